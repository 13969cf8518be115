import { allBlocks } from '../../knowledge/walk.ts';
import type { Product } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { ProbeCatalogue, ProbeSpec } from '../../model/probe.ts';

export type With = Readonly<Record<string, string | number | readonly string[]>>;
export type Proposal = { readonly spec: ProbeSpec; readonly with: With };

type Look = (text: string, blocks: readonly Block[], product: Product | undefined) => With | undefined;
type Row = readonly [probe: string, about: RegExp, look?: Look];

const always: Look = () => ({});
const ofDomain: Look = () => ({ domain: '{{domain}}' });
const ofIp: Look = () => ({ ip: '{{public_ip}}' });
const ofProject: Look = () => ({ project_dir: '{{project_dir}}' });

const MAIL_PORTS = [25, 80, 110, 143, 443, 465, 587, 993, 995, 4190];

const portsIn = (text: string): number[] => [
  ...new Set([...text.matchAll(/(?<![\d.:])\d{2,4}(?![\d.]|\/\d)/g)].map(([port]) => Number(port)).filter((port) => MAIL_PORTS.includes(port))),
];

/** `cert.pem`, one a line, below a sentence that names their folder. */
const filesIn: Look = (text, blocks) => {
  const dir = /[`"']?((?:\/|\.\/)?[\w.-]+(?:\/[\w.-]+)+)\/?[`"']?/.exec(text.replace(/https?:\S+/g, ''))?.[1];
  const names = [...allBlocks(blocks)]
    .flatMap((block) => (block.type === 'code' ? block.text.split('\n').map((line) => line.trim()) : []))
    .filter((line) => line !== '');
  if (dir === undefined || names.length === 0 || names.length > 12 || !names.every((name) => /^[\w.-]+\.\w{2,6}$/.test(name))) return undefined;
  return { dir: dir.startsWith('/') ? dir : `{{project_dir}}/${dir}`, files: names };
};

/** What text tells the reader to check, and the probe that looks for itself. The first row that fits is taken. */
const ROWS: readonly Row[] = [
  ['files.present', /\b(?:following files|folgenden dateien|fichiers suivants)\b/i, filesIn],
  ['dnsbl.listed', /\b(?:block ?list|blacklist|black list|dnsbl|rbl|sperrliste|schwarzen? liste|liste noire)/i, ofIp],
  [
    'smtp.outbound',
    /\b(?:outbound|outgoing|ausgehend\w*|sortant\w*|isps?|provider|hosting|anbieter|router)\b(?=[\s\S]*\b(?:ports? \d+|mail-?ports|port 25|25)\b)/i,
  ],
  [
    'system.listeners',
    /\b(?:address (?:already )?in use|already in use|ports? (?:is|are) (?:already )?(?:used|taken|occupied)|bereits (?:belegt|in (?:gebrauch|verwendung|benutzung)))/i,
    (text) => {
      const ports = portsIn(text);
      return { ports: ports.length > 0 ? ports.map(String) : ['25', '80', '443', '465', '587', '993'] };
    },
  ],
  ['docker.published', /\bpublished\b[^.]*\bports?\b|\bports?\b[^.]*\b(?:published|exposed|veröffentlicht)/i, always],
  [
    'tcp.connect',
    /\b(?:ports?)\b[^.]*\b(?:open|offen|reachable|erreichbar|erreichen|blocked|blockier\w*|ouverts?|accessible)\b|\b(?:open|offen|reachable|erreichbar|blocked)\b[^.]*\bports?\b/i,
    (text) => {
      const [port] = portsIn(text);
      return port === undefined ? undefined : { host: '{{host_name}}', port };
    },
  ],
  [
    'docker.versions',
    /\b(?:latest|newest|aktuell\w*|recent|outdated|veraltet\w*|version)\b[^.]*\bdocker\b|\bdocker(?: engine)?\b[^.]*\b(?:version|v\d\d|outdated|veraltet\w*)\b/i,
    always,
  ],
  ['docker.images', /\b(?:old|alte\w*|outdated)\b[^.]*\bdocker[- ]image/i, ofProject],
  ['docker.mounts', /\b(?:wrongly linked|falsch verknüpft\w*|symlinks?|bind mounts?|mounted file)/i, always],
  ['system.inotify', /\binotify\b/i, always],
  [
    'tls.certificate',
    /\b(?:certificates?|zertifikat\w*|certificats?)\b[^.]*\b(?:expired?|abgelaufen|valid|gültig\w*|expir\w+)/i,
    () => ({ host: '{{host_name}}', port: 443 }),
  ],
  ['dns.reverse', /\b(?:reverse dns|rdns|ptr)\b/i, ofIp],
  ['dns.spf', /\bspf\b/i, () => ({ domain: '{{domain}}', ip: '{{public_ip}}' })],
  ['dns.dmarc', /\bdmarc\b/i, ofDomain],
  ['dns.mx', /\bmx[- ](?:records?|einträge?|enregistrements?)\b/i, ofDomain],
  ['dns.address', /\b(?:a|aaaa|dns)[*-]*[- ](?:records?|einträge?)\b|\bdns (?:records|entries)\b/i, () => ({ name: '{{host_name}}', ip: '{{public_ip}}' })],
  ['queue.reasons', /\b(?:postqueue|mail ?queue|warteschlange|file d['’]attente)\b/i, (_, __, product) => (product === undefined ? {} : { product })],
  ['docker.health', /\b(?:unhealthy|keeps? restarting|startet ständig neu|container (?:\w+ )?(?:is|ist) (?:not running|ungesund)|restart loop)\b/i, always],
  ['system.disk', /\b(?:disk (?:space|full)|no space left|speicherplatz|festplatte (?:ist )?voll|espace disque)\b/i, always],
  ['system.memory', /\b(?:out of memory|oom|memory|arbeitsspeicher|\bram\b|mémoire)\b/i, always],
  ['system.clock', /\b(?:ntp|time (?:is|sync)|clock|uhrzeit|zeitsynchron\w*|horloge)\b/i, always],
  ['system.mtu', /\bmtu\b/i, always],
  ['system.subnet-overlap', /\b(?:172\.\d+\.\d+\.\d+\/\d+|subnet|subnetz)\b/i, always],
  ['system.firewall', /\b(?:firewall\w*|ufw|iptables|nftables|pare-feu)\b/i, always],
  ['system.kernel', /\bkernels?\b/i, always],
  ['system.cgroups', /\bcgroups?\b/i, always],
  ['docker.runtime', /\b(?:rootless|podman)\b/i, always],
  ['system.virtualisation', /\b(?:openvz|lxc|virtuali[sz]\w+)\b/i, always],
  ['dns.resolver', /\b(?:resolv\.conf|dns (?:server|resolver)|nameserver|unbound)\b/i, always],
  ['docker.drift', /\b(?:\.env|environment variables?|umgebungsvariablen?)\b[^.]*\b(?:chang|propagat|änder)/i, ofProject],
  ['system.ipv6', /\bipv6\b/i, always],
];

const needs = (spec: ProbeSpec, given: With): boolean =>
  Object.entries(spec.params).every(([name, param]) => !param.required || param.default !== undefined || Object.hasOwn(given, name)) &&
  Object.keys(given).every((name) => Object.hasOwn(spec.params, name));

/** The probe that establishes what a text tells the reader to check, where there is one. A proposal: a person decides. */
export const proposeProbe = (text: string, blocks: readonly Block[], catalogue: ProbeCatalogue, product?: Product): Proposal | undefined => {
  for (const [name, about, look = always] of ROWS) {
    const spec = catalogue.get(name);
    if (!spec || !about.test(text)) continue;
    const given = look(text, blocks, product);
    if (given && needs(spec, given)) return { spec, with: given };
  }
  return undefined;
};

const verdictIs =
  (...verdicts: readonly string[]) =>
  ({ outcomes }: ProbeSpec): string[] =>
    Object.entries(outcomes).flatMap(([name, { verdict }]) => (verdicts.includes(verdict) ? [name] : []));

/** Outcomes in which something is wrong. */
export const badOutcomes = verdictIs('fail', 'warn');
export const applicableOutcomes = verdictIs('ok', 'info', 'warn', 'fail');
