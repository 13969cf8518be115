import { MISUSE } from './exit-codes.ts';
import type { Io } from './io.ts';

/** Something a person did wrong, and what was meant. */
export type Misuse = { readonly message: string; readonly mend?: string };

/** The two streams of a command. With `--json`, `line` is silent and `json` is the only thing on stdout. */
export type Output = {
  readonly line: (text?: string) => void;
  readonly json: (value: unknown) => void;
  readonly note: (text: string) => void;
  /** Says what was wrong and returns the exit code for it. */
  readonly misuse: (misuse: Misuse) => number;
};

export const createOutput = (io: Io, json: boolean): Output => {
  const say = (text: string): void => {
    io.stderr.write(`${text}\n`);
  };
  const sayJson = (value: unknown): void => {
    io.stdout.write(`${JSON.stringify(value, undefined, io.stdout.isTTY ? 2 : 0)}\n`);
  };
  return {
    line: (text = '') => {
      if (!json) io.stdout.write(`${text}\n`);
    },
    json: sayJson,
    note: say,
    misuse: ({ message, mend }) => {
      say(mend ? `${message}\n${mend}` : message);
      if (json) sayJson({ error: { message, ...(mend ? { mend } : {}) } });
      return MISUSE;
    },
  };
};
