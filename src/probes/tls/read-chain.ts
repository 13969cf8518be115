import { X509Certificate } from 'node:crypto';

/** Certificates of a text in PEM, in their order; what is cut off or is none is left out. */
export const readChain = (text: string): readonly X509Certificate[] =>
  [...text.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g)].flatMap(([pem]) => {
    try {
      return [new X509Certificate(pem.replace(/^[^\S\n]+|[^\S\n]+$/gm, ''))];
    } catch {
      return [];
    }
  });
