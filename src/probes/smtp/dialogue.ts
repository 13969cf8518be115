import type { Duplex } from 'node:stream';
import type { Look } from '../define-probe.ts';
import { type LineStream, readLines } from '../line-stream.ts';

/** A reply with all its lines; `code` 0 where the other side does not speak SMTP. */
export type SmtpReply = { readonly code: number; readonly lines: readonly string[] };

export type SmtpSession = {
  readonly greeting: SmtpReply | undefined;
  readonly ehlo: SmtpReply | undefined;
  readonly lines: LineStream;
  readonly say: (command: string) => Promise<SmtpReply | undefined>;
  readonly quit: () => Promise<void>;
};

/** Milliseconds per step. Postscreen and tarpits greet late on purpose. */
const STEP = 10_000;

const readReply = async (lines: LineStream, timeoutMs: number, log: Look['log']): Promise<SmtpReply | undefined> => {
  const gathered: string[] = [];
  for (;;) {
    const line = await lines.readLine(timeoutMs);
    if (line === undefined) return undefined;
    log(`S: ${line}`);
    gathered.push(line.slice(4));
    const parts = /^(\d{3})([ -]|$)/.exec(line);
    if (!parts) return { code: 0, lines: [line] };
    // `220-` goes on, `220 ` ends (RFC 5321, 4.2.1).
    if (parts[2] !== '-' || gathered.length >= 100) return { code: Number(parts[1]), lines: gathered };
  }
};

/** `greeted`: the greeting was before (after STARTTLS it does not come again, RFC 3207, 4.2). */
export type SmtpOptions = { readonly stepMs?: number; readonly greeted?: boolean };

/** Greets politely: waits for the whole greeting, then EHLO. Never sends DATA. */
export const openSmtp = async (
  look: Pick<Look, 'signal' | 'log'>,
  stream: Duplex,
  helo: string,
  { stepMs = STEP, greeted = false }: SmtpOptions = {},
): Promise<SmtpSession> => {
  const lines = readLines(stream, look.signal);
  const say = async (command: string): Promise<SmtpReply | undefined> => {
    look.log(`C: ${command}`);
    lines.write(command);
    return readReply(lines, stepMs, look.log);
  };
  const greeting = greeted ? undefined : await readReply(lines, stepMs, look.log);
  const ehlo = greeted || greeting?.code === 220 ? await say(`EHLO ${helo}`) : undefined;
  const quit = async (): Promise<void> => {
    if ((ehlo ?? greeting)?.code && !lines.ended()) await say('QUIT');
    stream.destroy();
  };
  return { greeting, ehlo, lines, say, quit };
};

/** Host name of a greeting: its first word, where that is a name (RFC 5321, 4.3.1). */
export const nameOfGreeting = (reply: SmtpReply | undefined): string | undefined => {
  const word = reply?.lines[0]?.trim().split(/\s+/)[0];
  return word !== undefined && /^(?=.*[a-z])[a-z\d_-]+(\.[a-z\d_-]+)+\.?$/i.test(word) ? word.toLowerCase().replace(/\.$/, '') : undefined;
};

/** Extensions that EHLO offers, upper case, with their parameters. */
export const extensionsOf = (reply: SmtpReply | undefined): ReadonlyMap<string, string> =>
  new Map((reply?.code === 250 ? reply.lines.slice(1) : []).map((line) => [line.split(/[ =]/)[0]!.toUpperCase(), line.replace(/^\S+?[ =]|^\S+$/, '')]));
