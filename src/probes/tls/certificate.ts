import type { X509Certificate } from 'node:crypto';
import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { readConnection } from '../paste/read-connection.ts';
import { ownName } from '../smtp/own-name.ts';
import { connectTo } from '../tcp/try-connect.ts';
import { LEAVES, PARAM } from '../words.ts';
import { type Handshake, shakeHands } from './handshake.ts';
import { readChain } from './read-chain.ts';
import { starttlsOf, upgrade } from './upgrade.ts';

const DAY = 86_400_000;

export const tlsCertificate = defineProbe({
  name: 'tls.certificate',
  kind: 'network',
  title: { en: 'Is the certificate right?', de: 'Ist das Zertifikat in Ordnung?' },
  params: {
    host: { title: PARAM.host, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', default: 443 },
    starttls: { title: { en: 'smtp, imap, pop3 or sieve, where TLS starts later', de: 'smtp, imap, pop3 oder sieve, wo TLS später beginnt' }, type: 'text' },
    name: { title: { en: 'name that the certificate should have', de: 'Name, den das Zertifikat haben soll' }, type: 'text' },
    days: { title: { en: 'days that should be left', de: 'Tage, die noch übrig sein sollen' }, type: 'number', default: 14 },
  },
  outcomes: {
    valid: {
      verdict: 'ok',
      says: { en: 'the certificate for {{names}} is valid for {{days}} days', de: 'das Zertifikat für {{names}} gilt noch {{days}} Tage' },
    },
    expired: { verdict: 'fail', says: { en: 'the certificate expired on {{until}}', de: 'das Zertifikat ist seit {{until}} abgelaufen' } },
    'expires-soon': { verdict: 'warn', says: { en: 'the certificate expires in {{days}} days', de: 'das Zertifikat läuft in {{days}} Tagen ab' } },
    'not-yet-valid': { verdict: 'fail', says: { en: 'the certificate is only valid from {{from}} on', de: 'das Zertifikat gilt erst ab {{from}}' } },
    'wrong-name': {
      verdict: 'fail',
      says: { en: 'the certificate is for {{names}}, not for {{name}}', de: 'das Zertifikat ist für {{names}}, nicht für {{name}}' },
    },
    'self-signed': { verdict: 'fail', says: { en: 'the certificate is self-signed', de: 'das Zertifikat ist selbst signiert' } },
    'incomplete-chain': {
      verdict: 'fail',
      says: { en: 'the intermediate certificate is missing (issued by {{issuer}})', de: 'das Zwischenzertifikat fehlt (ausgestellt von {{issuer}})' },
    },
    untrusted: { verdict: 'fail', says: { en: 'nobody knows the issuer {{issuer}}', de: 'den Aussteller {{issuer}} kennt niemand' } },
    'no-tls': {
      verdict: 'fail',
      says: { en: '{{host}} port {{port}} does not offer encryption', de: '{{host}} Port {{port}} bietet keine Verschlüsselung an' },
    },
    'handshake-failed': {
      verdict: 'fail',
      says: { en: 'the encryption does not come about: {{why}}', de: 'die Verschlüsselung kommt nicht zustande: {{why}}' },
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
    linux: ({ host, port, starttls, name }) => {
      const protocol = starttlsOf(port, starttls);
      const sni = name ?? (readIp(host) ? undefined : host);
      return `openssl s_client -connect ${shellQuote(`${host}:${port}`)}${protocol ? ` -starttls ${protocol}` : ''}${sni ? ` -servername ${shellQuote(sni)}` : ''} -showcerts </dev/null`;
    },
    looksLike: {
      en: 'blocks that begin with "BEGIN CERTIFICATE", and near the end a line "Verify return code"',
      de: 'Blöcke, die mit "BEGIN CERTIFICATE" beginnen, und nahe dem Ende eine Zeile "Verify return code"',
    },
    read: (pasted, { host, port, name, days }) => {
      const chain = readChain(pasted);
      const [leaf] = chain;
      const verified = /^\s*Verify return code: (\d+)/m.exec(pasted)?.[1];
      const data = { host, port };
      if (!leaf) {
        const state = readConnection(pasted);
        if (state === 'refused' || state === 'silent') return { outcome: state, data };
        if (/didn't f[io]u?nd STARTTLS|STARTTLS.*(?:not supported|failed)|wrong version number/i.test(pasted)) return { outcome: 'no-tls', data };
        const alert = /alert ([a-z ]+?)(?::|$)/im.exec(pasted)?.[1];
        return alert ? { outcome: 'handshake-failed', data: { ...data, why: alert } } : cannotTell('odd-answer');
      }
      // Without the verdict on the chain, cut off while copying, nothing is known about trust.
      if (verified === undefined) return cannotTell('odd-answer', CUT);
      const known = name ?? (readIp(host) || host === 'localhost' ? undefined : host);
      const trust = ['0', '10', '9', '62'].includes(verified) ? '' : verified === '20' || verified === '21' ? 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' : verified;
      const left = daysLeft(leaf);
      return { outcome: judge({ leaf, sent: chain.length, trust }, known, left < days), data: { ...data, ...aboutLeaf(leaf, known) } };
    },
  },
  describe: ({ host, port, starttls }) => {
    const protocol = starttlsOf(port, starttls);
    return { command: `openssl s_client -connect ${shellQuote(`${host}:${port}`)}${protocol ? ` -starttls ${protocol}` : ''}` };
  },
  run: async (look) => {
    const { host, port, starttls, days } = look.params;
    const protocol = starttlsOf(port, starttls);
    if (starttls && protocol === undefined)
      return cannotTell('missing-input', { en: `"${starttls}" is no protocol with STARTTLS`, de: `„${starttls}“ ist kein Protokoll mit STARTTLS` });
    const data = { host, port };
    const found = await connectTo(look, host, port);
    if (!found.ok) {
      if (found.reason === 'refused') return { outcome: 'refused', data, subject: host };
      return found.reason === 'timed-out' ? { outcome: 'silent', data, subject: host } : cannotLook(found);
    }
    const { stream, address } = found.value;
    const seen = { subject: `${address}:${port}`, family: readIp(address)?.family ?? 4 } as const;
    const state = protocol === undefined ? 'ready' : await upgrade(look, stream, protocol, await ownName(look));
    if (state !== 'ready') {
      stream.destroy();
      return { outcome: state === 'silent' ? 'silent' : 'no-tls', data, ...seen };
    }
    const known = look.facts.host_name?.value;
    const name = look.params.name ?? (readIp(host) || host === 'localhost' ? (typeof known === 'string' ? known : undefined) : host);
    const hands = await shakeHands(look, stream, name);
    stream.destroy();
    if (!hands.ok) return { outcome: 'handshake-failed', data: { ...data, why: hands.why }, ...seen };
    const { leaf } = hands;
    look.log(`${hands.protocol} ${hands.trust || 'trusted'}, ${hands.sent} certificates\n${describeLeaf(leaf)}`);
    return { outcome: judge(hands, name, daysLeft(leaf) < days), data: { ...data, ...aboutLeaf(leaf, name) }, ...seen };
  },
});

const daysLeft = (leaf: X509Certificate): number => Math.floor((leaf.validToDate.getTime() - Date.now()) / DAY);

const aboutLeaf = (leaf: X509Certificate, name: string | undefined) => ({
  name: name ?? '',
  names: namesOf(leaf),
  issuer: commonName(leaf.issuer),
  days: daysLeft(leaf),
  from: day(leaf.validFromDate),
  until: day(leaf.validToDate),
});

const CUT = { en: 'the end with "Verify return code" is missing', de: 'das Ende mit "Verify return code" fehlt' };

const day = (date: Date): string => date.toISOString().slice(0, 10);
const commonName = (subject: string): string => /^(?:CN|O)=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
const namesOf = (leaf: X509Certificate): readonly string[] => {
  const names = [...(leaf.subjectAltName ?? '').matchAll(/(?:DNS|IP Address):([^,\s"]+)/g)].map(([, name]) => name!);
  return names.length > 0 ? names : [commonName(leaf.subject ?? '')];
};

const describeLeaf = (leaf: X509Certificate): string =>
  [
    `subject ${leaf.subject}`,
    `names ${leaf.subjectAltName}`,
    `issuer ${leaf.issuer.replaceAll('\n', ', ')}`,
    `${leaf.validFrom} to ${leaf.validTo}`,
    `sha256 ${leaf.fingerprint256}`,
  ].join('\n');

/** Time first: an expired certificate also fails every other check. Then what a client would stumble over next. */
const judge = ({ leaf, sent, trust }: Pick<Extract<Handshake, { ok: true }>, 'leaf' | 'sent' | 'trust'>, name: string | undefined, soon: boolean) => {
  const now = Date.now();
  if (leaf.validToDate.getTime() < now) return 'expired';
  if (leaf.validFromDate.getTime() > now) return 'not-yet-valid';
  if (leaf.checkIssued(leaf) && leaf.verify(leaf.publicKey)) return 'self-signed';
  if (name !== undefined && leaf.checkHost(name) === undefined) return 'wrong-name';
  // A leaf alone whose issuer is no known root: the server forgot to send the link between them.
  if (/UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT/.test(trust)) return sent === 1 ? 'incomplete-chain' : 'untrusted';
  // An old certificate further up, or a root that nobody knows.
  if (trust !== '') return 'untrusted';
  return soon ? 'expires-soon' : 'valid';
};
