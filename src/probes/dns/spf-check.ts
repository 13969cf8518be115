import type { DnsType, Failure } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';
import { contains, type Ip, readIp, readNetwork, reversed } from '../ip.ts';
import { ask, recordsOf } from './ask.ts';
import { isSpf, readSpf, type SpfTerm } from './spf-record.ts';

/** `term`: the term that decided. `lookups` counts towards the limit of ten (RFC 7208, 4.6.4). */
export type SpfResult =
  | { readonly result: 'pass' | 'fail' | 'softfail' | 'neutral'; readonly term: string }
  | { readonly result: 'none' }
  | { readonly result: 'several'; readonly count: number }
  | { readonly result: 'permerror'; readonly why: string }
  | { readonly result: 'temperror'; readonly failure: Failure };

const QUALIFIERS = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const;

type Asking = Pick<Look, 'host' | 'signal' | 'log'>;
type State = { readonly look: Asking; readonly ip: Ip; readonly sender: string; lookups: number; voids: number };
class Stop {
  readonly result: SpfResult;
  constructor(result: SpfResult) {
    this.result = result;
  }
}

/** Evaluates SPF for an address by its meaning, as a receiver would (RFC 7208, 4). */
export const checkSpf = async (look: Asking, ip: Ip, domain: string): Promise<SpfResult> => {
  try {
    return await checkHost({ look, ip, sender: domain, lookups: 0, voids: 0 }, domain, 0);
  } catch (stop) {
    if (stop instanceof Stop) return stop.result;
    throw stop;
  }
};

const broken = (why: string): Stop => new Stop({ result: 'permerror', why });

const checkHost = async (state: State, domain: string, depth: number): Promise<SpfResult> => {
  if (depth > 10) throw broken(`include loop at ${domain}`);
  const reply = await ask(state.look, { name: domain, type: 'TXT' });
  if (!reply.ok) throw new Stop({ result: 'temperror', failure: reply });
  const records = recordsOf(reply.value, 'TXT')
    .map(({ value }) => value)
    .filter(isSpf);
  if (records.length === 0) return { result: 'none' };
  if (records.length > 1) return { result: 'several', count: records.length };
  const read = readSpf(records[0]!);
  if ('wrong' in read) throw broken(`"${read.wrong}"`);
  for (const term of read.terms) {
    if (term.type === 'mechanism' && (await matches(state, term, domain, depth))) return { result: QUALIFIERS[term.qualifier], term: term.text };
  }
  const redirect = read.terms.find((term) => term.type === 'modifier' && term.name === 'redirect');
  if (redirect === undefined) return { result: 'neutral', term: 'v=spf1' };
  return follow(state, expand(state, redirect.value!, domain), depth, redirect.text);
};

const follow = async (state: State, domain: string, depth: number, text: string): Promise<SpfResult> => {
  count(state);
  const result = await checkHost(state, domain, depth + 1);
  if (result.result === 'none') throw broken(`${text}: ${domain} has no SPF record`);
  if (result.result === 'several') throw broken(`${text}: ${domain} has ${result.count} SPF records`);
  return result;
};

const count = (state: State): void => {
  state.lookups += 1;
  if (state.lookups > 10) throw broken('more than 10 DNS lookups');
};

type Mechanism = Extract<SpfTerm, { type: 'mechanism' }>;

const matches = async (state: State, term: Mechanism, domain: string, depth: number): Promise<boolean> => {
  switch (term.name) {
    case 'all':
      return true;
    case 'ip4':
    case 'ip6':
      return inNetwork(state.ip, term);
    case 'include':
      return (await follow(state, expand(state, term.value!, domain), depth, term.text)).result === 'pass';
    case 'a':
      count(state);
      return hostMatches(state, term, target(state, term, domain));
    case 'mx':
      count(state);
      return mxMatches(state, term, target(state, term, domain));
    case 'exists':
      count(state);
      return (await values(state, expand(state, term.value!, domain), 'A')).length > 0;
    default:
      // `ptr` counts as a lookup and should not be used (RFC 7208, 5.5); receivers may skip it.
      count(state);
      return false;
  }
};

const target = (state: State, term: Mechanism, domain: string): string => (term.value ? expand(state, term.value, domain) : domain);

const inNetwork = (ip: Ip, term: Mechanism): boolean => {
  const family = term.name === 'ip4' ? 4 : 6;
  const network = readNetwork(`${term.value}/${family === 4 ? term.bits4 : term.bits6}`);
  if (network?.family !== family) throw broken(`"${term.text}"`);
  return contains(network, ip);
};

const hostMatches = async (state: State, term: Mechanism, host: string): Promise<boolean> => {
  const bits = state.ip.family === 4 ? term.bits4 : term.bits6;
  const addresses = await values(state, host, state.ip.family === 4 ? 'A' : 'AAAA');
  return addresses.map(readIp).some((ip) => ip !== undefined && contains({ ...ip, bits }, state.ip));
};

const mxMatches = async (state: State, term: Mechanism, host: string): Promise<boolean> => {
  const exchanges = await values(state, host, 'MX');
  if (exchanges.length > 10) throw broken(`${term.text}: more than 10 MX records`);
  for (const exchange of exchanges) if (await hostMatches({ ...state, voids: -20 }, term, exchange)) return true;
  return false;
};

const values = async (state: State, name: string, type: DnsType): Promise<readonly string[]> => {
  const reply = await ask(state.look, { name, type });
  if (!reply.ok) throw new Stop({ result: 'temperror', failure: reply });
  const found = recordsOf(reply.value, type).map(({ value }) => value);
  if (found.length > 0) return found;
  state.voids += 1;
  if (state.voids > 2) throw broken('more than 2 lookups without an answer');
  return found;
};

/** Macros (RFC 7208, 7): those that a check without a sender address can fill; `%{s}` and `%{l}` stand for postmaster. */
const expand = (state: State, text: string, domain: string): string =>
  text.replace(/%(?:%|_|-|\{([slodiphcrtv])(\d*)(r?)([.\-+,/_=]*)\})/gi, (whole, letter?: string, digits = '', reverse = '', delimiters = '') => {
    if (letter === undefined) return { '%%': '%', '%_': ' ', '%-': '%20' }[whole as '%%'];
    const parts = macro(state, letter.toLowerCase(), domain).split(delimiters === '' ? '.' : new RegExp(`[${delimiters.replace(/[\]\\^-]/g, '\\$&')}]`));
    const ordered = reverse === '' ? parts : parts.toReversed();
    return ordered.slice(digits === '' ? 0 : -Number(digits)).join('.');
  });

const macro = (state: State, letter: string, domain: string): string => {
  const dotted = reversed(state.ip).split('.').reverse().join('.');
  const known: Readonly<Record<string, string>> = {
    s: `postmaster@${state.sender}`,
    l: 'postmaster',
    o: state.sender,
    d: domain,
    i: dotted,
    v: state.ip.family === 4 ? 'in-addr' : 'ip6',
    h: state.sender,
    p: 'unknown',
  };
  return known[letter] ?? 'unknown';
};
