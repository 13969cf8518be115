import { cannotTell, defineProbe } from '../define-probe.ts';
import { digLooksLike, digs } from '../dns/dig-script.ts';
import { type Ip, isInternal, readIp, reversed } from '../ip.ts';
import { pastedRecords, pastedStatus } from '../paste/read-records.ts';
import { PARAM } from '../words.ts';
import { askList, judgeList, type ListAnswer } from './ask-list.ts';
import { BLOCKLISTS, type Blocklist } from './lists.ts';

export const dnsblListed = defineProbe({
  name: 'dnsbl.listed',
  kind: 'network',
  title: { en: 'Is the address on a blocklist?', de: 'Steht die Adresse auf einer Blocklist?' },
  params: { ip: { title: PARAM.ip, type: 'text', required: true } },
  outcomes: {
    clean: { verdict: 'ok', says: { en: '{{ip}} is on none of {{asked}} lists', de: '{{ip}} steht auf keiner von {{asked}} Listen' } },
    listed: { verdict: 'fail', says: { en: '{{ip}} is listed: {{lists}}', de: '{{ip}} ist gelistet: {{lists}}' } },
    'policy-listed': {
      verdict: 'fail',
      says: {
        en: '{{ip}} is listed as an address that should not send mail directly: {{lists}}',
        de: '{{ip}} ist als Adresse gelistet, die nicht direkt senden soll: {{lists}}',
      },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: { en: 'The blocklists see the address and the resolver.', de: 'Die Blocklisten sehen die Adresse und den Resolver.' },
  seconds: 3,
  script: {
    linux: ({ ip }) => {
      const address = readIp(ip);
      return address ? digs(...listsFor(address).flatMap((list) => namesFor(list, address).map((name) => [name, 'A'] as const))) : '';
    },
    looksLike: digLooksLike,
    read: (pasted, { ip }) => {
      const address = readIp(ip);
      return address
        ? judge(
            ip,
            address,
            listsFor(address).map((list) => ({ list, answer: pastedAnswer(pasted, list, address) })),
          )
        : cannotTell('missing-input');
    },
  },
  describe: ({ ip }) => ({ connection: `DNS: ${ip} @ ${BLOCKLISTS.map(({ zone }) => zone).join(', ')}` }),
  run: async (look) => {
    const { ip } = look.params;
    const address = readIp(ip);
    if (!address) return cannotTell('missing-input', { en: `"${ip}" is not an IP address`, de: `„${ip}“ ist keine IP-Adresse` });
    if (isInternal(ip)) return cannotTell('missing-input', INTERNAL);
    return judge(ip, address, await Promise.all(listsFor(address).map(async (list) => ({ list, answer: await askList(look, list, address) }))));
  },
});

const listsFor = ({ family }: Ip): readonly Blocklist[] => BLOCKLISTS.filter((list) => family === 4 || list.ipv6);

/** The health pair and the address, as `askList` asks for them. */
const namesFor = ({ zone }: Blocklist, ip: Ip): readonly [string, string, string] => [`2.0.0.127.${zone}`, `1.0.0.127.${zone}`, `${reversed(ip)}.${zone}`];

const pastedAnswer = (pasted: string, list: Blocklist, ip: Ip): ListAnswer => {
  const names = namesFor(list, ip);
  if (names.some((name) => pastedStatus(pasted, name) === 'REFUSED')) return { state: 'untold', why: 'refused' };
  const answers = names.map((name) => pastedRecords(pasted, name, 'A')?.records.map(({ value }) => value));
  const [alive, falsely, found] = answers;
  return alive && falsely && found ? judgeList(list, alive, falsely, found) : { state: 'untold', why: 'silent' };
};

const judge = (ip: string, address: Ip, answers: readonly { readonly list: Blocklist; readonly answer: ListAnswer }[]) => {
  const hits = answers.filter(({ answer }) => answer.state === 'listed' || answer.state === 'policy');
  const untold = answers.filter(({ answer }) => answer.state === 'untold');
  const seen = {
    subject: ip,
    family: address.family,
    data: { ip, asked: answers.length - untold.length, lists: hits.map(({ list }) => list.name), untold: untold.map(({ list }) => list.name) },
  };
  if (hits.some(({ answer }) => answer.state === 'listed')) return { outcome: 'listed', ...seen } as const;
  if (hits.length > 0) return { outcome: 'policy-listed', ...seen } as const;
  // Silence of the list that counts most must not look like a clean slate.
  const gap = untold.find(({ list }) => list.weighty) ?? (untold.length * 2 > answers.length ? untold[0] : undefined);
  if (!gap) return { outcome: 'clean', ...seen } as const;
  const refused = gap.answer.state === 'untold' && gap.answer.why === 'refused';
  return cannotTell(refused ? 'refused' : 'odd-answer', NO_ANSWER(gap.list.name), seen);
};

const INTERNAL = {
  en: 'this is an internal address; blocklists only know public ones',
  de: 'das ist eine interne Adresse; Blocklisten kennen nur öffentliche',
};

const NO_ANSWER = (name: string) => ({
  en: `${name} does not answer this resolver; use a resolver of your own instead of a public one, or look it up on the list's web page`,
  de: `${name} antwortet diesem Resolver nicht; nimm einen eigenen Resolver statt eines öffentlichen oder sieh auf der Webseite der Liste nach`,
});
