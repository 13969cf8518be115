import type { Io } from '../io.ts';
import { printable } from '../printable.ts';

const EVERY = 80;

/** One line on stderr that is written over, in a terminal; lines of their own where progress was asked for; else nothing. */
export const createProgress = (io: Io, asked: boolean, json: boolean): { readonly say: (text: string) => void; readonly end: () => void } => {
  const live = io.stderr.isTTY === true && !json;
  let last = 0;
  let width = 0;
  return {
    say: (text) => {
      const now = performance.now();
      if ((!live && !asked) || now - last < EVERY) return;
      last = now;
      const line = printable(text).slice(0, 78);
      io.stderr.write(live ? `\r${line.padEnd(width)}` : `${line}\n`);
      width = line.length;
    },
    end: () => {
      if (live && width > 0) io.stderr.write(`\r${' '.repeat(width)}\r`);
    },
  };
};
