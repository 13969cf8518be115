import { sanitise } from '../../model/sanitise.ts';
import { graphemes } from '../render/text-width.ts';
import type { Press } from './read-keys.ts';

/** Text being typed; `caret` is an offset in UTF-16 code units, always between two characters as a reader sees them. */
export type Editor = { readonly text: string; readonly caret: number };

export const EMPTY_EDITOR: Editor = { text: '', caret: 0 };

/** More than this is not held: a log of a whole day is not read by a person either. */
export const MOST_TYPED = 200_000;

/** No character is longer; so much is looked at around the caret, however long the text is. */
const NEAR = 64;

const before = ({ text, caret }: Editor): number => caret - (graphemes(text.slice(Math.max(0, caret - NEAR), caret)).at(-1)?.length ?? 0);

const after = ({ text, caret }: Editor): number => caret + (graphemes(text.slice(caret, caret + NEAR))[0]?.length ?? 0);

const replace = ({ text, caret }: Editor, from: number, inserted: string): Editor => {
  const room = MOST_TYPED - (text.length - (caret - from));
  const fitting = inserted.slice(0, Math.max(0, room)).toWellFormed();
  return { text: text.slice(0, from) + fitting + text.slice(caret), caret: from + fitting.length };
};

/** Writes text where the caret stands: safe to draw, line ends as `\n`. */
export const write = (editor: Editor, text: string): Editor => replace(editor, editor.caret, sanitise(text));

const wordStart = ({ text, caret }: Editor): number => caret - (/\S*\s*$/.exec(text.slice(Math.max(0, caret - 1000), caret))?.[0].length ?? 0);

/** The editor after a key, or undefined when the key is none of its own. */
export const edit = (editor: Editor, press: Press): Editor | undefined => {
  switch (press.name) {
    case 'backspace':
      return replace(editor, before(editor), '');
    case 'left':
      return { ...editor, caret: before(editor) };
    case 'right':
      return { ...editor, caret: after(editor) };
    case 'home':
    case 'ctrl+a':
      return { ...editor, caret: 0 };
    case 'end':
    case 'ctrl+e':
      return { ...editor, caret: editor.text.length };
    case 'ctrl+w':
    case 'alt+backspace':
      return replace(editor, wordStart(editor), '');
    case 'ctrl+u':
      return replace(editor, 0, '');
    default:
      return press.text === undefined ? undefined : write(editor, press.text);
  }
};
