import { createLineReader } from './plain/line-reader.ts';
import { readInput } from './read-input.ts';
import type { TerminalEnd, TerminalOptions } from './terminal-options.ts';

/** What stands on a line of output: a view after every change, or why an input did nothing. */
const written = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Resolves when no probe is at work. */
const idle = ({ session, signal }: TerminalOptions): Promise<void> =>
  new Promise((resolve) => {
    const leave = session.subscribe(() => look());
    const look = (): void => {
      if (session.running() && !signal?.aborted) return;
      leave();
      resolve();
    };
    signal?.addEventListener('abort', look, { once: true });
    look();
  });

/** For programs: `{"view": …}` out, one event (`src/model/event.ts`) a line in. Ends with the input, after the probe at work. */
export const runJsonLines = async (options: TerminalOptions): Promise<TerminalEnd> => {
  const { session, streams } = options;
  let last = '';
  const tell = (): void => {
    const text = written({ view: session.view() });
    if (text !== last) streams.stdout.write(text);
    last = text;
  };
  const leave = session.subscribe(tell);
  const reader = createLineReader(streams.stdin);
  options.signal?.addEventListener('abort', reader.close, { once: true });
  await session.settled();
  tell();
  try {
    for (let line = await reader.next(); line !== undefined && !options.signal?.aborted; line = await reader.next()) {
      if (line.trim() === '') continue;
      const input = readInput(line);
      // The next event belongs to what the probe at work leaves behind.
      await idle(options);
      const problem = typeof input === 'string' ? { rule: 'event', severity: 'error', message: input } : session.send(input);
      await session.settled();
      if (problem) streams.stdout.write(written({ problem }));
    }
    await idle(options);
    await session.settled();
    return { code: 0 };
  } finally {
    leave();
    reader.close();
  }
};
