import type { X509Certificate } from 'node:crypto';
import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { ownName } from '../smtp/own-name.ts';
import { connectTo } from '../tcp/try-connect.ts';
import { LEAVES, PARAM } from '../words.ts';
import { shakeHands } from './handshake.ts';
import { readChain } from './read-chain.ts';
import { starttlsOf, upgrade } from './upgrade.ts';

export const tlsRenewed = defineProbe({
  name: 'tls.renewed',
  kind: 'network',
  title: { en: 'Do all services use the certificate that lies in the file?', de: 'Benutzen alle Dienste das Zertifikat, das in der Datei liegt?' },
  params: {
    certificate: { title: { en: 'certificate file', de: 'Zertifikatsdatei' }, type: 'text', required: true },
    host: { title: PARAM.host, type: 'text', default: '127.0.0.1' },
    ports: { title: { en: 'ports', de: 'Ports' }, type: 'list', default: ['25', '443', '465', '587', '993', '995'] },
    name: { title: { en: 'name to ask for', de: 'Name, nach dem gefragt wird' }, type: 'text' },
  },
  outcomes: {
    same: { verdict: 'ok', says: { en: 'ports {{ports}} use the certificate of the file', de: 'die Ports {{ports}} benutzen das Zertifikat der Datei' } },
    old: {
      verdict: 'fail',
      says: {
        en: 'the file holds a newer certificate than these ports use: {{ports}}',
        de: 'die Datei enthält ein neueres Zertifikat, als diese Ports benutzen: {{ports}}',
      },
    },
    other: {
      verdict: 'info',
      says: { en: 'these ports use another certificate than the file: {{ports}}', de: 'diese Ports benutzen ein anderes Zertifikat als die Datei: {{ports}}' },
    },
  },
  vantage: 'mail-host',
  needs: ['files', 'connect'],
  facts: [],
  leaves: LEAVES.tcp,
  seconds: 3,
  script: {
    linux: ({ certificate, host, ports, name }) =>
      [
        `echo "== file"; sudo openssl x509 -in ${shellQuote(certificate)}`,
        ...ports.map((port) => {
          const protocol = starttlsOf(Number(port), undefined);
          return `echo "== ${port}"; openssl s_client -connect ${shellQuote(`${host}:${port}`)}${name ? ` -servername ${shellQuote(name)}` : ''}${protocol ? ` -starttls ${protocol}` : ''} </dev/null 2>/dev/null | openssl x509`;
        }),
      ].join('; '),
    looksLike: { en: 'parts "== 465" with a block "BEGIN CERTIFICATE" each', de: 'Teile "== 465" mit je einem Block "BEGIN CERTIFICATE"' },
    read: (pasted) => {
      const parts = pasted
        .split(/^== /m)
        .slice(1)
        .map((part) => ({ port: /^\S+/.exec(part)?.[0] ?? '', leaf: readChain(part)[0] }));
      const file = parts.find(({ port }) => port === 'file')?.leaf;
      const served = parts.flatMap(({ port, leaf }) => (leaf && port !== 'file' ? [{ port, leaf }] : []));
      return file && served.length > 0 ? judge(file, served) : cannotTell('odd-answer');
    },
  },
  describe: ({ certificate, host, ports }) => ({ command: `openssl x509 -in ${shellQuote(certificate)}`, connection: `TLS ${host}: ${ports.join(', ')}` }),
  run: async (look) => {
    const { certificate, ports } = look.params;
    const text = await look.host.readFile(certificate, { signal: look.signal });
    if (!text.ok) return cannotLook(text, undefined, { subject: certificate });
    const [file] = readChain(text.value);
    if (!file)
      return cannotTell('odd-answer', { en: `${certificate} holds no certificate`, de: `${certificate} enthält kein Zertifikat` }, { subject: certificate });
    const leaves = await Promise.all(ports.map(Number).map((port) => leafOf(look, port)));
    const served = leaves.flatMap((leaf, at) => (leaf ? [{ port: ports[at]!, leaf }] : []));
    look.log(`file: ${file.fingerprint256}`);
    for (const { port, leaf } of served) look.log(`${port}: ${leaf.fingerprint256} ${leaf.validFrom}`);
    // A port that does not answer is another probe's finding.
    return served.length > 0 ? { ...judge(file, served), subject: certificate } : cannotTell('refused', NO_PORT, { subject: certificate });
  },
});

type Asking = Pick<Look, 'host' | 'signal' | 'log' | 'facts'> & { readonly params: { readonly host: string; readonly name: string | undefined } };

const leafOf = async (look: Asking, port: number): Promise<X509Certificate | undefined> => {
  const quiet = { ...look, log: () => undefined };
  const found = await connectTo(quiet, look.params.host, port);
  if (!found.ok) return undefined;
  const { stream } = found.value;
  const protocol = starttlsOf(port, undefined);
  const ready = protocol === undefined || (await upgrade(quiet, stream, protocol, await ownName(look))) === 'ready';
  const hands = ready ? await shakeHands(look, stream, look.params.name) : undefined;
  stream.destroy();
  return hands?.ok ? hands.leaf : undefined;
};

/** The file newer than what is served means: renewed, but not loaded. The other way round, a service has its own certificate. */
const judge = (file: X509Certificate, served: readonly { readonly port: string; readonly leaf: X509Certificate }[]) => {
  const different = served.filter(({ leaf }) => leaf.fingerprint256 !== file.fingerprint256);
  const sameNames = (leaf: X509Certificate): boolean => leaf.subject === file.subject || leaf.subjectAltName === file.subjectAltName;
  const old = different.filter(({ leaf }) => sameNames(leaf) && leaf.validFromDate < file.validFromDate);
  const names = (of: readonly { readonly port: string }[]): readonly string[] => of.map(({ port }) => port);
  if (old.length > 0) return { outcome: 'old', data: { ports: names(old) } } as const;
  return different.length > 0
    ? ({ outcome: 'other', data: { ports: names(different) } } as const)
    : ({ outcome: 'same', data: { ports: names(served) } } as const);
};

const NO_PORT = { en: 'none of the ports answers with encryption', de: 'keiner der Ports antwortet mit Verschlüsselung' };
