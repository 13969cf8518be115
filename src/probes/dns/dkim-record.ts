import { createPublicKey } from 'node:crypto';
import type { Localized } from '../../model/language.ts';
import { readTags } from './tags.ts';

type DkimKey = { readonly key: string } | { readonly wrong: Localized };

/** The public key of a DKIM record (RFC 6376, 3.6.1; RFC 8463 for ed25519), or why it is none. */
export const readDkimKey = (text: string): DkimKey => {
  const tags = readTags(text);
  const version = tags.get('v');
  if (version !== undefined && version !== 'DKIM1') return { wrong: { en: `v=${version} instead of v=DKIM1`, de: `v=${version} statt v=DKIM1` } };
  const data = tags.get('p')?.replace(/\s+/g, '');
  if (data === undefined) return { wrong: { en: 'there is no p= with a key', de: 'es fehlt p= mit einem Schlüssel' } };
  if (data === '') return { wrong: { en: 'p= is empty, so the key is revoked', de: 'p= ist leer, der Schlüssel ist also zurückgezogen' } };
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return { wrong: { en: 'p= holds characters that no key has', de: 'p= enthält Zeichen, die kein Schlüssel hat' } };
  const kind = tags.get('k')?.toLowerCase() ?? 'rsa';
  const bytes = Buffer.from(data, 'base64');
  if (kind === 'ed25519')
    return bytes.length === 32 ? { key: 'ed25519' } : { wrong: { en: 'an ed25519 key has 32 bytes', de: 'ein ed25519-Schlüssel hat 32 Bytes' } };
  if (kind !== 'rsa') return { wrong: { en: `k=${kind} is unknown`, de: `k=${kind} ist unbekannt` } };
  return rsaKey(bytes);
};

const rsaKey = (bytes: Buffer): DkimKey => {
  const bits = rsaBits(bytes);
  if (bits === undefined) return { wrong: { en: 'p= is cut off or is no RSA key', de: 'p= ist abgeschnitten oder kein RSA-Schlüssel' } };
  // RFC 8301, 3.2: verifiers must not accept keys under 1024 bits.
  return bits < 1024 ? { wrong: { en: `the key has only ${bits} bits`, de: `der Schlüssel hat nur ${bits} Bit` } } : { key: `rsa ${bits}` };
};

const rsaBits = (der: Buffer): number | undefined => {
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      return createPublicKey({ key: der, format: 'der', type }).asymmetricKeyDetails?.modulusLength;
    } catch {
      // The other of the two forms, or no key at all.
    }
  }
  return undefined;
};
