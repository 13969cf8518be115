import type { Readable, Writable } from 'node:stream';

/** The three streams of a run, handed in so that a test can look at them. */
export type TerminalStreams = {
  readonly stdin: Readable & { readonly isTTY?: boolean; setRawMode?: (mode: boolean) => unknown };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
};
