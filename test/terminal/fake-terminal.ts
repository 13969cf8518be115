import type { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import type { TerminalStreams } from '../../src/terminal/streams.ts';

/** Keys as a terminal sends them. */
export const KEY = { up: '\x1b[A', down: '\x1b[B', enter: '\r', escape: '\x1b', backspace: '\x7f', ctrlC: '\x03', tab: '\t', pageDown: '\x1b[6~' } as const;

export const pasted = (text: string): string => `\x1b[200~${text}\x1b[201~`;

/** A terminal in memory: what is written is interpreted by xterm, so that cells are compared and not bytes. */
export const openFakeTerminal = (columns = 80, rows = 24) => {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 2000, convertEol: true });
  const raw: string[] = [];
  const size = { columns, rows };
  const stdout = Object.assign(
    new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _encoding, done) => {
        raw.push(String(chunk));
        terminal.write(String(chunk), () => done());
      },
    }),
    { isTTY: true },
  );
  Object.defineProperty(stdout, 'columns', { get: () => size.columns });
  Object.defineProperty(stdout, 'rows', { get: () => size.rows });
  const modes: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (mode: boolean) => modes.push(mode), ref: () => {}, unref: () => {} });
  const lines = (from: number, to: number): string[] =>
    Array.from({ length: to - from }, (_, y) => terminal.buffer.active.getLine(from + y)?.translateToString(true) ?? '');
  const all = (): string => lines(0, terminal.buffer.active.length).join('\n').trimEnd();
  const screen = (): string =>
    lines(terminal.buffer.active.baseY, terminal.buffer.active.baseY + size.rows)
      .join('\n')
      .trimEnd();
  return {
    streams: { stdin, stdout, stderr: new PassThrough() } as unknown as TerminalStreams,
    screen,
    all,
    raw: () => raw.join(''),
    isRaw: () => modes.at(-1) ?? false,
    type: (keys: string) => stdin.write(keys),
    hangUp: () => stdin.end(),
    resize: (nextColumns: number, nextRows: number) => {
      size.columns = nextColumns;
      size.rows = nextRows;
      terminal.resize(nextColumns, nextRows);
      (stdout as unknown as EventEmitter).emit('resize');
    },
    /** Waits until the screen shows it, or says what it shows instead. */
    shows: async (wanted: string | RegExp, limit = 5000): Promise<void> => {
      const end = Date.now() + limit;
      const there = (): boolean => (typeof wanted === 'string' ? screen().includes(wanted) : wanted.test(screen()));
      while (!there()) {
        if (Date.now() > end) throw new Error(`never showed ${wanted}:\n${screen()}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    /** Waits until nothing has been written for a while. */
    quiet: async (): Promise<void> => {
      for (let before = -1; before !== raw.length; ) {
        before = raw.length;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    },
  };
};

export type FakeTerminal = ReturnType<typeof openFakeTerminal>;
