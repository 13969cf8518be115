import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Lines of a stream, one at a time; undefined after the last. */
export type LineReader = {
  readonly next: () => Promise<string | undefined>;
  /** Offers lines that nobody has asked for; one that is taken (true) is not kept. Returns how to stop it. */
  readonly listen: (take: (line: string) => boolean) => () => void;
  readonly close: () => void;
};

/** Never reads ahead of the question in its answers, and never loses a line that came early. */
export const createLineReader = (stdin: Readable): LineReader => {
  const lines: string[] = [];
  const waiting: ((line: string | undefined) => void)[] = [];
  let ended = false;
  let take: ((line: string) => boolean) | undefined;
  const reader = createInterface({ input: stdin, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
  const end = (): void => {
    ended = true;
    for (const one of waiting.splice(0)) one(undefined);
  };
  reader.on('line', (line) => {
    const one = waiting.shift();
    if (one) one(line);
    else if (!take?.(line)) lines.push(line);
  });
  reader.on('close', end);
  stdin.on('error', end);
  return {
    next: () => {
      const line = lines.shift();
      if (line !== undefined || ended) return Promise.resolve(line);
      return new Promise((resolve) => waiting.push(resolve));
    },
    listen: (listener) => {
      take = listener;
      return () => {
        take = undefined;
      };
    },
    close: () => reader.close(),
  };
};
