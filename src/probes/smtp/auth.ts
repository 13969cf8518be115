import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { readConnection } from '../paste/read-connection.ts';
import { connectTo } from '../tcp/try-connect.ts';
import { shakeHands } from '../tls/handshake.ts';
import { LEAVES, PARAM } from '../words.ts';
import { extensionsOf, openSmtp } from './dialogue.ts';
import { ownName } from './own-name.ts';

export const smtpAuth = defineProbe({
  name: 'smtp.auth',
  kind: 'network',
  title: { en: 'Can mail programs log in to send?', de: 'Können sich Mailprogramme zum Senden anmelden?' },
  params: {
    host: { title: PARAM.host, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', default: 587 },
    implicit: { title: { en: 'yes where TLS starts at once', de: 'yes, wo TLS sofort beginnt' }, type: 'text' },
  },
  outcomes: {
    'after-tls': {
      verdict: 'ok',
      says: { en: 'login is offered after encryption ({{mechanisms}})', de: 'die Anmeldung wird nach der Verschlüsselung angeboten ({{mechanisms}})' },
    },
    'before-tls': {
      verdict: 'warn',
      says: {
        en: 'login is offered without encryption, so passwords may travel in the clear',
        de: 'die Anmeldung wird ohne Verschlüsselung angeboten, Passwörter könnten offen übertragen werden',
      },
    },
    none: { verdict: 'fail', says: { en: '{{host}} port {{port}} offers no login', de: '{{host}} Port {{port}} bietet keine Anmeldung an' } },
    'no-tls': { verdict: 'fail', says: { en: '{{host}} port {{port}} offers no encryption', de: '{{host}} Port {{port}} bietet keine Verschlüsselung an' } },
    refused: { verdict: 'fail', says: { en: '{{host}} refuses port {{port}}', de: '{{host}} lehnt Port {{port}} ab' } },
    silent: { verdict: 'fail', says: { en: '{{host}} port {{port}} does not answer', de: '{{host}} Port {{port}} antwortet nicht' } },
  },
  vantage: 'anywhere',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.smtp,
  seconds: 3,
  script: {
    linux: ({ host, port, implicit }) =>
      `(sleep 3; printf 'EHLO mail.example.org\\r\\n'; sleep 2; printf 'QUIT\\r\\n') | openssl s_client -crlf -connect ${shellQuote(`${host}:${port}`)}${port === 465 || implicit === 'yes' ? '' : ' -starttls smtp'}`,
    looksLike: {
      en: 'many lines; near the end some that begin with 250, among them perhaps "250-AUTH"',
      de: 'viele Zeilen; nahe dem Ende einige, die mit 250 beginnen, darunter vielleicht "250-AUTH"',
    },
    read: (pasted, { host, port }) => {
      const data = { host, port };
      const lines = pasted.match(/^250[- ].*$/gm) ?? [];
      const mechanisms = lines.map((line) => /^250[- ]AUTH[ =](.+)$/i.exec(line)?.[1]).find((one) => one !== undefined);
      const encrypted = /BEGIN CERTIFICATE|Cipher is (?!\(NONE\))\S/.test(pasted);
      if (encrypted && mechanisms !== undefined) return { outcome: 'after-tls', data: { ...data, mechanisms } };
      // The last line of the answer has a blank behind its code; without it the rest may be missing.
      if (encrypted && lines.some((line) => line.startsWith('250 '))) return { outcome: 'none', data };
      if (/didn't f[io]u?nd STARTTLS|wrong version number/i.test(pasted)) return { outcome: mechanisms === undefined ? 'no-tls' : 'before-tls', data };
      const state = encrypted ? undefined : readConnection(pasted);
      return state === 'refused' || state === 'silent' ? { outcome: state, data } : cannotTell('odd-answer');
    },
  },
  describe: ({ host, port }) => ({
    command: `openssl s_client -connect ${shellQuote(`${host}:${port}`)}${port === 465 ? '' : ' -starttls smtp'}`,
    connection: 'EHLO, QUIT',
  }),
  run: async (look) => {
    const { host, port, implicit } = look.params;
    const data = { host, port };
    const found = await connectTo(look, host, port);
    if (!found.ok) {
      if (found.reason === 'refused') return { outcome: 'refused', data, subject: host };
      return found.reason === 'timed-out' ? { outcome: 'silent', data, subject: host } : cannotLook(found);
    }
    const helo = await ownName(look);
    const name = readIp(host) || host === 'localhost' ? undefined : host;
    if (port === 465 || implicit === 'yes') return { ...(await afterTls(look, found.value.stream, name, helo, true)), subject: host };
    const session = await openSmtp(look, found.value.stream, helo);
    if (session.greeting === undefined) {
      found.value.stream.destroy();
      return { outcome: 'silent', data, subject: host };
    }
    const open = extensionsOf(session.ehlo);
    const ready = open.has('STARTTLS') && (await session.say('STARTTLS'))?.code === 220;
    if (!ready) {
      await session.quit();
      return { outcome: open.has('AUTH') ? 'before-tls' : 'no-tls', data: { ...data, mechanisms: open.get('AUTH') ?? '' }, subject: host };
    }
    session.lines.release();
    const after = await afterTls(look, found.value.stream, name, helo, false);
    return { ...(open.has('AUTH') && after.outcome === 'after-tls' ? { ...after, outcome: 'before-tls' as const } : after), subject: host };
  },
});

type Asking = Pick<Look, 'signal' | 'log'> & { readonly params: { readonly host: string; readonly port: number } };

/** What EHLO offers once the line is encrypted. */
const afterTls = async (look: Asking, stream: Parameters<typeof shakeHands>[1], name: string | undefined, helo: string, implicit: boolean) => {
  const data = { host: look.params.host, port: look.params.port };
  const hands = await shakeHands(look, stream, name);
  if (!hands.ok) {
    stream.destroy();
    look.log(hands.why);
    return { outcome: 'no-tls', data } as const;
  }
  // After STARTTLS the greeting does not come again (RFC 3207, 4.2); with TLS from the start it does.
  const session = implicit ? await openSmtp(look, hands.socket, helo) : await openSmtp(look, hands.socket, helo, { greeted: true });
  const mechanisms = extensionsOf(session.ehlo).get('AUTH');
  await session.quit();
  stream.destroy();
  return mechanisms === undefined ? ({ outcome: 'none', data } as const) : ({ outcome: 'after-tls', data: { ...data, mechanisms } } as const);
};
