import type { TerminalEnd, TerminalOptions } from './terminal-options.ts';

/** Shows a session to a person, in the way that the streams allow, until they leave. The case is kept by the session's journal. */
export const startTerminal = async (options: TerminalOptions): Promise<TerminalEnd> => {
  const { stdin, stdout } = options.streams;
  if (options.json) return (await import('./json-lines.ts')).runJsonLines(options);
  const { TERM, INK_SCREEN_READER } = options.env;
  const live = stdin.isTTY === true && stdout.isTTY === true && !options.plain && TERM !== 'dumb' && INK_SCREEN_READER !== 'true';
  return live ? (await import('./live.ts')).runLive(options) : (await import('./plain/run-plain.ts')).runPlain(options);
};
