import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { ask, recordsOf } from '../dns/ask.ts';
import { digLooksLike, digs } from '../dns/dig-script.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { PARAM } from '../words.ts';

/**
 * Lists of domains, with a test entry that is always there (RFC 5782, 5) and the codes that mean "listed".
 * Spamhaus DBL: 127.0.1.2 to 127.0.1.106, .255 is a question for an address; SURBL: last byte as bits, from 4 on; read 2026-11-21.
 */
const LISTS = [
  { zone: 'dbl.spamhaus.org', name: 'Spamhaus DBL', test: 'test', listed: /^127\.0\.1\.(?!255$)\d+$/ },
  { zone: 'multi.surbl.org', name: 'SURBL', test: 'test', listed: /^127\.0\.0\.(?![0123]$)\d+$/ },
] as const;

type List = (typeof LISTS)[number];

export const dnsblDomain = defineProbe({
  name: 'dnsbl.domain',
  kind: 'network',
  title: { en: 'Is the domain on a blocklist?', de: 'Steht die Domain auf einer Blocklist?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true } },
  outcomes: {
    clean: { verdict: 'ok', says: { en: '{{domain}} is on none of {{asked}} lists', de: '{{domain}} steht auf keiner von {{asked}} Listen' } },
    listed: { verdict: 'fail', says: { en: '{{domain}} is listed: {{lists}}', de: '{{domain}} ist gelistet: {{lists}}' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: { en: 'The blocklists see the domain and the resolver.', de: 'Die Blocklisten sehen die Domain und den Resolver.' },
  seconds: 2,
  script: {
    linux: ({ domain }) => digs(...LISTS.flatMap((list) => namesFor(list, domain).map((name) => [name, 'A'] as const))),
    looksLike: digLooksLike,
    read: (pasted, { domain }) => {
      const codes = (name: string): readonly string[] | undefined => pastedRecords(pasted, name, 'A')?.records.map(({ value }) => value);
      return judge(
        domain,
        LISTS.map((list) => ({ list, answers: namesFor(list, domain).map(codes) })),
      );
    },
  },
  describe: ({ domain }) => ({ connection: `DNS: ${domain} @ ${LISTS.map(({ zone }) => zone).join(', ')}` }),
  run: async (look) => {
    const { domain } = look.params;
    const answers = LISTS.map(async (list) => ({ list, answers: await Promise.all(namesFor(list, domain).map((name) => codesOf(look, name))) }));
    return { ...judge(domain, await Promise.all(answers)), subject: domain };
  },
});

const namesFor = ({ zone, test }: List, domain: string): readonly [string, string] => [`${test}.${zone}`, `${domain}.${zone}`];

const codesOf = async (look: Pick<Look, 'host' | 'signal' | 'log'>, name: string): Promise<readonly string[] | undefined> => {
  const reply = await ask(look, { name, type: 'A' });
  return reply.ok ? recordsOf(reply.value, 'A').map(({ value }) => value) : undefined;
};

/** A list that does not know its own test entry, or answers with a refusal, says nothing about the domain. */
const judge = (domain: string, all: readonly { readonly list: List; readonly answers: readonly (readonly string[] | undefined)[] }[]) => {
  const told = all.flatMap(({ list, answers: [test, found] }) =>
    test && found && test.some((code) => list.listed.test(code)) && !found.some((code) => /^127\.(255|0\.0\.1$)/.test(code)) ? [{ list, found }] : [],
  );
  const data = { domain, asked: told.length };
  const hits = told.filter(({ list, found }) => found.some((code) => list.listed.test(code))).map(({ list }) => list.name);
  if (hits.length > 0) return { outcome: 'listed', data: { ...data, lists: hits } } as const;
  return told.length === 0 ? cannotTell('refused', NO_ANSWER) : ({ outcome: 'clean', data } as const);
};

const NO_ANSWER = {
  en: "no list answers this resolver; use a resolver of your own, or look it up on the lists' web pages",
  de: 'keine Liste antwortet diesem Resolver; nimm einen eigenen Resolver oder sieh auf den Webseiten der Listen nach',
};
