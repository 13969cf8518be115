import { graphemes } from '../render/text-width.ts';

/** What Ink tells of a key; only what is read here. */
export type InkKey = {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
};

/** A key by name; `text` is what it writes into a field. */
export type Press = { readonly name: string; readonly text?: string };

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  // Terminals send 0x7f for backspace, which Ink calls delete.
  ['delete', 'backspace'],
] as const;

const BYTES: Readonly<Record<string, Press>> = {
  '\r': { name: 'enter' },
  '\n': { name: 'enter' },
  '\t': { name: 'tab' },
  '\x7f': { name: 'backspace' },
  '\b': { name: 'backspace' },
  ' ': { name: 'space', text: ' ' },
};

/** Keys typed fast, or sent by a program, arrive as one string: each counts for itself. */
export const readKeys = (input: string, key: InkKey): Press[] => {
  if (key.ctrl) return input === '' ? [] : [{ name: `ctrl+${input}` }];
  if (key.tab) return [{ name: key.shift ? 'shift+tab' : 'tab' }];
  const named = NAMED.find(([flag]) => key[flag]);
  if (named) return [{ name: named[1] }];
  if (key.meta) return input === '' ? [] : [{ name: `alt+${input}` }];
  return graphemes(input).map((character) => BYTES[character] ?? { name: character, text: character });
};
