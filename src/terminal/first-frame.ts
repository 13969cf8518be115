import type { View } from '../model/view.ts';
import { mayHoldCases } from '../store/case-place.ts';
import { COLOURS, paint, paletteOf, WEIGHTS } from './render/paint.ts';
import { drawScreen, type Size } from './screens/draw-screen.ts';
import { entryScreen } from './screens/entry-screen.ts';
import type { Head } from './screens/head.ts';
import type { Stage } from './screens/screen.ts';
import { LOCAL } from './state/ui.ts';
import type { TerminalStreams } from './streams.ts';
import { WORDS } from './words.ts';

const emptyView = (head: Head): View => ({
  language: head.language,
  ...(head.product === undefined ? {} : { product: head.product }),
  ...(head.version === undefined ? {} : { version: head.version }),
  host: head.host,
  done: [],
  current: { kind: 'entry' },
  articles: [],
  can: { back: false, forward: false },
  asked: 0,
  state: 'open',
});

const emptyStage = (head: Head, ticks: boolean, cases: boolean): Stage => ({
  view: emptyView(head),
  language: head.language,
  words: WORDS[head.language],
  session: { id: '', facts: () => ({}), article: () => undefined, asked: () => undefined, running: () => undefined, report: () => '' },
  pack: { version: '', articles: [], flows: [], problems: [] },
  cases,
  terms: 0,
  describe: () => ({}),
  find: undefined,
  suggest: undefined,
  ticks,
  now: 0,
});

/** The entry as a new case shows it first, without a pack, a session or Ink: the same lines that Ink draws later. */
export const firstFrame = (size: Size, head: Head, palette = COLOURS, cases = false): string => {
  const stage = emptyStage(head, palette === WEIGHTS, cases);
  const local = { ...LOCAL, at: 'field' as const };
  const screen = entryScreen(stage, local);
  return paint(drawScreen(screen, { step: '', local, overlays: [] }, stage, size).lines, palette);
};

export type Painted = {
  /** What takes the frame away again, to be written right before the next one. */
  readonly erase: string;
  /** Gives the terminal back as it was: for a start that fails. */
  readonly undo: () => void;
};

/** Puts the entry on a terminal at once, before anything heavy is loaded. Keys typed meanwhile are kept for later. */
export const paintFirstFrame = ({ stdin, stdout }: TerminalStreams, env: Readonly<Record<string, string | undefined>>, head: Head): Painted | undefined => {
  if (stdin.isTTY !== true || stdout.isTTY !== true || env.TERM === 'dumb') return undefined;
  const frame = firstFrame({ columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 }, head, paletteOf(env), mayHoldCases(env));
  const rows = frame.split('\n').length;
  const erase = `\x1b[${rows}A\r\x1b[J`;
  stdin.setRawMode?.(true);
  stdout.write(`\x1b[?25l${frame}\n`);
  return {
    erase,
    undo: () => {
      stdin.setRawMode?.(false);
      stdout.write(`${erase}\x1b[?25h`);
    },
  };
};
