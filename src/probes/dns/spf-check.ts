import type { DnsType, Failure } from '../../model/host.ts';
import type { Localized } from '../../model/language.ts';
import type { Look } from '../define-probe.ts';
import { contains, type Ip, readIp, readNetwork } from '../ip.ts';
import { ask, recordsOf } from './ask.ts';
import { expandMacros } from './spf-macros.ts';
import { isSpf, readSpf, type SpfTerm } from './spf-record.ts';

/** `term`: the term that decided. */
export type SpfResult =
  | { readonly result: 'pass' | 'fail' | 'softfail' | 'neutral'; readonly term: string }
  | { readonly result: 'none' }
  | { readonly result: 'several'; readonly count: number }
  | SpfStop;

/** What ends the whole check at once (RFC 7208, 2.6.6 and 2.6.7). */
type SpfStop = { readonly result: 'permerror'; readonly why: Localized } | { readonly result: 'temperror'; readonly failure: Failure };

const QUALIFIERS = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const;

type Asking = Pick<Look, 'host' | 'signal' | 'log'>;
/** `lookups` and `voids` count towards the limits of ten and two (RFC 7208, 4.6.4). */
type State = { readonly look: Asking; readonly ip: Ip; readonly sender: string; lookups: number; voids: number };
type Mechanism = Extract<SpfTerm, { type: 'mechanism' }>;
type Matched = boolean | SpfStop;

/** Evaluates SPF for an address by its meaning, as a receiver would (RFC 7208, 4). */
export const checkSpf = (look: Asking, ip: Ip, domain: string): Promise<SpfResult> => checkHost({ look, ip, sender: domain, lookups: 0, voids: 0 }, domain, 0);

const broken = (en: string, de = en): SpfStop => ({ result: 'permerror', why: { en, de } });

const checkHost = async (state: State, domain: string, depth: number): Promise<SpfResult> => {
  if (depth > 10) return broken(`include loop at ${domain}`, `include-Schleife bei ${domain}`);
  const reply = await ask(state.look, { name: domain, type: 'TXT' });
  if (!reply.ok) return { result: 'temperror', failure: reply };
  const records = recordsOf(reply.value, 'TXT')
    .map(({ value }) => value)
    .filter(isSpf);
  if (records.length !== 1) return records.length === 0 ? { result: 'none' } : { result: 'several', count: records.length };
  const read = readSpf(records[0]!);
  if ('wrong' in read) return broken(`"${read.wrong}"`);
  for (const term of read.terms) {
    if (term.type !== 'mechanism') continue;
    const matched = await matches(state, term, domain, depth);
    if (typeof matched !== 'boolean') return matched;
    if (matched) return { result: QUALIFIERS[term.qualifier], term: term.text };
  }
  const redirect = read.terms.find((term) => term.type === 'modifier' && term.name === 'redirect');
  return redirect === undefined ? { result: 'neutral', term: 'v=spf1' } : follow(state, redirect.value!, domain, depth, redirect.text);
};

/** The record of another domain; one that is not there, or there twice, breaks the record that names it. */
const follow = async (
  state: State,
  value: string,
  domain: string,
  depth: number,
  text: string,
): Promise<Exclude<SpfResult, { result: 'none' | 'several' }>> => {
  const tooMany = count(state);
  if (tooMany) return tooMany;
  const name = expandMacros(value, { ...state, domain });
  const result = await checkHost(state, name, depth + 1);
  if (result.result === 'none') return broken(`${text}: ${name} has no SPF record`, `${text}: ${name} hat keinen SPF-Eintrag`);
  return result.result === 'several' ? broken(`${text}: ${name} has ${result.count} SPF records`, `${text}: ${name} hat ${result.count} SPF-Einträge`) : result;
};

const count = (state: State): SpfStop | undefined => {
  state.lookups += 1;
  return state.lookups > 10 ? broken('more than 10 DNS lookups', 'mehr als 10 DNS-Abfragen') : undefined;
};

const matches = async (state: State, term: Mechanism, domain: string, depth: number): Promise<Matched> => {
  if (term.name === 'all') return true;
  if (term.name === 'ip4' || term.name === 'ip6') return inNetwork(state.ip, term);
  if (term.name === 'include') {
    const result = await follow(state, term.value!, domain, depth, term.text);
    return 'why' in result || 'failure' in result ? result : result.result === 'pass';
  }
  const tooMany = count(state);
  if (tooMany) return tooMany;
  const target = term.value ? expandMacros(term.value, { ...state, domain }) : domain;
  if (term.name === 'a') return hostMatches(state, term, target);
  if (term.name === 'mx') return mxMatches(state, term, target);
  // `ptr` counts as a lookup and should not be used (RFC 7208, 5.5); receivers may skip it.
  return term.name === 'exists' ? exists(state, target) : false;
};

const inNetwork = (ip: Ip, term: Mechanism): Matched => {
  const family = term.name === 'ip4' ? 4 : 6;
  const network = readNetwork(`${term.value}/${family === 4 ? term.bits4 : term.bits6}`);
  return network?.family === family ? contains(network, ip) : broken(`"${term.text}"`);
};

const exists = async (state: State, name: string): Promise<Matched> => {
  const found = await values(state, name, 'A');
  return isList(found) ? found.length > 0 : found;
};

const hostMatches = async (state: State, term: Mechanism, host: string): Promise<Matched> => {
  const bits = state.ip.family === 4 ? term.bits4 : term.bits6;
  const addresses = await values(state, host, state.ip.family === 4 ? 'A' : 'AAAA');
  if (!isList(addresses)) return addresses;
  return addresses.map(readIp).some((ip) => ip !== undefined && contains({ ...ip, bits }, state.ip));
};

const mxMatches = async (state: State, term: Mechanism, host: string): Promise<Matched> => {
  const exchanges = await values(state, host, 'MX');
  if (!isList(exchanges)) return exchanges;
  if (exchanges.length > 10) return broken(`${term.text}: more than 10 MX records`, `${term.text}: mehr als 10 MX-Einträge`);
  for (const exchange of exchanges) {
    // Addresses of exchanges do not count towards the limit of empty answers.
    const matched = await hostMatches({ ...state, voids: Number.NEGATIVE_INFINITY }, term, exchange);
    if (matched !== false) return matched;
  }
  return false;
};

const isList = (found: readonly string[] | SpfStop): found is readonly string[] => Array.isArray(found);

const values = async (state: State, name: string, type: DnsType): Promise<readonly string[] | SpfStop> => {
  const reply = await ask(state.look, { name, type });
  if (!reply.ok) return { result: 'temperror', failure: reply };
  const found = recordsOf(reply.value, type).map(({ value }) => value);
  if (found.length > 0) return found;
  state.voids += 1;
  return state.voids > 2 ? broken('more than 2 lookups without an answer', 'mehr als 2 Abfragen ohne Antwort') : found;
};
