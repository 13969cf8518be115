import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { readLines } from '../line-stream.ts';
import { readConnection } from '../paste/read-connection.ts';
import { connectTo } from '../tcp/try-connect.ts';
import { shakeHands } from '../tls/handshake.ts';
import { upgrade } from '../tls/upgrade.ts';
import { LEAVES, PARAM } from '../words.ts';

/** What speaks on a port of the mailbox side: its greeting, and whether TLS comes first. */
const SERVICES: Readonly<Record<number, { readonly protocol: 'imap' | 'pop3' | 'sieve'; readonly implicit: boolean }>> = {
  143: { protocol: 'imap', implicit: false },
  993: { protocol: 'imap', implicit: true },
  110: { protocol: 'pop3', implicit: false },
  995: { protocol: 'pop3', implicit: true },
  4190: { protocol: 'sieve', implicit: false },
};

/** RFC 9051, 7.1.5; RFC 1939, 4; RFC 5804, 1.7. */
const GREETINGS = { imap: /^\* (OK|PREAUTH)/i, pop3: /^\+OK/, sieve: /^"IMPLEMENTATION"|^OK\b/i } as const;
const GOODBYES = { imap: 'a9 LOGOUT', pop3: 'QUIT', sieve: 'LOGOUT' } as const;

export const imapAnswers = defineProbe({
  name: 'imap.answers',
  kind: 'network',
  title: { en: 'Does the mailbox service answer?', de: 'Antwortet der Postfachdienst?' },
  params: {
    host: { title: PARAM.host, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', default: 993 },
    as: {
      title: { en: 'imap, imaps, pop3, pop3s or sieve on an unusual port', de: 'imap, imaps, pop3, pop3s oder sieve auf einem unüblichen Port' },
      type: 'text',
    },
  },
  outcomes: {
    answers: { verdict: 'ok', says: { en: '{{host}} port {{port}} answers: {{greeting}}', de: '{{host}} Port {{port}} antwortet: {{greeting}}' } },
    'no-encryption': {
      verdict: 'fail',
      says: { en: '{{host}} port {{port}} offers no encryption', de: '{{host}} Port {{port}} bietet keine Verschlüsselung an' },
    },
    'other-service': {
      verdict: 'fail',
      says: { en: 'something else answers on {{host}} port {{port}}: {{greeting}}', de: 'auf {{host}} Port {{port}} antwortet etwas anderes: {{greeting}}' },
    },
    refused: { verdict: 'fail', says: { en: '{{host}} refuses port {{port}}', de: '{{host}} lehnt Port {{port}} ab' } },
    silent: { verdict: 'fail', says: { en: '{{host}} port {{port}} does not answer', de: '{{host}} Port {{port}} antwortet nicht' } },
  },
  vantage: 'anywhere',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.tcp,
  seconds: 2,
  script: {
    linux: ({ host, port, as }) => {
      const service = serviceOf(port, as);
      return `openssl s_client -crlf -connect ${shellQuote(`${host}:${port}`)}${service && !service.implicit ? ` -starttls ${service.protocol}` : ''} </dev/null`;
    },
    looksLike: {
      en: 'many lines about the certificate; near the end "Verify return code", with an encrypted port also the greeting "* OK"',
      de: 'viele Zeilen über das Zertifikat; nahe dem Ende "Verify return code", bei einem verschlüsselten Port auch die Begrüßung "* OK"',
    },
    read: (pasted, { host, port }) => {
      const data = { host, port };
      if (/BEGIN CERTIFICATE|Cipher is (?!\(NONE\))\S|Verify return code/.test(pasted)) {
        const greeting = /^(\* OK.*|\+OK.*|"IMPLEMENTATION".*)$/im.exec(pasted)?.[1] ?? 'TLS';
        if (!/no peer certificate available/.test(pasted)) return { outcome: 'answers', data: { ...data, greeting } };
      }
      const state = readConnection(pasted);
      if (state === 'refused') return { outcome: 'refused', data };
      if (state === 'silent') return { outcome: 'silent', data };
      if (/didn't found STARTTLS|STARTTLS.*(not supported|failed)|didn't find STARTTLS/i.test(pasted)) return { outcome: 'no-encryption', data };
      return /wrong version number|packet length too long/i.test(pasted) ? { outcome: 'no-encryption', data } : cannotTell('odd-answer');
    },
  },
  describe: ({ host, port }) => ({ connection: `TCP ${host} port ${port}: greeting, TLS, LOGOUT` }),
  run: async (look) => {
    const { host, port, as } = look.params;
    const service = serviceOf(port, as);
    if (!service) return cannotTell('missing-input', { en: `what should speak on port ${port}?`, de: `was soll auf Port ${port} sprechen?` });
    const data = { host, port };
    const found = await connectTo(look, host, port);
    if (!found.ok) {
      if (found.reason === 'refused') return { outcome: 'refused', data, subject: host };
      return found.reason === 'timed-out' ? { outcome: 'silent', data, subject: host } : cannotLook(found, undefined, { subject: host });
    }
    const seen = { subject: `${found.value.address}:${port}`, family: readIp(found.value.address)?.family ?? 4 } as const;
    const said = service.implicit
      ? await greetingAfterTls(look, found.value.stream, host, service.protocol)
      : await greetingBeforeTls(look, found.value.stream, service.protocol);
    found.value.stream.destroy();
    if (said.state !== 'said') return { outcome: said.state, data, ...seen };
    const greeting = said.greeting.slice(0, 120);
    return { outcome: GREETINGS[service.protocol].test(greeting) ? 'answers' : 'other-service', data: { ...data, greeting }, ...seen };
  },
});

type Asking = Pick<Look, 'signal' | 'log'>;
type Stream = Parameters<typeof shakeHands>[1];
type Said = { readonly state: 'silent' | 'no-encryption' } | { readonly state: 'said'; readonly greeting: string };

const greetingAfterTls = async (look: Asking, stream: Stream, name: string, protocol: 'imap' | 'pop3' | 'sieve'): Promise<Said> => {
  const hands = await shakeHands(look, stream, readIp(name) || name === 'localhost' ? undefined : name);
  // A server that speaks at once and in the clear answers a TLS hello with nonsense.
  if (!hands.ok) return { state: hands.why === 'timeout' ? 'silent' : 'no-encryption' };
  const lines = readLines(hands.socket, look.signal);
  const greeting = await lines.readLine(15_000);
  if (greeting === undefined) return { state: 'silent' };
  look.log(`S: ${greeting}`);
  lines.write(GOODBYES[protocol]);
  return { state: 'said', greeting };
};

/** The log holds the greeting, whatever became of the upgrade. */
const greetingBeforeTls = async (look: Asking, stream: Stream, protocol: 'imap' | 'pop3' | 'sieve'): Promise<Said> => {
  let greeting: string | undefined;
  const log = (line: string): void => {
    if (line.startsWith('S: ')) greeting ??= line.slice(3);
    look.log(line);
  };
  const state = await upgrade({ signal: look.signal, log }, stream, protocol, '');
  if (greeting === undefined) return { state: 'silent' };
  if (state === 'missing' && GREETINGS[protocol].test(greeting)) return { state: 'no-encryption' };
  return { state: 'said', greeting };
};

const serviceOf = (port: number, as: string | undefined) =>
  as === undefined || as === ''
    ? SERVICES[port]
    : { imap: SERVICES[143], imaps: SERVICES[993], pop3: SERVICES[110], pop3s: SERVICES[995], sieve: SERVICES[4190] }[as.toLowerCase()];
