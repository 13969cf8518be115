import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { isInternal, readIp, sameIp } from '../ip.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { addressesOf } from './ask.ts';
import { dnsUntold } from './mend.ts';

export const dnsAddress = defineProbe({
  name: 'dns.address',
  kind: 'network',
  title: { en: 'Which addresses does the name have?', de: 'Welche Adressen hat der Name?' },
  params: { name: { title: PARAM.name, type: 'text', required: true }, ip: { title: PARAM.ip, type: 'text' } },
  outcomes: {
    matches: { verdict: 'ok', says: { en: '{{name}} is {{addresses}}', de: '{{name}} ist {{addresses}}' } },
    set: { verdict: 'info', says: { en: '{{name}} is {{addresses}}', de: '{{name}} ist {{addresses}}' } },
    differs: { verdict: 'fail', says: { en: '{{name}} is {{addresses}}, not {{ip}}', de: '{{name}} ist {{addresses}}, nicht {{ip}}' } },
    missing: { verdict: 'fail', says: { en: '{{name}} has no address', de: '{{name}} hat keine Adresse' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ name }) => `dig ${shellQuote(name)} A; dig ${shellQuote(name)} AAAA`,
    powershell: ({ name }) => `nslookup ${shellQuote(name)}`,
    looksLike: {
      en: 'two answers, each with "status:" and perhaps an "ANSWER SECTION"',
      de: 'zwei Antworten, jede mit "status:" und vielleicht einer "ANSWER SECTION"',
    },
    read: (pasted, params) => {
      const [v4, v6] = (['A', 'AAAA'] as const).map((type) => pastedRecords(pasted, params.name, type)?.records.map(({ value }) => value));
      const all = [...(v4 ?? []), ...(v6 ?? [])].filter((one) => readIp(one));
      // Half an answer can confirm an address, but neither deny one nor say that there is none.
      const judged = judge(params, all);
      return (v4 && v6) || judged.outcome === 'matches' ? judged : cannotTell('odd-answer');
    },
  },
  describe: ({ name }) => ({ command: `dig A ${shellQuote(name)}; dig AAAA ${shellQuote(name)}` }),
  run: async (look) => {
    const { name } = look.params;
    const found = await addressesOf(look, name, true);
    if (!found.ok) return dnsUntold(found, { subject: name });
    const { all, resolver } = found.value;
    return { ...judge(look.params, all), subject: name, resolver };
  },
});

const judge = ({ name, ip }: { readonly name: string; readonly ip: string | undefined }, all: readonly string[]) => {
  const seen = { subject: name, data: { name, addresses: all, ip: ip ?? '' } };
  if (all.length === 0) return { outcome: 'missing' as const, ...seen };
  if (ip === undefined) return { outcome: 'set' as const, ...seen };
  if (!readIp(ip)) return cannotTell('missing-input', { en: `"${ip}" is not an IP address`, de: `„${ip}“ ist keine IP-Adresse` });
  if (all.some((address) => sameIp(address, ip))) return { outcome: 'matches' as const, ...seen };
  const internal = all.every(isInternal) && !isInternal(ip);
  return internal ? cannotTell('odd-answer', SPLIT, seen) : { outcome: 'differs' as const, ...seen };
};

const SPLIT = {
  en: 'this resolver answers with an internal address (split DNS); ask from outside what others see',
  de: 'dieser Resolver antwortet mit einer internen Adresse (Split-DNS); frage von außen, was andere sehen',
};
