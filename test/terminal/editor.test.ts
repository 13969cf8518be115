import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes } from '../../src/terminal/render/text-width.ts';
import { type Editor, EMPTY_EDITOR, edit, MOST_TYPED, write } from '../../src/terminal/state/editor.ts';

const KEYS = ['backspace', 'left', 'right', 'home', 'end', 'ctrl+w', 'ctrl+u'] as const;
const unit = fc.constantFrom('a', ' ', 'ä', '👍🏽', '日', 'e\u0301', '\n', '🇩🇪');
const step = fc.oneof(
  fc.constantFrom(...KEYS).map((name) => ({ name })),
  unit.map((text) => ({ name: text, text })),
);

test('the caret always stands in the text, between two characters', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let editor: Editor = EMPTY_EDITOR;
      for (const one of steps) editor = edit(editor, one) ?? editor;
      // Cut at the caret, the text falls into whole characters.
      const parts = graphemes(editor.text.slice(0, editor.caret)).length + graphemes(editor.text.slice(editor.caret)).length;
      return editor.caret <= editor.text.length && editor.text.isWellFormed() && parts === graphemes(editor.text).length;
    }),
  );
});

test('backspace removes a whole character as a reader sees it', () => {
  const editor = edit(write(EMPTY_EDITOR, 'a🇩🇪'), { name: 'backspace' });
  expect(editor).toEqual({ text: 'a', caret: 1 });
});

test('text is written where the caret stands', () => {
  let editor = edit(write(EMPTY_EDITOR, 'ac'), { name: 'left' })!;
  editor = edit(editor, { name: 'b', text: 'b' })!;
  expect(editor).toEqual({ text: 'abc', caret: 2 });
});

test('Ctrl-W removes a word and Ctrl-U the rest of the line before the caret', () => {
  expect(edit(write(EMPTY_EDITOR, 'one two'), { name: 'ctrl+w' })?.text).toBe('one ');
  expect(edit(write(EMPTY_EDITOR, 'one two'), { name: 'ctrl+u' })?.text).toBe('');
});

test('more than can be held is cut', () => {
  expect(write(EMPTY_EDITOR, 'x'.repeat(MOST_TYPED + 5)).text).toHaveLength(MOST_TYPED);
});
