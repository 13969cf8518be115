import type { Duplex } from 'node:stream';
import { boundedSignal } from '../hosts/bounded-signal.ts';

/** Lines of a stream, one at a time, each within its time. */
export type LineStream = {
  /** The next line without its end; undefined on silence, on the end, or when the look is over. */
  readonly readLine: (timeoutMs: number) => Promise<string | undefined>;
  readonly write: (line: string) => void;
  readonly ended: () => boolean;
  /** Lets go of the stream, so that TLS can take it over. */
  readonly release: () => void;
};

const LONGEST = 64 * 1024;

export const readLines = (stream: Duplex, signal: AbortSignal): LineStream => {
  let rest = '';
  // It may have hung up before anybody listened.
  let over = stream.destroyed || stream.readableEnded;
  let wake = (): void => undefined;
  const onData = (chunk: Buffer): void => {
    rest += chunk.toString('latin1');
    if (rest.length > LONGEST) over = true;
    wake();
  };
  const onEnd = (): void => {
    over = true;
    wake();
  };
  stream.on('data', onData);
  for (const name of ['end', 'close', 'error'] as const) stream.on(name, onEnd);
  const take = (): string | undefined => {
    const end = rest.indexOf('\n');
    if (end < 0) return undefined;
    const line = rest.slice(0, end).replace(/\r$/, '');
    rest = rest.slice(end + 1);
    return line;
  };
  return {
    readLine: async (timeoutMs) => {
      const limit = boundedSignal({ signal, timeoutMs }, 0);
      for (;;) {
        const line = take();
        if (line !== undefined || over || limit.aborted) return line;
        await new Promise<void>((resolve) => {
          wake = resolve;
          limit.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    },
    write: (line) => {
      if (!over && stream.writable) stream.write(`${line}\r\n`);
    },
    ended: () => over,
    release: () => {
      stream.off('data', onData);
      for (const name of ['end', 'close'] as const) stream.off(name, onEnd);
    },
  };
};
