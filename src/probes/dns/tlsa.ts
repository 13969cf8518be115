import { createHash, type X509Certificate } from 'node:crypto';
import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { ownName } from '../smtp/own-name.ts';
import { connectTo } from '../tcp/try-connect.ts';
import { shakeHands } from '../tls/handshake.ts';
import { readChain } from '../tls/read-chain.ts';
import { starttlsOf, upgrade } from '../tls/upgrade.ts';
import { LEAVES, PARAM } from '../words.ts';
import { askSurely, recordsOf } from './ask.ts';
import { digLooksLike } from './dig-script.ts';
import { dnsUntold } from './mend.ts';

export const dnsTlsa = defineProbe({
  name: 'dns.tlsa',
  kind: 'network',
  title: { en: 'Does the DANE entry (TLSA) fit the real certificate?', de: 'Passt der DANE-Eintrag (TLSA) zum echten Zertifikat?' },
  params: { host: { title: PARAM.name, type: 'text', required: true }, port: { title: PARAM.port, type: 'number', default: 25 } },
  outcomes: {
    unset: { verdict: 'info', says: { en: '{{host}} has no TLSA record, which is optional', de: '{{host}} hat keinen TLSA-Eintrag, das ist freiwillig' } },
    matches: { verdict: 'ok', says: { en: 'the TLSA record of {{host}} fits the certificate', de: 'der TLSA-Eintrag von {{host}} passt zum Zertifikat' } },
    differs: {
      verdict: 'fail',
      says: {
        en: 'the TLSA record of {{host}} is for another key: senders that check it deliver nothing',
        de: 'der TLSA-Eintrag von {{host}} gilt für einen anderen Schlüssel: Absender, die ihn prüfen, liefern nichts ab',
      },
    },
    unsigned: {
      verdict: 'warn',
      says: {
        en: '{{host}} has a TLSA record, but its zone is not signed (DNSSEC), so the record does nothing',
        de: '{{host}} hat einen TLSA-Eintrag, aber die Zone ist nicht signiert (DNSSEC), der Eintrag bewirkt also nichts',
      },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver', 'connect'],
  facts: [],
  leaves: LEAVES.smtp,
  seconds: 3,
  script: {
    linux: ({ host, port }) =>
      `dig +dnssec TLSA ${shellQuote(`_${port}._tcp.${host}`)}; openssl s_client -connect ${shellQuote(`${host}:${port}`)} -servername ${shellQuote(host)}${starttlsWords(port)} -showcerts </dev/null`,
    looksLike: digLooksLike,
    read: (pasted, { host, port }) => {
      const found = pastedRecords(pasted, `_${port}._tcp.${host}`, 'TLSA');
      if (!found) return cannotTell('odd-answer');
      const records = found.records.map(({ value }) => value);
      if (records.length === 0) return { outcome: 'unset', data: { host } };
      const chain = readChain(pasted);
      return chain.length > 0 && found.authentic ? judge(host, records, chain) : cannotTell('odd-answer', found.authentic ? undefined : NOT_CHECKED);
    },
  },
  describe: ({ host, port }) => ({ connection: `DNS: _${port}._tcp.${host} TLSA; SMTP ${host} port ${port}: EHLO, STARTTLS` }),
  run: async (look) => {
    const { host, port } = look.params;
    const reply = await askSurely(look, { name: `_${port}._tcp.${host}`, type: 'TLSA', dnssec: true });
    if (!reply.ok) return dnsUntold(reply, { subject: host });
    const seen = { subject: `${host}:${port}`, resolver: reply.value.resolver };
    const records = recordsOf(reply.value, 'TLSA').map(({ value }) => value);
    if (records.length === 0) return { outcome: 'unset', data: { host }, ...seen };
    if (!reply.value.authentic) {
      const zone = await look.host.query({ name: 'com', type: 'NS', dnssec: true }, { signal: look.signal });
      // A resolver that checks nothing cannot tell whether this zone is signed.
      return zone.ok && zone.value.authentic ? { outcome: 'unsigned', data: { host }, ...seen } : cannotTell('odd-answer', NOT_CHECKED, seen);
    }
    const found = await connectTo(look, host, port);
    if (!found.ok) return cannotLook(found, undefined, seen);
    const { stream } = found.value;
    const protocol = starttlsOf(port, undefined);
    const state = protocol === undefined ? 'ready' : await upgrade(look, stream, protocol, await ownName(look));
    const hands = state === 'ready' ? await shakeHands(look, stream, host) : undefined;
    stream.destroy();
    if (!hands?.ok) return cannotTell('odd-answer', { en: 'no encryption came about', de: 'es kam keine Verschlüsselung zustande' }, seen);
    const chain: X509Certificate[] = [hands.leaf];
    for (let at = hands.leaf.issuerCertificate; at && chain.length < hands.sent; at = at.issuerCertificate) chain.push(at);
    return { ...judge(host, records, chain), ...seen };
  },
});

const starttlsWords = (port: number): string => {
  const protocol = starttlsOf(port, undefined);
  return protocol ? ` -starttls ${protocol}` : '';
};

const NOT_CHECKED = {
  en: 'this resolver does not check signatures; ask one that does',
  de: 'dieser Resolver prüft keine Signaturen; frage einen, der prüft',
};

/** RFC 6698, 2.1: usage, selector (0 certificate, 1 key), matching (0 whole, 1 SHA-256, 2 SHA-512). Usage 2 is for an issuer in the chain. */
const fits = (record: string, [leaf, ...issuers]: readonly X509Certificate[]): boolean => {
  const [usage = '', selector, matching, data] = record.split(' ');
  return (['0', '2'].includes(usage) ? issuers : [leaf!]).some((certificate) => {
    const bytes = selector === '1' ? certificate.publicKey.export({ type: 'spki', format: 'der' }) : certificate.raw;
    const wanted =
      matching === '0'
        ? Buffer.from(bytes).toString('hex')
        : createHash(matching === '2' ? 'sha512' : 'sha256')
            .update(bytes)
            .digest('hex');
    return wanted === data?.toLowerCase();
  });
};

const judge = (host: string, records: readonly string[], chain: readonly X509Certificate[]) =>
  // One that fits is enough: the others may be for the next key (RFC 7671, 8.1).
  ({ outcome: records.some((record) => fits(record, chain)) ? 'matches' : 'differs', data: { host, records } }) as const;
