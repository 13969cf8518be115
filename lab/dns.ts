import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ADDRESS, type Machines, must, ROOT_SERVERS } from './network.ts';
import { LAB } from './places.ts';

/** Records by zone, one line each as in a zone file, without SOA and NS. A zone that is undefined has no file: SERVFAIL. */
export type Zones = Record<string, string[] | undefined>;

export const DOMAIN = 'postwerk.example';
export const HOST = `mail.${DOMAIN}`;

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
export const inPieces = (text: string): string => (text.match(/.{1,200}/g) ?? []).map((piece) => `"${piece}"`).join(' ');

export const LISTS = ['zen.spamhaus.org', 'bl.spamcop.net', 'b.barracudacentral.org', 'psbl.surriel.com', 'dnsbl.dronebl.org', 'dnsbl-1.uceprotect.net'];

/** How every name is when nothing is wrong. A new object each time. */
export const healthyZones = (): Zones => ({
  '.': [],
  com: [],
  net: [],
  org: [],
  example: [],
  'iana.org': ['@ A 198.51.100.53'],
  [DOMAIN]: [
    '@ MX 10 mail',
    '@ A 203.0.113.10',
    '@ TXT "v=spf1 mx -all"',
    'mail A 203.0.113.10',
    'mail AAAA 2001:db8:113::10',
    `dkim._domainkey TXT ${inPieces(`v=DKIM1; k=rsa; p=${key}`)}`,
    '_dmarc TXT "v=DMARC1; p=quarantine; rua=mailto:postmaster@postwerk.example"',
  ],
  'farpost.example': ['@ MX 10 mx', 'mx A 198.51.100.25', 'mx AAAA 2001:db8:51::25', '@ TXT "v=spf1 mx -all"', 'extra A 198.51.100.77'],
  'gmail.com': ['@ MX 5 gmail-smtp-in.l.google.com.'],
  'google.com': ['gmail-smtp-in.l A 198.51.100.31', 'gmail-smtp-in.l AAAA 2001:db8:51::31'],
  'outlook.com': ['@ MX 5 outlook-com.olc.protection', 'outlook-com.olc.protection A 198.51.100.32', 'outlook-com.olc.protection AAAA 2001:db8:51::32'],
  'gmx.net': ['@ MX 10 mx00.emig', 'mx00.emig A 198.51.100.33', 'mx00.emig AAAA 2001:db8:51::33'],
  'ntp.org': ['pool A 198.51.100.123'],
  'cloudflare.com': ['time A 198.51.100.123'],
  '113.0.203.in-addr.arpa': [`10 PTR ${HOST}.`],
  '100.51.198.in-addr.arpa': ['25 PTR mx.farpost.example.'],
  ...Object.fromEntries(LISTS.map((zone) => [zone, ['2.0.0.127 A 127.0.0.2', `3.0.0.127 A 127.0.0.${zone.includes('dronebl') ? 3 : 2}`]])),
});

const parentOf = (zone: string, all: readonly string[]): string | undefined => {
  const labels = zone.split('.');
  for (let cut = 1; cut < labels.length; cut++) {
    const name = labels.slice(cut).join('.');
    if (all.includes(name)) return name;
  }
  return zone === '.' ? undefined : '.';
};

const file = (zone: string): string => join(LAB, 'dns', `zone-${zone === '.' ? 'root' : zone}`);

const writeZones = async (zones: Zones, serial: number): Promise<void> => {
  const names = Object.keys(zones);
  for (const zone of names) {
    const records = zones[zone];
    if (records === undefined) {
      await writeFile(file(zone), 'this is not a zone\n');
      continue;
    }
    const below = names.filter((other) => parentOf(other, names) === zone).map((other) => `${other}. NS ns.farpost.example.`);
    const lines = ['$TTL 0', `@ SOA ns.farpost.example. admin.farpost.example. ${serial} 60 60 600 0`, '@ NS ns.farpost.example.', ...below, ...records];
    const glue = zone === '.' ? ['ns.farpost.example. A 198.51.100.53'] : zone === 'farpost.example' ? ['ns A 198.51.100.53'] : [];
    await writeFile(file(zone), `${[...lines, ...glue].join('\n')}\n`);
  }
};

const NAMED = (
  names: readonly string[],
): string => `options { directory "${LAB}/dns"; pid-file "/run/named.pid"; session-keyfile none; managed-keys-directory "${LAB}/dns";
  listen-on { ${[ADDRESS.dns, ...ROOT_SERVERS].join('; ')}; }; listen-on-v6 { none; }; recursion no; allow-query { any; }; dnssec-validation no; empty-zones-enable no; };
controls { };
${names.map((zone) => `zone "${zone}" { type primary; file "${file(zone)}"; };`).join('\n')}
`;

const UNBOUND = `server:
  directory: "${LAB}/dns"
  chroot: ""
  username: ""
  interface: 127.0.0.1
  do-ip6: no
  pidfile: "/run/unbound.pid"
  use-syslog: no
  logfile: "${LAB}/dns/unbound.log"
  root-hints: "${LAB}/dns/hints"
  module-config: "iterator"
  local-zone: "example." nodefault
  local-zone: "113.0.203.in-addr.arpa." nodefault
  local-zone: "100.51.198.in-addr.arpa." nodefault
  local-zone: "test." nodefault
  do-not-query-localhost: no
remote-control:
  control-enable: no
`;

let serial = 1;
let running = false;

/** A new resolver knows nothing from before. */
export const freshResolver = ({ mailhost }: Machines): Promise<string> =>
  must(
    mailhost,
    `if [ -f /run/unbound.pid ]; then kill $(cat /run/unbound.pid); for i in $(seq 100); do [ -f /run/unbound.pid ] || break; sleep 0.05; done; fi
     setsid unbound -d -c ${LAB}/dns/unbound.conf > ${LAB}/dns/unbound.out 2>&1 < /dev/null &
     for i in $(seq 50); do [ -n "$(dig +short +time=1 +tries=1 @127.0.0.1 chaos txt version.bind 2>/dev/null)" ] && exit 0; sleep 0.1; done; exit 1`,
  );

/** Puts these zones into force: BIND answers with them, and the mail host's resolver has forgotten the old ones. */
export const serveZones = async (machines: Machines, zones: Zones): Promise<void> => {
  const { remote } = machines;
  await mkdir(join(LAB, 'dns'), { recursive: true });
  serial += 1;
  await writeZones(zones, serial);
  await writeFile(join(LAB, 'dns', 'named.conf'), NAMED(Object.keys(zones)));
  await writeFile(join(LAB, 'dns', 'unbound.conf'), UNBOUND);
  await writeFile(join(LAB, 'dns', 'hints'), '. 3600 IN NS ns.farpost.example.\nns.farpost.example. 3600 IN A 198.51.100.53\n');
  if (running) await must(remote, 'kill $(cat /run/named.pid); for i in $(seq 100); do [ -f /run/named.pid ] || break; sleep 0.05; done');
  const wanted = Object.keys(zones).filter((zone) => zones[zone] !== undefined);
  await must(
    remote,
    `setsid named -4 -f -c ${LAB}/dns/named.conf > ${LAB}/dns/named.out 2>&1 < /dev/null &
     for i in $(seq 60); do
       good=$(dig +short +time=1 +tries=1 @${ADDRESS.dns} ${wanted.map((zone) => `${zone} SOA`).join(' ')} 2>/dev/null | grep -c ' ${serial} ' || true)
       [ "$good" = ${wanted.length} ] && exit 0; sleep 0.1; done; echo "named: $good of ${wanted.length}"; tail -n 5 ${LAB}/dns/named.out; exit 1`,
  );
  running = true;
  await freshResolver(machines);
};
