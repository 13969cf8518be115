import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Seen } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { sameOrganisation } from '../same-organisation.ts';
import { connectTo } from '../tcp/try-connect.ts';
import { LEAVES, PARAM } from '../words.ts';
import { nameOfGreeting, openSmtp, type SmtpReply } from './dialogue.ts';
import { ownName } from './own-name.ts';

export const smtpBanner = defineProbe({
  name: 'smtp.banner',
  kind: 'network',
  title: { en: 'Does the right mail server answer?', de: 'Antwortet der richtige Mailserver?' },
  params: {
    host: { title: PARAM.host, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', default: 25 },
    name: { title: { en: 'name the server should greet with', de: 'Name, mit dem der Server grüßen sollte' }, type: 'text' },
  },
  outcomes: {
    ours: { verdict: 'ok', says: { en: 'it greets as {{banner}}', de: 'er grüßt als {{banner}}' } },
    foreign: { verdict: 'fail', says: { en: 'another server answers: {{banner}}', de: 'ein anderer Server antwortet: {{banner}}' } },
    odd: { verdict: 'warn', says: { en: 'the greeting is odd: {{banner}}', de: 'die Begrüßung ist ungewöhnlich: {{banner}}' } },
    refused: { verdict: 'fail', says: { en: '{{host}} refuses port {{port}}', de: '{{host}} lehnt Port {{port}} ab' } },
    silent: { verdict: 'fail', says: { en: '{{host}} port {{port}} does not answer', de: '{{host}} Port {{port}} antwortet nicht' } },
  },
  vantage: 'anywhere',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.smtp,
  seconds: 3,
  script: {
    linux: ({ host, port }) => `nc -w 15 ${shellQuote(host)} ${port} </dev/null`,
    looksLike: { en: 'one or more lines that start with 220', de: 'eine oder mehrere Zeilen, die mit 220 beginnen' },
    read: (pasted, { host, port, name }) => {
      const line = pasted
        .split('\n')
        .find((one) => /^\d{3}[ -]/.test(one.trim()))
        ?.trim();
      if (line) return judge({ code: Number(line.slice(0, 3)), lines: [line.slice(4)] }, name ?? host, { data: { host, port } });
      if (/refused/i.test(pasted)) return { outcome: 'refused', data: { host, port } };
      return /timed? ?out/i.test(pasted) ? { outcome: 'silent', data: { host, port } } : cannotTell('odd-answer');
    },
  },
  describe: ({ host, port }) => ({ connection: `SMTP ${host} port ${port}: EHLO, QUIT` }),
  run: async (look) => {
    const { host, port, name } = look.params;
    const data = { host, port };
    const found = await connectTo(look, host, port);
    if (!found.ok) {
      if (found.reason === 'refused') return { outcome: 'refused', data, subject: host };
      return found.reason === 'timed-out' ? { outcome: 'silent', data, subject: host } : cannotLook(found);
    }
    const session = await openSmtp(look, found.value.stream, await ownName(look), { stepMs: 20_000 });
    await session.quit();
    const seen: Seen = { data, subject: found.value.address, family: readIp(found.value.address)?.family ?? 4 };
    if (session.greeting === undefined) return { outcome: 'silent', ...seen };
    const known = look.facts.host_name?.value;
    return judge(session.greeting, name ?? (typeof known === 'string' ? known : host), seen);
  },
});

/** A router's SMTP inspection overwrites the greeting with asterisks; anything but 220 and a name is odd too. */
const judge = (greeting: SmtpReply, expected: string, seen: Seen) => {
  const name = nameOfGreeting(greeting);
  const banner = name ?? greeting.lines[0] ?? '';
  const data = { ...seen.data, banner };
  if (greeting.code !== 220 || name === undefined)
    return { outcome: 'odd', ...seen, data: { ...data, banner: `${greeting.code || ''} ${banner}`.trim() } } as const;
  // Without a name to expect, a well-formed greeting is all that can be judged.
  if (readIp(expected) || expected === 'localhost') return { outcome: 'ours', ...seen, data } as const;
  return { outcome: sameOrganisation(name, expected) ? 'ours' : 'foreign', ...seen, data } as const;
};
