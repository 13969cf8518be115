import type { Line, Role } from './line.ts';

/** SGR parameters of each role; an empty one leaves the text as it is. */
export type Palette = Readonly<Record<Role, readonly [on: string, off: string]>>;

const BOLD = ['1', '22'] as const;
const DIM = ['2', '22'] as const;
const CYAN = ['36', '39'] as const;
const NOTHING = ['', ''] as const;

/** One accent out of the sixteen colours that every terminal and theme has. */
export const COLOURS: Palette = {
  strong: BOLD,
  accent: CYAN,
  chosen: ['1;36', '22;39'],
  dim: DIM,
  code: CYAN,
  emphasis: ['3', '23'],
  strike: ['9', '29'],
  link: ['4', '24'],
  caret: ['7', '27'],
};

/** NO_COLOR: weights stay, they are no colour. */
export const WEIGHTS: Palette = { ...COLOURS, accent: BOLD, chosen: BOLD, code: NOTHING };

export const paintLine = (line: Line, palette: Palette): string =>
  line
    .map(({ text, role }) => {
      const [on, off] = role === undefined ? NOTHING : palette[role];
      return on === '' || text === '' ? text : `\x1b[${on}m${text}\x1b[${off}m`;
    })
    .join('');

export const paint = (lines: readonly Line[], palette: Palette): string => lines.map((line) => paintLine(line, palette)).join('\n');

/** NO_COLOR by its own rule (set and not empty), FORCE_COLOR=0 as Node reads it. */
export const paletteOf = (env: Readonly<Record<string, string | undefined>>): Palette =>
  (env.NO_COLOR ?? '') !== '' || env.FORCE_COLOR === '0' ? WEIGHTS : COLOURS;
