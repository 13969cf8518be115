import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** An invitation says what to look at; a reply what was seen. */
export const KINDS = { invite: 'mmi1', reply: 'mmr1' } as const;
export type Kind = keyof typeof KINDS;

/** Nobody pastes more than this, and nothing inflates to more. */
const LONGEST_CODE = 64 * 1024;
const LONGEST_PAYLOAD = 512 * 1024;

export type Opened = { readonly kind: Kind; readonly payload: unknown /** Of the key that signed it. */; readonly fingerprint: string };
export type Unopened = 'no-code' | 'cut-off' | 'changed' | 'too-long';

/** Raw Ed25519 keys in a subject public key info (RFC 8410, 4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const rawKey = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' }).subarray(SPKI.length);

/** Eight digits in groups, to be compared on the phone. */
const fingerprintOf = (key: Buffer): string =>
  createHash('sha256')
    .update(key)
    .digest('hex')
    .slice(0, 8)
    .replace(/(?=.{4}$)/, '-');

export const fingerprint = (publicKey: KeyObject): string => fingerprintOf(rawKey(publicKey));

/** A signed code (Ed25519, RFC 8032) that survives chats and mails: one word of letters, digits, `-`, `_` and dots. */
export const seal = (kind: Kind, payload: unknown, privateKey: KeyObject): string => {
  const body = deflateRawSync(Buffer.from(JSON.stringify(payload)), { level: 9 }).toString('base64url');
  const head = `${KINDS[kind]}.${body}`;
  const signature = sign(null, Buffer.from(head), privateKey).toString('base64url');
  return `${head}.${rawKey(createPublicKey(privateKey)).toString('base64url')}.${signature}`;
};

/** Reads a code, however it was wrapped or quoted on its way. Says why where it is none, is cut off, or was changed. */
export const openCode = (text: string): Opened | Unopened => {
  if (text.length > LONGEST_CODE) return 'too-long';
  const bare = text.replace(/^\s*>+ ?/gm, '').replace(/[\s\u200b\u00ad"'`<>]+/g, '');
  const found = /(mmi1|mmr1)\.([\w-]*)(?:\.([\w-]*))?(?:\.([\w-]*))?/.exec(bare);
  if (!found) return 'no-code';
  const [, mark, body, key, signature] = found;
  if (!body || key?.length !== 43 || signature === undefined || signature.length < 86) return 'cut-off';
  const raw = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  if (!verify(null, Buffer.from(`${mark}.${body}`), publicKey, Buffer.from(signature.slice(0, 86), 'base64url'))) return 'changed';
  try {
    const payload = JSON.parse(inflateRawSync(Buffer.from(body, 'base64url'), { maxOutputLength: LONGEST_PAYLOAD }).toString('utf8')) as unknown;
    return { kind: mark === KINDS.invite ? 'invite' : 'reply', payload, fingerprint: fingerprintOf(raw) };
  } catch {
    return 'changed';
  }
};
