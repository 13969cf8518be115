import type { Painted } from '../terminal/first-frame.ts';
import { MISUSE } from './exit-codes.ts';
import { faultText } from './fault-text.ts';
import { wantedLanguage } from './language.ts';
import { runCli } from './run-cli.ts';

/** A reader that went away (`mailmedic read | head`) is no fault, nor is a terminal that was closed (EIO). */
const quietPipe = (fault: NodeJS.ErrnoException): void => {
  if (fault.code !== 'EPIPE' && fault.code !== 'EIO') throw fault;
  process.exit(0);
};

const written = (stream: NodeJS.WriteStream): Promise<void> => new Promise((resolve) => stream.write('', () => resolve()));

/** Signals that ask to stop, with their numbers. Probes end and connections close first. */
const STOPS = [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const;

/** Milliseconds that a command has to end by itself when it is told to stop. */
const PATIENCE = 3000;

/** The program: the only place that exits. `painted` is the first question, where it is on the screen already. */
export const main = async (painted?: Painted): Promise<void> => {
  process.stdout.on('error', quietPipe);
  process.stderr.on('error', quietPipe);
  const stop = new AbortController();
  for (const [signal, number] of STOPS) {
    process.once(signal, () => {
      stop.abort();
      setTimeout(() => process.exit(128 + number), PATIENCE).unref();
    });
  }
  process.on('uncaughtException', (fault) => {
    process.stderr.write(`${faultText(fault, wantedLanguage(process.argv.slice(2), process.env), process.argv.includes('--debug'))}\n`);
    process.exit(MISUSE);
  });
  const code = await runCli({
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: stop.signal,
    ...(painted ? { painted } : {}),
  });
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(code);
};
