import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { ask, recordsOf } from '../dns/ask.ts';
import { digs, psDigs } from '../dns/dig-script.ts';
import { dnsUntold } from '../dns/mend.ts';
import { pastedRecords } from '../paste/read-records.ts';

export const dnsblAnswers = defineProbe({
  name: 'dnsbl.answers',
  kind: 'network',
  title: { en: 'Does the blocklist answer this server?', de: 'Antwortet die Blocklist diesem Server?' },
  params: { zone: { title: { en: 'zone of the list', de: 'Zone der Liste' }, type: 'text', default: 'multi.uribl.com' } },
  outcomes: {
    answers: { verdict: 'ok', says: { en: '{{zone}} answers', de: '{{zone}} antwortet' } },
    refused: {
      verdict: 'fail',
      says: { en: '{{zone}} does not talk to this resolver ({{code}})', de: '{{zone}} spricht nicht mit diesem Resolver ({{code}})' },
    },
    dead: { verdict: 'warn', says: { en: '{{zone}} does not know its own test entry', de: '{{zone}} kennt ihren eigenen Testeintrag nicht' } },
  },
  vantage: 'mail-host',
  needs: ['resolver'],
  facts: [],
  leaves: { en: 'The blocklist sees the resolver.', de: 'Die Blocklist sieht den Resolver.' },
  seconds: 1,
  script: {
    linux: ({ zone }) => digs([`2.0.0.127.${zone}`, 'A']),
    powershell: ({ zone }) => psDigs([`2.0.0.127.${zone}`, 'A']),
    looksLike: { en: 'among others one address that starts with 127', de: 'darunter eine Adresse, die mit 127 beginnt' },
    read: (pasted, { zone }) => {
      const told = pastedRecords(pasted, `2.0.0.127.${zone}`, 'A')?.records.map(({ value }) => value);
      // What was asked for in short comes as nothing but the address.
      const codes = told ?? pasted.match(/(?<![\d.])127\.\d+\.\d+\.\d+\b(?!\.)/g) ?? [];
      return told || codes.length > 0 ? judge(zone, codes) : cannotTell('odd-answer');
    },
  },
  describe: ({ zone }) => ({ command: `dig A ${shellQuote(`2.0.0.127.${zone}`)}` }),
  run: async (look) => {
    const { zone } = look.params;
    const reply = await ask(look, { name: `2.0.0.127.${zone}`, type: 'A' });
    if (!reply.ok)
      return reply.reason === 'refused'
        ? { outcome: 'refused', data: { zone, code: reply.code ?? 'REFUSED' }, subject: zone }
        : dnsUntold(reply, { subject: zone });
    return {
      ...judge(
        zone,
        recordsOf(reply.value, 'A').map(({ value }) => value),
      ),
      subject: zone,
      resolver: reply.value.resolver,
    };
  },
});

/** URIBL says 127.0.0.1 to those it does not serve, Spamhaus 127.255.255.x; a listing is any other 127.x (RFC 5782, 2.3). */
const judge = (zone: string, codes: readonly string[]) => {
  const refusal = codes.find((code) => /^127\.(0\.0\.1|255\.255\.\d+)$/.test(code));
  if (refusal) return { outcome: 'refused', data: { zone, code: refusal } } as const;
  return { outcome: codes.length > 0 ? 'answers' : 'dead', data: { zone } } as const;
};
