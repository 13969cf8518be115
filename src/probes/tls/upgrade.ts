import type { Duplex } from 'node:stream';
import type { Look } from '../define-probe.ts';
import { type LineStream, readLines } from '../line-stream.ts';
import { extensionsOf, openSmtp } from '../smtp/dialogue.ts';

export const STARTTLS = ['smtp', 'imap', 'pop3', 'sieve'] as const;
export type Starttls = (typeof STARTTLS)[number];

/** Protocols by their usual port; other ports speak TLS from the first byte. */
const BY_PORT: Readonly<Record<number, Starttls>> = { 25: 'smtp', 587: 'smtp', 2525: 'smtp', 143: 'imap', 110: 'pop3', 4190: 'sieve' };

export const starttlsOf = (port: number, named: string | undefined): Starttls | undefined =>
  named === undefined || named === '' ? BY_PORT[port] : STARTTLS.find((protocol) => protocol === named);

/** `ready`: TLS may start on this stream. `missing`: the server does not offer it. `silent`: it says nothing. */
export type Upgrade = 'ready' | 'missing' | 'silent';

type Asking = Pick<Look, 'signal' | 'log'>;

const STEP = 10_000;

/** Asks for TLS in the words of the protocol, after its whole greeting. */
export const upgrade = async (look: Asking, stream: Duplex, protocol: Starttls, helo: string): Promise<Upgrade> => {
  if (protocol === 'smtp') return upgradeSmtp(look, stream, helo);
  const lines = readLines(stream, look.signal);
  const result = await { imap, pop3, sieve }[protocol](look, lines);
  lines.release();
  return result;
};

const upgradeSmtp = async (look: Asking, stream: Duplex, helo: string): Promise<Upgrade> => {
  const session = await openSmtp(look, stream, helo);
  if (session.greeting === undefined) return 'silent';
  const offered = extensionsOf(session.ehlo).has('STARTTLS');
  const reply = offered ? await session.say('STARTTLS') : undefined;
  session.lines.release();
  return reply?.code === 220 ? 'ready' : 'missing';
};

/** Reads lines until one that ends the answer; undefined on silence. */
const until = async ({ log }: Asking, lines: LineStream, last: RegExp): Promise<string | undefined> => {
  for (let count = 0; count < 50; count += 1) {
    const line = await lines.readLine(STEP);
    if (line === undefined) return undefined;
    log(`S: ${line}`);
    if (last.test(line)) return line;
  }
  return undefined;
};

const say = ({ log }: Asking, lines: LineStream, command: string): void => {
  log(`C: ${command}`);
  lines.write(command);
};

/** RFC 9051, 6.2.1 */
const imap = async (look: Asking, lines: LineStream): Promise<Upgrade> => {
  if (!(await until(look, lines, /^\* (OK|PREAUTH|BYE)/i))) return 'silent';
  say(look, lines, 'a1 STARTTLS');
  return /^a1 OK/i.test((await until(look, lines, /^a1 /i)) ?? '') ? 'ready' : 'missing';
};

/** RFC 2595, 4 */
const pop3 = async (look: Asking, lines: LineStream): Promise<Upgrade> => {
  if (!(await until(look, lines, /^(\+OK|-ERR)/))) return 'silent';
  say(look, lines, 'STLS');
  return /^\+OK/.test((await until(look, lines, /^(\+OK|-ERR)/)) ?? '') ? 'ready' : 'missing';
};

/** RFC 5804, 1.7 and 2.2: the greeting is a list of capabilities that ends with OK. */
const sieve = async (look: Asking, lines: LineStream): Promise<Upgrade> => {
  if (!(await until(look, lines, /^(OK|NO|BYE)/i))) return 'silent';
  say(look, lines, 'STARTTLS');
  return /^OK/i.test((await until(look, lines, /^(OK|NO|BYE)/i)) ?? '') ? 'ready' : 'missing';
};
