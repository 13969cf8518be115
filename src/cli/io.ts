import type { Readable, Writable } from 'node:stream';
import type { Painted } from '../terminal/first-frame.ts';

/** What the world gives to a run: handed in, so that a test can run commands in its own process. */
export type Io = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly signal: AbortSignal;
  /** The first question, painted before the command line was read. */
  readonly painted?: Painted;
};
