import { sanitise } from '../../model/sanitise.ts';
import { graphemes } from '../render/text-width.ts';
import type { Press } from './read-keys.ts';

/** Text being typed; `caret` counts characters as a reader sees them. */
export type Editor = { readonly text: string; readonly caret: number };

export const EMPTY_EDITOR: Editor = { text: '', caret: 0 };

/** More than this is not held: a log of a whole day is not read by a person either. */
export const MOST_TYPED = 200_000;

export const editorOf = (text: string): Editor => ({ text, caret: graphemes(text).length });

const replace = ({ text, caret }: Editor, removed: number, inserted: string): Editor => {
  const characters = graphemes(text);
  const start = Math.max(0, caret - removed);
  const before = characters.slice(0, start).join('') + inserted;
  return { text: (before + characters.slice(caret).join('')).slice(0, MOST_TYPED), caret: graphemes(before).length };
};

/** Writes text where the caret stands: safe to draw, line ends as `\n`. */
export const write = (editor: Editor, text: string): Editor => replace(editor, 0, sanitise(text));

const wordBefore = ({ text, caret }: Editor): number => {
  const before = graphemes(text).slice(0, caret).join('');
  return graphemes(/\S*\s*$/.exec(before)?.[0] ?? '').length;
};

/** The editor after a key, or undefined when the key is none of its own. */
export const edit = (editor: Editor, press: Press): Editor | undefined => {
  const last = graphemes(editor.text).length;
  switch (press.name) {
    case 'backspace':
      return replace(editor, 1, '');
    case 'left':
      return { ...editor, caret: Math.max(0, editor.caret - 1) };
    case 'right':
      return { ...editor, caret: Math.min(last, editor.caret + 1) };
    case 'home':
    case 'ctrl+a':
      return { ...editor, caret: 0 };
    case 'end':
    case 'ctrl+e':
      return { ...editor, caret: last };
    case 'ctrl+w':
    case 'alt+backspace':
      return replace(editor, wordBefore(editor), '');
    case 'ctrl+u':
      return replace(editor, editor.caret, '');
    default:
      return press.text === undefined ? undefined : write(editor, press.text);
  }
};
