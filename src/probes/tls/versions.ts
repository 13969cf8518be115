import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { ownName } from '../smtp/own-name.ts';
import { connectTo } from '../tcp/try-connect.ts';
import { LEAVES, PARAM } from '../words.ts';
import { shakeHands } from './handshake.ts';
import { starttlsOf, upgrade } from './upgrade.ts';

export const TLS_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
type Version = (typeof TLS_VERSIONS)[number];

export const tlsVersions = defineProbe({
  name: 'tls.versions',
  kind: 'network',
  title: { en: 'Which versions of TLS does the port speak?', de: 'Welche TLS-Versionen spricht der Port?' },
  params: {
    host: { title: PARAM.host, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', default: 993 },
    starttls: { title: { en: 'smtp, imap, pop3 or sieve, where TLS starts later', de: 'smtp, imap, pop3 oder sieve, wo TLS später beginnt' }, type: 'text' },
  },
  outcomes: {
    modern: { verdict: 'ok', says: { en: '{{versions}}; very old devices cannot connect', de: '{{versions}}; sehr alte Geräte kommen nicht hinein' } },
    'old-too': { verdict: 'info', says: { en: '{{versions}}: old devices can connect, too', de: '{{versions}}: auch alte Geräte kommen hinein' } },
    'old-only': {
      verdict: 'fail',
      says: { en: 'only {{versions}}, which current mail programs refuse', de: 'nur {{versions}}, was heutige Mailprogramme ablehnen' },
    },
  },
  vantage: 'anywhere',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.tcp,
  seconds: 4,
  script: {
    linux: ({ host, port, starttls }) => {
      const protocol = starttlsOf(port, starttls);
      return `for v in tls1 tls1_1 tls1_2 tls1_3; do echo "== $v"; openssl s_client -connect ${shellQuote(`${host}:${port}`)}${protocol ? ` -starttls ${protocol}` : ''} -$v -cipher 'DEFAULT@SECLEVEL=0' </dev/null 2>&1 | grep -E 'Protocol|Cipher is|error|refused|alert'; done`;
    },
    looksLike: { en: 'four parts "== tls…", each with "Cipher is …" or an error', de: 'vier Teile "== tls…", jeder mit "Cipher is …" oder einem Fehler' },
    read: (pasted, { host, port }) => {
      const parts = pasted.split(/^== (?=tls1)/m).slice(1);
      const works = (part: string): boolean => /Cipher is (?!\(NONE\))\S/.test(part);
      const versions = TLS_VERSIONS.filter((_, at) =>
        parts.some((part) => new RegExp(`^${['tls1', 'tls1_1', 'tls1_2', 'tls1_3'][at]}\\s`).test(part) && works(part)),
      );
      return parts.length === 4 && versions.length > 0 ? judge({ host, port }, versions) : cannotTell('odd-answer');
    },
  },
  describe: ({ host, port }) => ({ connection: `TLS ${host} port ${port}: ${TLS_VERSIONS.join(', ')}` }),
  run: async (look) => {
    const { host, port, starttls } = look.params;
    const spoken: Version[] = [];
    let failed: Awaited<ReturnType<typeof attempt>> | undefined;
    // One after the other: some servers count connections.
    for (const version of TLS_VERSIONS) {
      const result = await attempt(look, version, { host, port, starttls });
      look.log(`${version}: ${result === true ? 'yes' : result === false ? 'no' : result.message.en}`);
      if (result === true) spoken.push(version);
      else if (result !== false) failed = result;
    }
    const seen = { subject: `${host}:${port}` };
    if (spoken.length > 0) return { ...judge({ host, port }, spoken), ...seen };
    return failed && typeof failed !== 'boolean' ? cannotLook(failed, undefined, seen) : cannotTell('odd-answer', NONE, seen);
  },
});

type Place = { readonly host: string; readonly port: number; readonly starttls: string | undefined };

const attempt = async (look: Pick<Look, 'host' | 'signal' | 'log' | 'facts'>, version: Version, { host, port, starttls }: Place) => {
  const quiet = { ...look, log: () => undefined };
  const found = await connectTo(quiet, host, port);
  if (!found.ok) return found;
  const { stream } = found.value;
  const protocol = starttlsOf(port, starttls);
  const ready = protocol === undefined || (await upgrade(quiet, stream, protocol, await ownName(look))) === 'ready';
  // Ciphers of TLS 1.0 and 1.1 are below what OpenSSL allows by itself.
  const hands = ready
    ? await shakeHands(look, stream, readIp(host) ? undefined : host, 8_000, { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' })
    : { ok: false };
  stream.destroy();
  return hands.ok;
};

const judge = (data: { readonly host: string; readonly port: number }, versions: readonly Version[]) => {
  const modern = versions.includes('TLSv1.2') || versions.includes('TLSv1.3');
  const old = versions.includes('TLSv1') || versions.includes('TLSv1.1');
  return { outcome: !modern ? 'old-only' : old ? 'old-too' : 'modern', data: { ...data, versions } } as const;
};

const NONE = { en: 'no version of TLS came about from here', de: 'von hier aus kam keine TLS-Version zustande' };
