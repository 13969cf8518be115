import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { connectTo } from '../tcp/try-connect.ts';
import { LEAVES, PARAM } from '../words.ts';
import { openSmtp, type SmtpReply } from './dialogue.ts';
import { ownName } from './own-name.ts';

export const smtpRecipient = defineProbe({
  name: 'smtp.recipient',
  kind: 'network',
  title: { en: 'Does the server take mail for this address?', de: 'Nimmt der Server Mail für diese Adresse an?' },
  params: {
    recipient: { title: { en: 'mail address', de: 'Mailadresse' }, type: 'text', required: true },
    host: { title: PARAM.host, type: 'text', default: '127.0.0.1' },
    port: { title: PARAM.port, type: 'number', default: 25 },
  },
  outcomes: {
    accepted: { verdict: 'ok', says: { en: 'mail for {{recipient}} is taken', de: 'Mail für {{recipient}} wird angenommen' } },
    unknown: { verdict: 'fail', says: { en: 'the server does not know {{recipient}}: {{said}}', de: 'der Server kennt {{recipient}} nicht: {{said}}' } },
    full: { verdict: 'fail', says: { en: 'the mailbox of {{recipient}} is full: {{said}}', de: 'das Postfach von {{recipient}} ist voll: {{said}}' } },
    rejected: { verdict: 'fail', says: { en: 'mail for {{recipient}} is rejected: {{said}}', de: 'Mail für {{recipient}} wird abgelehnt: {{said}}' } },
  },
  vantage: 'anywhere',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.smtp,
  seconds: 3,
  script: {
    linux: ({ recipient, host, port }) => `swaks --server ${shellQuote(host)} --port ${port} --from '<>' --to ${shellQuote(recipient)} --quit-after RCPT`,
    looksLike: { en: 'a dialogue; what counts is the line after "RCPT TO"', de: 'ein Dialog; es zählt die Zeile nach "RCPT TO"' },
    read: (pasted, { recipient }) => {
      const [, code, said] = /RCPT TO:.*\n[^\d\n]*(\d{3})[- ]([^\n]*)/i.exec(pasted) ?? [];
      return code === undefined ? cannotTell('odd-answer') : judge(recipient, { code: Number(code), lines: [said ?? ''] });
    },
  },
  describe: ({ recipient, host, port }) => ({ connection: `SMTP ${host} port ${port}: EHLO, MAIL FROM:<>, RCPT TO:<${recipient}>, RSET, QUIT` }),
  run: async (look) => {
    const { recipient, host, port } = look.params;
    // What goes into a command must be an address and nothing else.
    if (!/^[^\s@<>\p{Cc}]+@[^\s@<>\p{Cc}]+$/u.test(recipient))
      return cannotTell('missing-input', { en: `"${recipient}" is no mail address`, de: `„${recipient}“ ist keine Mailadresse` });
    const found = await connectTo(look, host, port);
    if (!found.ok) return cannotLook(found, undefined, { subject: host });
    const session = await openSmtp(look, found.value.stream, await ownName(look));
    const from = session.ehlo?.code === 250 ? await session.say('MAIL FROM:<>') : undefined;
    const reply = from?.code === 250 ? await session.say(`RCPT TO:<${recipient}>`) : undefined;
    if (reply) await session.say('RSET');
    await session.quit();
    const seen = { subject: recipient };
    return reply ? { ...judge(recipient, reply), ...seen } : cannotTell('odd-answer', NO_TALK, seen);
  },
});

/** RFC 3463: x.1.1 no such mailbox, x.2.2 mailbox full. 4xx without that is greylisting or a passing trouble, which tells nothing. */
const judge = (recipient: string, { code, lines }: SmtpReply) => {
  const said = `${code} ${lines.join(' ')}`.trim();
  const data = { recipient, said };
  if (code >= 200 && code < 300) return { outcome: 'accepted', data } as const;
  if (/\b[45]\.2\.2\b|over ?quota|quota exceeded|mailbox (is )?full/i.test(said) || code === 552 || code === 452) return { outcome: 'full', data } as const;
  if (code >= 400 && code < 500) return cannotTell('odd-answer', LATER(said), { data });
  if (/\b5\.1\.[01]\b|user unknown|unknown (user|recipient)|no such (user|recipient|mailbox)|does not exist|undeliverable address/i.test(said))
    return { outcome: 'unknown', data } as const;
  return code >= 500 && code < 600 ? ({ outcome: 'rejected', data } as const) : cannotTell('odd-answer', undefined, { data });
};

const LATER = (said: string) => ({
  en: `the server says "later" (${said}), as greylisting does; try again in ten minutes`,
  de: `der Server sagt „später“ (${said}), wie es Greylisting tut; versuch es in zehn Minuten noch einmal`,
});
const NO_TALK = { en: 'the server did not get as far as the address', de: 'der Server kam nicht bis zur Adresse' };
