import { cannotTell, defineProbe } from '../define-probe.ts';
import { isInternal, readIp } from '../ip.ts';
import { PARAM } from '../words.ts';
import { askList } from './ask-list.ts';
import { BLOCKLISTS } from './lists.ts';

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
  describe: ({ ip }) => ({ connection: `DNS: ${ip} @ ${BLOCKLISTS.map(({ zone }) => zone).join(', ')}` }),
  run: async (look) => {
    const { ip } = look.params;
    const address = readIp(ip);
    if (!address) return cannotTell('missing-input', { en: `"${ip}" is not an IP address`, de: `„${ip}“ ist keine IP-Adresse` });
    if (isInternal(ip)) return cannotTell('missing-input', INTERNAL);
    const lists = BLOCKLISTS.filter((list) => address.family === 4 || list.ipv6);
    const answers = await Promise.all(lists.map(async (list) => ({ list, answer: await askList(look, list, address) })));
    const hits = answers.filter(({ answer }) => answer.state === 'listed' || answer.state === 'policy');
    const untold = answers.filter(({ answer }) => answer.state === 'untold');
    const seen = {
      subject: ip,
      family: address.family,
      data: { ip, asked: answers.length - untold.length, lists: hits.map(({ list }) => list.name), untold: untold.map(({ list }) => list.name) },
    };
    if (hits.some(({ answer }) => answer.state === 'listed')) return { outcome: 'listed', ...seen };
    if (hits.length > 0) return { outcome: 'policy-listed', ...seen };
    // Silence of the list that counts most must not look like a clean slate.
    const gap = untold.find(({ list }) => list.weighty) ?? (untold.length * 2 > answers.length ? untold[0] : undefined);
    if (!gap) return { outcome: 'clean', ...seen };
    const refused = gap.answer.state === 'untold' && gap.answer.why === 'refused';
    return cannotTell(refused ? 'refused' : 'odd-answer', NO_ANSWER(gap.list.name), seen);
  },
});

const INTERNAL = {
  en: 'this is an internal address; blocklists only know public ones',
  de: 'das ist eine interne Adresse; Blocklisten kennen nur öffentliche',
};

const NO_ANSWER = (name: string) => ({
  en: `${name} does not answer this resolver; use a resolver of your own instead of a public one, or look it up on the list's web page`,
  de: `${name} antwortet diesem Resolver nicht; nimm einen eigenen Resolver statt eines öffentlichen oder sieh auf der Webseite der Liste nach`,
});
