import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate with its key, as PEM; made here because Node can read certificates but not make them. */
export type Certificate = {
  readonly pem: string;
  readonly key: string;
  readonly subject: string;
  readonly keyObject: KeyObject /** SPKI, DER. */;
  readonly publicKey: Buffer;
};

export type CertificateOptions = {
  readonly subject: string;
  readonly names?: readonly string[];
  readonly issuer?: Certificate;
  /** Days from now. */
  readonly from?: number;
  readonly until?: number;
  readonly authority?: boolean;
};

const length = (size: number): Buffer =>
  size < 128 ? Buffer.from([size]) : size < 256 ? Buffer.from([0x81, size]) : Buffer.from([0x82, size >> 8, size & 255]);
const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), length(body.length), body]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const time = (days: number): Buffer => {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return der(0x18, Buffer.from(`${text}Z`));
};
/** CN= */
const name = (text: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))));
const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value));

let serial = 1;

/** X.509 v3 (RFC 5280, 4.1) with an EC key. */
export const makeCertificate = (options: CertificateOptions): Certificate => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const names = options.names ?? [];
  const extensions = [
    extension('551d13', true, sequence(...(options.authority ? [der(0x01, Buffer.from([0xff]))] : []))),
    ...(names.length > 0 ? [extension('551d11', false, sequence(...names.map((one) => der(0x82, Buffer.from(one)))))] : []),
  ];
  serial += 1;
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([serial])),
    ECDSA_SHA256,
    name(options.issuer?.subject ?? options.subject),
    sequence(time(options.from ?? -1), time(options.until ?? 60)),
    name(options.subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, options.issuer?.keyObject ?? privateKey);
  const certificate = sequence(body, ECDSA_SHA256, der(0x03, Buffer.from([0]), signature));
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END CERTIFICATE-----\n`;
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { pem, key, subject: options.subject, keyObject: createPrivateKey(key), publicKey: publicKey.export({ type: 'spki', format: 'der' }) };
};
