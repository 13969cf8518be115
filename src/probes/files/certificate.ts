import { createPrivateKey, type X509Certificate } from 'node:crypto';
import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { readChain } from '../tls/read-chain.ts';

const DAY = 86_400_000;

export const filesCertificate = defineProbe({
  name: 'files.certificate',
  kind: 'files',
  title: { en: 'Are certificate and key in the files right?', de: 'Stimmen Zertifikat und Schlüssel in den Dateien?' },
  params: {
    certificate: { title: { en: 'certificate file', de: 'Zertifikatsdatei' }, type: 'text', required: true },
    key: { title: { en: 'key file', de: 'Schlüsseldatei' }, type: 'text', required: true },
    name: { title: { en: 'name that the certificate should have', de: 'Name, den das Zertifikat haben soll' }, type: 'text' },
  },
  outcomes: {
    fits: {
      verdict: 'ok',
      says: { en: '{{file}} is for {{names}} until {{until}}, and the key fits', de: '{{file}} gilt für {{names}} bis {{until}}, und der Schlüssel passt' },
    },
    missing: { verdict: 'fail', says: { en: 'missing: {{file}}', de: 'fehlt: {{file}}' } },
    'not-pem': {
      verdict: 'fail',
      says: { en: '{{file}} holds no certificate or key in PEM form', de: '{{file}} enthält kein Zertifikat oder keinen Schlüssel im PEM-Format' },
    },
    'key-differs': {
      verdict: 'fail',
      says: { en: 'the key does not belong to the certificate {{file}}', de: 'der Schlüssel gehört nicht zum Zertifikat {{file}}' },
    },
    expired: { verdict: 'fail', says: { en: '{{file}} expired on {{until}}', de: '{{file}} ist seit {{until}} abgelaufen' } },
    'wrong-name': { verdict: 'warn', says: { en: '{{file}} is for {{names}}, not for {{name}}', de: '{{file}} gilt für {{names}}, nicht für {{name}}' } },
    'no-chain': {
      verdict: 'warn',
      says: {
        en: '{{file}} holds only the certificate itself, without the one of its issuer',
        de: '{{file}} enthält nur das Zertifikat selbst, ohne das des Ausstellers',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    // Only the public half of the key leaves the server.
    linux: ({ certificate, key }) => `sudo cat ${shellQuote(certificate)}; sudo openssl pkey -pubout -in ${shellQuote(key)}`,
    looksLike: {
      en: 'blocks that begin with "BEGIN CERTIFICATE", and one with "BEGIN PUBLIC KEY"',
      de: 'Blöcke, die mit "BEGIN CERTIFICATE" beginnen, und einer mit "BEGIN PUBLIC KEY"',
    },
    read: (pasted, { certificate, name }) => {
      if (/no such file|datei oder verzeichnis nicht gefunden/i.test(pasted)) return { outcome: 'missing', data: { file: certificate } };
      const chain = readChain(pasted);
      const published = /-----BEGIN PUBLIC KEY-----[\s\S]*?-----END PUBLIC KEY-----/.exec(pasted)?.[0];
      const [leaf] = chain;
      if (!leaf || published === undefined) return cannotTell('odd-answer');
      const own = leaf.publicKey.export({ type: 'spki', format: 'pem' }).toString();
      const bare = (pem: string): string => pem.replace(/\s+/g, '');
      return judge({ file: certificate, name }, chain, bare(own) === bare(published));
    },
  },
  describe: ({ certificate, key }) => ({ command: `openssl x509 -in ${shellQuote(certificate)}; openssl pkey -pubout -in ${shellQuote(key)}` }),
  run: async (look) => {
    const { certificate, key, name } = look.params;
    const [pem, secret] = await Promise.all([certificate, key].map((path) => look.host.readFile(path, { signal: look.signal, maxBytes: 256 * 1024 })));
    for (const [path, text] of [
      [certificate, pem!],
      [key, secret!],
    ] as const) {
      if (text.ok) continue;
      if (text.reason === 'absent') return { outcome: 'missing', data: { file: path }, subject: path };
      return cannotLook(text, text.reason === 'no-permission' ? ROOT : undefined, { subject: path });
    }
    const chain = readChain(pem!.ok ? pem!.value : '');
    const [leaf] = chain;
    if (!leaf) return { outcome: 'not-pem', data: { file: certificate }, subject: certificate };
    for (const one of chain) look.log(`${one.subject.replaceAll('\n', ', ')}, ${one.validFrom} to ${one.validTo}`);
    const fits = keyFits(leaf, secret!.ok ? secret!.value : '');
    if (fits === undefined) return { outcome: 'not-pem', data: { file: key }, subject: key };
    return { ...judge({ file: certificate, name }, chain, fits), subject: certificate };
  },
});

/** Undefined where the text holds no key that can be read. */
const keyFits = (leaf: X509Certificate, pem: string): boolean | undefined => {
  try {
    return leaf.checkPrivateKey(createPrivateKey(pem));
  } catch {
    return undefined;
  }
};

const judge = ({ file, name }: { readonly file: string; readonly name: string | undefined }, chain: readonly X509Certificate[], fits: boolean) => {
  const leaf = chain[0]!;
  const names = [...(leaf.subjectAltName ?? '').matchAll(/DNS:([^,\s]+)/g)].map(([, one]) => one!);
  const data = {
    file,
    name: name ?? '',
    names,
    until: leaf.validToDate.toISOString().slice(0, 10),
    days: Math.floor((leaf.validToDate.getTime() - Date.now()) / DAY),
  };
  if (!fits) return { outcome: 'key-differs', data } as const;
  if (leaf.validToDate.getTime() < Date.now()) return { outcome: 'expired', data } as const;
  if (name !== undefined && leaf.checkHost(name) === undefined) return { outcome: 'wrong-name', data } as const;
  const self = leaf.checkIssued(leaf);
  return { outcome: chain.length === 1 && !self ? 'no-chain' : 'fits', data } as const;
};

const ROOT = { en: 'only root may read the key; start Mailmedic as root', de: 'nur root darf den Schlüssel lesen; starte Mailmedic als root' };
