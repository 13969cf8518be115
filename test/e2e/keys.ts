/** What a terminal sends for a key (xterm, normal cursor mode). */
export const KEYS = {
  enter: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  tab: '\t',
  backspace: '\x7f',
  'page-up': '\x1b[5~',
  'page-down': '\x1b[6~',
  'ctrl-c': '\x03',
  'ctrl-d': '\x04',
  'ctrl-l': '\x0c',
  'ctrl-z': '\x1a',
} as const;

export type KeyName = keyof typeof KEYS;

/** What a terminal sends for a paste while bracketed paste is on. */
export const pasted = (text: string): string => `\x1b[200~${text}\x1b[201~`;
