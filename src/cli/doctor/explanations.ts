import type { ProbeResult } from '../../model/probe.ts';

/** A finding as a probe and its outcomes; `when` narrows it by what was seen. */
export type Pattern = { readonly probe: string; readonly outcomes: readonly string[]; readonly when?: (result: ProbeResult) => boolean };

/** One cause and what follows from it. */
export type Explains = { readonly cause: Pattern; readonly follows: readonly Pattern[] };

const of = (probe: string, outcomes: string, when?: Pattern['when']): Pattern => ({ probe, outcomes: outcomes.split(' '), ...(when ? { when } : {}) });

const text = ({ evidence }: ProbeResult): string => JSON.stringify(evidence.data);
const names =
  (word: RegExp): Pattern['when'] =>
  (result) =>
    word.test(text(result));
const onPort =
  (...ports: readonly number[]): Pattern['when'] =>
  ({ evidence }) =>
    ports.includes(Number(evidence.data.port));

const DOWN = 'restarting exited unhealthy missing';
const AWAY = 'refused silent no-tls handshake-failed';

/** Nothing answers where the mail server should. */
const CLOSED = (when?: Pattern['when']): readonly Pattern[] => [
  of('smtp.banner', 'refused silent', when),
  of('smtp.auth', 'refused silent no-tls none', when),
  of('imap.answers', 'refused silent no-encryption', when),
  of('tls.certificate', AWAY, when),
];
const WAITS = 'timeouts refused other';

/** Services whose container is down take their ports with them. Ports of products that hold all in one container are all of them. */
const DOVECOT = names(/dovecot|imap|mailserver/i);
const POSTFIX = names(/postfix|smtp|front|mailserver/i);

/**
 * What explains what, likeliest causes first: an earlier line is never explained by a later one, so there are no circles.
 * From the articles and flows of the documented problems.
 */
export const EXPLANATIONS: readonly Explains[] = [
  {
    cause: of('smtp.outbound', 'offline'),
    follows: [
      of('queue.reasons', WAITS),
      of('dns.resolver', 'broken'),
      of('dns.egress', 'blocked udp-blocked tcp-blocked'),
      of('dns.source-ports', 'none some'),
      of('docker.health', 'unhealthy', names(/unbound/)),
    ],
  },
  {
    cause: of('system.clock', 'wrong'),
    follows: [
      of('tls.certificate', 'expired not-yet-valid expires-soon'),
      of('files.certificate', 'expired'),
      of('dns.dnssec', 'bogus'),
      of('dns.resolver', 'broken'),
      of('docker.health', 'unhealthy', names(/unbound/)),
      of('queue.reasons', WAITS),
    ],
  },
  {
    cause: of('system.disk', 'full no-inodes'),
    follows: [
      of('docker.health', DOWN),
      of('queue.reasons', 'other rejected'),
      of('smtp.banner', 'refused silent'),
      of('smtp.auth', 'refused silent no-tls'),
      of('imap.answers', 'refused silent no-encryption'),
    ],
  },
  {
    cause: of('system.memory', 'exhausted killed'),
    follows: [of('docker.memory', 'killed tight'), of('docker.health', DOWN)],
  },
  { cause: of('docker.memory', 'killed'), follows: [of('docker.health', DOWN)] },
  {
    cause: of('dns.resolver', 'broken'),
    follows: [of('queue.reasons', WAITS), of('docker.health', 'unhealthy', names(/unbound/)), of('dns.dnssec', 'bogus')],
  },
  {
    cause: of('dns.egress', 'blocked udp-blocked tcp-blocked'),
    follows: [of('docker.health', 'unhealthy', names(/unbound/)), of('dns.source-ports', 'none some'), of('queue.reasons', 'other')],
  },
  { cause: of('dns.source-ports', 'some none'), follows: [of('docker.health', 'unhealthy', names(/unbound/))] },
  { cause: of('system.subnet-overlap', 'overlaps'), follows: [of('docker.health', DOWN), of('docker.published', 'missing')] },
  {
    cause: of('system.listeners', 'taken'),
    follows: [of('docker.health', DOWN), of('docker.published', 'missing'), of('smtp.banner', 'foreign'), ...CLOSED()],
  },
  {
    cause: of('config.mailcow', 'suspicious', names(/_PORT|_BIND|NETWORK/)),
    follows: [of('docker.health', DOWN), of('docker.published', 'missing local-only'), ...CLOSED()],
  },
  {
    cause: of('config.mailcow', 'suspicious', names(/HOSTNAME/)),
    follows: [
      of('docker.health', DOWN),
      of('files.certificate', 'wrong-name'),
      of('tls.certificate', `wrong-name ${AWAY}`),
      of('smtp.banner', 'foreign odd'),
      of('dns.reverse', 'other-name'),
      of('dns.address', 'missing differs'),
    ],
  },
  {
    cause: of('config.mailu', 'suspicious', names(/TLS_FLAVOR/)),
    follows: [
      of('tls.certificate', AWAY),
      of('smtp.auth', 'no-tls before-tls none refused'),
      of('imap.answers', 'refused silent no-encryption'),
      of('docker.health', DOWN, names(/front/)),
    ],
  },
  {
    cause: of('config.docker-mailserver', 'suspicious', names(/SSL_|TLS_LEVEL|PROVISIONER|HOSTNAME/)),
    follows: [
      of('docker.health', DOWN),
      of('tls.certificate', AWAY),
      of('smtp.auth', 'no-tls none refused'),
      of('imap.answers', 'refused silent no-encryption'),
    ],
  },
  {
    cause: of('files.present', 'missing empty dangling'),
    follows: [of('docker.mounts', 'missing directory dangling'), of('files.certificate', 'missing not-pem'), of('docker.health', DOWN), ...CLOSED()],
  },
  { cause: of('docker.mounts', 'missing directory dangling'), follows: [of('docker.health', DOWN), of('files.certificate', 'missing not-pem')] },
  {
    cause: of('files.certificate', 'key-differs not-pem missing expired wrong-name no-chain'),
    follows: [of('docker.health', DOWN), of('tls.certificate', 'expired wrong-name incomplete-chain'), ...CLOSED()],
  },
  { cause: of('tls.renewed', 'old'), follows: [of('tls.certificate', 'expired expires-soon wrong-name'), of('dns.tlsa', 'differs')] },
  { cause: of('docker.images', 'mismatch'), follows: [of('docker.health', DOWN)] },
  {
    cause: of('docker.health', DOWN, DOVECOT),
    follows: [
      of('imap.answers', 'refused silent no-encryption'),
      of('tls.certificate', AWAY, onPort(993, 995, 143, 110)),
      of('smtp.auth', 'none'),
      of('queue.reasons', WAITS),
    ],
  },
  {
    cause: of('docker.health', DOWN, POSTFIX),
    follows: [
      of('smtp.banner', 'refused silent'),
      of('smtp.auth', 'refused silent none no-tls'),
      of('tls.certificate', AWAY),
      of('imap.answers', 'refused silent'),
    ],
  },
  {
    cause: of('docker.published', 'missing local-only'),
    follows: [
      of('smtp.banner', 'refused silent'),
      of('smtp.auth', 'refused silent'),
      of('tls.certificate', 'refused silent'),
      of('imap.answers', 'refused silent'),
    ],
  },
  { cause: of('smtp.outbound', 'silent refused redirected ipv4-only ipv6-only'), follows: [of('queue.reasons', 'timeouts refused')] },
  {
    cause: of('domain.expiry', 'expired'),
    follows: [
      of('dns.mx', 'missing unresolvable'),
      of('dns.address', 'missing'),
      of('dns.spf', 'missing'),
      of('dns.dmarc', 'missing'),
      of('dns.dkim', 'missing'),
    ],
  },
  {
    cause: of('dns.dnssec', 'bogus'),
    follows: [of('dns.mx', 'missing unresolvable'), of('dns.address', 'missing'), of('queue.reasons', 'other')],
  },
  {
    cause: of('dns.address', 'missing differs'),
    follows: [of('dns.mx', 'unresolvable elsewhere'), of('dns.names', 'missing elsewhere'), of('dns.reverse', 'mismatch')],
  },
  { cause: of('dns.dkim-key', 'unpublished differs'), follows: [of('dns.dkim', 'missing invalid')] },
  { cause: of('dns.dkim', 'missing invalid'), follows: [of('dns.dkim-key', 'unpublished differs')] },
  {
    cause: of('dns.reverse', 'missing mismatch other-name'),
    follows: [of('queue.reasons', 'rejected', names(/reverse|\bPTR\b|5\.7\.25|cannot find your hostname/i))],
  },
  { cause: of('dns.spf', 'missing several invalid not-covered'), follows: [of('queue.reasons', 'rejected', names(/\bSPF\b/i))] },
  {
    cause: of('dnsbl.listed', 'listed policy-listed'),
    follows: [of('queue.reasons', 'rejected', names(/block|listed|spamhaus|blacklist|\bRBL\b|5\.7\.1\b.*(?:http|policy)/i))],
  },
  { cause: of('dnsbl.domain', 'listed'), follows: [of('queue.reasons', 'rejected', names(/block|listed|spamhaus|surbl/i))] },
  { cause: of('docker.daemon', 'iptables-off'), follows: [of('docker.client-address', 'gateway'), of('system.bans', 'own')] },
  { cause: of('docker.runtime', 'rootless'), follows: [of('docker.client-address', 'gateway')] },
  { cause: of('docker.client-address', 'gateway'), follows: [of('system.bans', 'own')] },
  // The same silence, heard by more than one look.
  { cause: of('tls.certificate', 'refused silent', onPort(993)), follows: [of('imap.answers', 'refused silent')] },
  { cause: of('smtp.banner', 'refused silent'), follows: [of('smtp.auth', 'refused silent')] },
];
