import type { Failure } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';
import { addressesOf, ask, recordsOf } from '../dns/ask.ts';
import { readIp } from '../ip.ts';
import { sameOrganisation } from '../same-organisation.ts';
import { tryConnect } from '../tcp/try-connect.ts';
import { nameOfGreeting, openSmtp } from './dialogue.ts';

/** A mail server to try: an address, and the names by which its greeting may go. */
export type MailTarget = { readonly address: string; readonly family: 4 | 6; readonly names: readonly string[] };

type Asking = Pick<Look, 'host' | 'signal' | 'log'>;

/** One IPv4 and one IPv6 address of the first MX of a domain; a literal stands for itself. */
export const mailTargets = async (look: Asking, domain: string): Promise<readonly MailTarget[] | Failure> => {
  const literal = readIp(domain);
  if (literal) return [{ address: domain, family: literal.family, names: [] }];
  const reply = await ask(look, { name: domain, type: 'MX' });
  if (!reply.ok) return reply;
  const [best] = recordsOf(reply.value, 'MX').toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
  const host = best?.value ?? domain;
  const found = await addressesOf(look, host);
  if (!found.ok) return found;
  const names = [domain, host];
  return [
    ...found.value.v4.slice(0, 1).map((address) => ({ address, family: 4 as const, names })),
    ...found.value.v6.slice(0, 1).map((address) => ({ address, family: 6 as const, names })),
  ];
};

/** `redirected`: somebody else answers in its place. `no-way`: this machine does not have that family at all. */
export type Reach = { readonly state: 'open' | 'redirected' | 'refused' | 'silent' | 'no-way'; readonly target: MailTarget; readonly banner?: string };

/** The family is missing here; EHOSTUNREACH in contrast comes from a firewall on the way ("administratively prohibited"). */
const NO_FAMILY = ['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'];

export const reachTarget = async (look: Asking, target: MailTarget, port: number, helo: string): Promise<Reach> => {
  const stream = await tryConnect(look, target.address, port);
  if (!stream.ok) {
    if (NO_FAMILY.includes(stream.code ?? '')) return { state: 'no-way', target };
    return { state: stream.reason === 'timed-out' ? 'silent' : 'refused', target };
  }
  const session = await openSmtp(look, stream.value, helo);
  if (session.ehlo?.code === 250) {
    await session.say('MAIL FROM:<>');
    await session.say('RSET');
  }
  await session.quit();
  if (session.greeting === undefined) return { state: 'silent', target };
  const banner = nameOfGreeting(session.greeting) ?? session.greeting.lines[0] ?? '';
  const theirs = target.names.length === 0 || target.names.some((name) => sameOrganisation(name, banner));
  return { state: theirs ? 'open' : 'redirected', target, banner };
};
