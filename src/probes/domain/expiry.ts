import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { nameAndParents } from '../dns/dig-script.ts';
import { httpGet } from '../web/http-get.ts';
import { PARAM } from '../words.ts';

const DAY = 86_400_000;

export const domainExpiry = defineProbe({
  name: 'domain.expiry',
  kind: 'network',
  title: { en: 'Is the domain paid for?', de: 'Ist die Domain bezahlt?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true } },
  outcomes: {
    registered: { verdict: 'ok', says: { en: '{{domain}} is registered until {{until}}', de: '{{domain}} ist bis {{until}} registriert' } },
    'expires-soon': { verdict: 'warn', says: { en: '{{domain}} runs out on {{until}}', de: '{{domain}} läuft am {{until}} aus' } },
    expired: { verdict: 'fail', says: { en: '{{domain}} ran out on {{until}}', de: '{{domain}} ist am {{until}} ausgelaufen' } },
    young: {
      verdict: 'info',
      says: {
        en: '{{domain}} exists only since {{since}}; young domains are often taken for spam',
        de: '{{domain}} gibt es erst seit {{since}}; junge Domains gelten oft als Spam',
      },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver', 'connect'],
  facts: [],
  leaves: { en: "The registry sees the domain's name.", de: 'Die Registrierungsstelle sieht den Namen der Domain.' },
  seconds: 3,
  script: {
    linux: ({ domain }) => `whois ${shellQuote(domain)}`,
    looksLike: { en: 'many lines, among them one with "Expiry" or "Expiration"', de: 'viele Zeilen, darunter eine mit "Expiry" oder "Expiration"' },
    read: (pasted, { domain }) => {
      const dateOf = (key: RegExp): number => Date.parse(key.exec(pasted)?.[1]?.replace(/^(\d{4})\.(\d\d)\.(\d\d)/, '$1-$2-$3') ?? '');
      const until = dateOf(/^\s*(?:Registry Expiry Date|Registrar Registration Expiration Date|Expir\w+(?: Date)?|paid-till|Valid Until)\s*:\s*(\S+)/im);
      const since = dateOf(/^\s*(?:Creation Date|Created(?: On)?|Registered)\s*:\s*(\S+)/im);
      return Number.isNaN(until) ? cannotTell('odd-answer') : judge(domain, until, since);
    },
  },
  describe: ({ domain }) => ({ connection: `RDAP (HTTPS): data.iana.org, ${domain}` }),
  run: async (look) => {
    const { domain } = look.params;
    const base = await registryOf(look, domain.split('.').at(-1)!);
    if (typeof base !== 'string') return base;
    // The name itself or, for a subdomain, the part that somebody registered.
    for (const name of nameAndParents(domain).filter((one) => one.includes('.'))) {
      const record = await getJson<RdapDomain>(look, `${base}domain/${encodeURIComponent(name)}`);
      if (record === undefined) return cannotTell('odd-answer', NO_ANSWER, { subject: domain });
      if (record === 'absent') continue;
      const dateOf = (action: string): number => Date.parse(record.events?.find(({ eventAction }) => eventAction === action)?.eventDate ?? '');
      const until = dateOf('expiration');
      // Some registries (.de among them) keep the date to themselves.
      return Number.isNaN(until) ? cannotTell('odd-answer', SILENT, { subject: name }) : { ...judge(name, until, dateOf('registration')), subject: name };
    }
    return cannotTell('odd-answer', NO_ANSWER, { subject: domain });
  },
});

type RdapDomain = { readonly events?: readonly { readonly eventAction?: string; readonly eventDate?: string }[] };
type Bootstrap = { readonly services?: readonly (readonly [readonly string[], readonly string[]])[] };

const getJson = async <T>(look: Pick<Look, 'host' | 'signal' | 'log'>, url: string): Promise<T | 'absent' | undefined> => {
  const { hostname, pathname } = new URL(url);
  const answer = await httpGet(look, { host: hostname, port: 443, secure: true, path: pathname });
  if (!answer.ok || answer.value.trust !== '' || !answer.value.fits) return undefined;
  if (answer.value.status === 404) return 'absent';
  try {
    return answer.value.status === 200 ? (JSON.parse(answer.value.body) as T) : undefined;
  } catch {
    return undefined;
  }
};

/** The registry's RDAP server, from IANA's list (RFC 9224). */
const registryOf = async (look: Pick<Look, 'host' | 'signal' | 'log'>, zone: string) => {
  const list = await getJson<Bootstrap>(look, 'https://data.iana.org/rdap/dns.json');
  if (list === undefined || list === 'absent') return cannotTell('timed-out', NO_ANSWER);
  const base = list.services?.find(([zones]) => zones.includes(zone.toLowerCase()))?.[1].find((url) => url.startsWith('https://'));
  return base === undefined ? cannotTell('not-here', SILENT) : base.endsWith('/') ? base : `${base}/`;
};

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Six weeks is what receivers distrust; a month is time enough to pay. */
const judge = (domain: string, until: number, since: number) => {
  const data = { domain, until: day(until), since: Number.isNaN(since) ? '' : day(since) };
  if (until < Date.now()) return { outcome: 'expired', data } as const;
  if (until < Date.now() + 30 * DAY) return { outcome: 'expires-soon', data } as const;
  return { outcome: since > Date.now() - 42 * DAY ? 'young' : 'registered', data } as const;
};

const NO_ANSWER = { en: "the registry does not answer; look at your provider's page", de: 'die Registrierungsstelle antwortet nicht; sieh beim Anbieter nach' };
const SILENT = {
  en: "the registry does not tell when the domain runs out; look at your provider's page",
  de: 'die Registrierungsstelle sagt nicht, wann die Domain ausläuft; sieh beim Anbieter nach',
};
