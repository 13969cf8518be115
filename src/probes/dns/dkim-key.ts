import { createPublicKey, type KeyObject } from 'node:crypto';
import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { askSurely, recordsOf } from './ask.ts';
import { dnsUntold } from './mend.ts';
import { readTags } from './tags.ts';

export const dnsDkimKey = defineProbe({
  name: 'dns.dkim-key',
  kind: 'network',
  title: { en: 'Is the published DKIM key the one the server signs with?', de: 'Ist der veröffentlichte DKIM-Schlüssel der, mit dem der Server signiert?' },
  params: {
    domain: { title: PARAM.domain, type: 'text', required: true },
    selector: { title: { en: 'DKIM selector', de: 'DKIM-Selektor' }, type: 'text', required: true },
    file: { title: { en: 'key file on the server', de: 'Schlüsseldatei auf dem Server' }, type: 'text', required: true },
  },
  outcomes: {
    same: { verdict: 'ok', says: { en: '{{record}} holds the key of the server', de: '{{record}} enthält den Schlüssel des Servers' } },
    differs: {
      verdict: 'fail',
      says: {
        en: '{{record}} holds another key than {{file}}: signatures do not check out',
        de: '{{record}} enthält einen anderen Schlüssel als {{file}}: die Signaturen gehen nicht auf',
      },
    },
    unpublished: {
      verdict: 'fail',
      says: { en: '{{record}} does not exist, but the server signs with {{file}}', de: '{{record}} gibt es nicht, der Server signiert aber mit {{file}}' },
    },
  },
  vantage: 'mail-host',
  needs: ['files', 'resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    // Only the public half is ever shown.
    linux: ({ domain, selector, file }) => `dig TXT ${shellQuote(`${selector}._domainkey.${domain}`)}; sudo openssl pkey -pubout -in ${shellQuote(file)}`,
    looksLike: {
      en: 'the answer from DNS, then a block that begins with "BEGIN PUBLIC KEY"',
      de: 'die Antwort aus dem DNS, dann ein Block, der mit "BEGIN PUBLIC KEY" beginnt',
    },
    read: (pasted, { domain, selector, file }) => {
      const record = `${selector}._domainkey.${domain}`;
      const found = pastedRecords(pasted, record, 'TXT');
      const pem = /-----BEGIN PUBLIC KEY-----[\s\S]*?-----END PUBLIC KEY-----/.exec(pasted)?.[0];
      const key = pem === undefined ? undefined : readKey(pem);
      return found && key
        ? judge(
            record,
            file,
            key,
            found.records.map(({ value }) => value),
          )
        : cannotTell('odd-answer');
    },
  },
  describe: ({ domain, selector, file }) => ({
    command: `dig TXT ${shellQuote(`${selector}._domainkey.${domain}`)}; openssl pkey -pubout -in ${shellQuote(file)}`,
  }),
  run: async (look) => {
    const { domain, selector, file } = look.params;
    const record = `${selector}._domainkey.${domain}`;
    const text = await look.host.readFile(file, { signal: look.signal, maxBytes: 64 * 1024 });
    if (!text.ok) return cannotLook(text, text.reason === 'no-permission' ? ROOT : undefined, { subject: file });
    const key = readKey(text.value);
    if (!key)
      return cannotTell('odd-answer', { en: `${file} holds no key that can be read`, de: `${file} enthält keinen lesbaren Schlüssel` }, { subject: file });
    const reply = await askSurely(look, { name: record, type: 'TXT' });
    if (!reply.ok) return dnsUntold(reply, { subject: record });
    return {
      ...judge(
        record,
        file,
        key,
        recordsOf(reply.value, 'TXT').map(({ value }) => value),
      ),
      subject: record,
      resolver: reply.value.resolver,
    };
  },
});

/** The public half of a PEM key, or the key of a record as OpenDKIM and rspamd write it beside their private key. */
const readKey = (text: string): KeyObject | undefined => {
  const pem = /-----BEGIN (?:[A-Z]+ )?(?:PRIVATE|PUBLIC) KEY-----[\s\S]*?-----END (?:[A-Z]+ )?(?:PRIVATE|PUBLIC) KEY-----/.exec(text)?.[0];
  try {
    return pem === undefined ? keyOf(text) : createPublicKey(pem);
  } catch {
    return undefined;
  }
};

const keyOf = (record: string): KeyObject | undefined => {
  const tags = readTags(record);
  const data = Buffer.from((tags.get('p') ?? '').replace(/[\s"()]/g, ''), 'base64');
  if (data.length === 0) return undefined;
  // An Ed25519 record holds the bare key (RFC 8463, 4): its SPKI head is always the same.
  const der = tags.get('k') === 'ed25519' ? Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), data]) : data;
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      return createPublicKey({ key: der, format: 'der', type });
    } catch {
      // The other form, or no key.
    }
  }
  return undefined;
};

const judge = (record: string, file: string, key: KeyObject, texts: readonly string[]) => {
  const data = { record, file };
  if (texts.length === 0) return { outcome: 'unpublished', data } as const;
  return { outcome: texts.some((text) => keyOf(text)?.equals(key)) ? 'same' : 'differs', data } as const;
};

const ROOT = { en: 'only root may read the key; start Mailmedic as root', de: 'nur root darf den Schlüssel lesen; starte Mailmedic als root' };
