import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { KEYS, type KeyName } from './keys.ts';

export type TerminalOptions = {
  /** Program and arguments. */
  readonly command: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
};

export type Ended = {
  readonly code: number;
  /** What the line settings of the terminal were before and after the program, as `stty -g` says them. */
  readonly before: string;
  readonly after: string;
  readonly cursorHidden: boolean;
  readonly alternateScreen: boolean;
  readonly bracketedPaste: boolean;
};

/** A program in a pseudo-terminal with a screen that can be read, used as a person would. */
export type Terminal = {
  /** Lines of the screen from top to bottom, without trailing blanks. */
  readonly screen: () => string;
  /** Everything that was ever on the screen, with what has scrolled away. */
  readonly history: () => string;
  /** Bytes as the program wrote them. */
  readonly raw: () => string;
  readonly press: (...keys: readonly KeyName[]) => void;
  readonly type: (text: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  /** Waits until the screen shows it; throws with the screen when it does not within `milliseconds`. */
  readonly shows: (what: RegExp | string, milliseconds?: number) => Promise<void>;
  readonly hides: (what: RegExp | string, milliseconds?: number) => Promise<void>;
  /** Waits until nothing was written for `milliseconds`. */
  readonly quiet: (milliseconds?: number) => Promise<void>;
  /** Sends a signal to the program itself, not to its shell. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** Closes the terminal, as a person closes its window or a connection breaks, and waits until the program is gone. */
  readonly hangUp: (milliseconds?: number) => Promise<void>;
  /** Waits for the end of the program and reads what it left behind. */
  readonly ended: (milliseconds?: number) => Promise<Ended>;
  readonly dispose: () => void;
};

// The program runs under a shell that stays: it tells what the terminal is like afterwards, and survives its signals.
const SCRIPT = `trap : INT HUP TERM QUIT; stty -g > "$E2E_DIR/before"; (trap - INT HUP TERM QUIT; exec sh -c 'echo $$ > "$E2E_DIR/pid"; exec "$@"' sh "$@"); code=$?
stty -g > "$E2E_DIR/after"; echo $code > "$E2E_DIR/code"; exit $code`;

const matches = (text: string, what: RegExp | string): boolean => (typeof what === 'string' ? text.includes(what) : what.test(text));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const linesOf = (screen: InstanceType<typeof xterm.Terminal>, from: number): string => {
  const lines: string[] = [];
  const buffer = screen.buffer.active;
  for (let row = from; row < buffer.length; row += 1) {
    const line = buffer.getLine(row);
    const text = line?.translateToString(true) ?? '';
    if (line?.isWrapped && lines.length > 0) lines[lines.length - 1] += text;
    else lines.push(text);
  }
  return lines.join('\n').trimEnd();
};

export const openTerminal = ({ command, columns = 80, rows = 24, env = {}, cwd }: TerminalOptions): Terminal => {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-e2e-'));
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 10_000 });
  const { CI: _ci, CONTINUOUS_INTEGRATION: _too, NO_COLOR: _plain, FORCE_COLOR: _forced, ...inherited } = process.env;
  const pty = spawn('/bin/sh', ['-c', SCRIPT, 'sh', ...command], {
    cols: columns,
    rows,
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...inherited, TERM: 'xterm-256color', LC_ALL: 'en_US.UTF-8', LANG: 'en_US.UTF-8', E2E_DIR: folder, ...env } as Record<string, string>,
  });
  let raw = '';
  let lastWrite = Date.now();
  let over = false;
  pty.onData((data) => {
    raw += data;
    lastWrite = Date.now();
    screen.write(data);
  });
  // Terminals answer questions (cursor position, device attributes); a program may wait for that.
  screen.onData((answer) => {
    if (!over) pty.write(answer);
  });
  const exited = new Promise<void>((resolve) => {
    pty.onExit(() => {
      over = true;
      resolve();
    });
  });
  const parsed = (): Promise<void> => new Promise((resolve) => screen.write('', resolve));
  const shown = (): string => linesOf(screen, screen.buffer.active.viewportY);

  const until = async (holds: () => boolean, milliseconds: number, complaint: string): Promise<void> => {
    const limit = Date.now() + milliseconds;
    for (;;) {
      await parsed();
      if (holds()) return;
      if (over || Date.now() > limit)
        throw new Error(`${complaint}${over ? ' before the program ended' : ` within ${milliseconds} ms`}; the screen was:\n${shown()}`);
      await sleep(10);
    }
  };

  const read = (name: string): string => readFileSync(join(folder, name), 'utf8').trim();

  return {
    screen: shown,
    history: () => linesOf(screen, 0),
    raw: () => raw,
    press: (...keys) => {
      for (const key of keys) pty.write(KEYS[key]);
    },
    type: (text) => pty.write(text),
    resize: (toColumns, toRows) => {
      screen.resize(toColumns, toRows);
      pty.resize(toColumns, toRows);
    },
    shows: (what, milliseconds = 10_000) => until(() => matches(shown(), what), milliseconds, `did not show ${what}`),
    hides: (what, milliseconds = 10_000) => until(() => !matches(shown(), what), milliseconds, `still showed ${what}`),
    quiet: async (milliseconds = 150) => {
      while (!over && Date.now() - lastWrite < milliseconds) await sleep(10);
      await parsed();
    },
    signal: (name) => {
      process.kill(Number(read('pid')), name);
    },
    hangUp: async (milliseconds = 5000) => {
      const pid = Number(read('pid'));
      // Not in its types: closes the other side of the terminal.
      (pty as unknown as { destroy: () => void }).destroy();
      const limit = Date.now() + milliseconds;
      while (isAlive(pid)) {
        if (Date.now() > limit) throw new Error(`the program still ran ${milliseconds} ms after its terminal was closed`);
        await sleep(20);
      }
      over = true;
    },
    ended: async (milliseconds = 10_000) => {
      const late = sleep(milliseconds, 'late' as const, { ref: false });
      if ((await Promise.race([exited, late])) === 'late') throw new Error(`did not end within ${milliseconds} ms; the screen was:\n${shown()}`);
      // The end may be told before the last bytes are.
      for (let seen = -1; seen !== raw.length; ) {
        seen = raw.length;
        await sleep(60);
      }
      await parsed();
      // Whether the cursor is hidden is no part of xterm's public interface.
      const core = (screen as unknown as { _core: { coreService: { isCursorHidden: boolean } } })._core;
      return {
        code: Number(read('code')),
        before: read('before'),
        after: read('after'),
        cursorHidden: core.coreService.isCursorHidden,
        alternateScreen: screen.buffer.active.type === 'alternate',
        bracketedPaste: screen.modes.bracketedPasteMode,
      };
    },
    dispose: () => {
      if (!over) {
        try {
          process.kill(Number(read('pid')), 'SIGKILL');
        } catch {
          // It has ended by itself meanwhile.
        }
        pty.kill('SIGKILL');
      }
      screen.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
