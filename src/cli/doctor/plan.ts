import type { Product } from '../../model/article.ts';
import type { FactName, FactValue } from '../../model/fact.ts';
import type { ProbeParams, ProbeSpec } from '../../model/probe.ts';

export type KnownFacts = Partial<Record<FactName, FactValue>>;

/** One probe that can run, or what it lacks. */
export type Planned = { readonly probe: string; readonly params: ProbeParams } | { readonly probe: string; readonly needs: readonly string[] };

/** Facts that stand for parameters of another name. */
const FACT_OF: Readonly<Record<string, FactName>> = {
  ip: 'public_ip',
  name: 'host_name',
  names: 'host_names',
  domain: 'domain',
  project_dir: 'project_dir',
  selector: 'selector',
  recipient: 'recipient',
};

const MAIL_PORTS = ['25', '80', '110', '143', '443', '465', '587', '993', '995'];

type Preset = (facts: KnownFacts) => readonly ProbeParams[];

/** Files that each product cannot start without, from the products' own documentation on certificates. */
const FILES: Partial<Record<Product, Preset>> = {
  mailcow: ({ project_dir }) => (project_dir === undefined ? [] : [{ dir: `${project_dir}/data/assets/ssl`, files: ['cert.pem', 'key.pem', 'dhparams.pem'] }]),
};

/** Where products that sign mail from a file keep their key. */
const DKIM_KEYS: Partial<Record<Product, (folder: string, domain: string, selector: string) => string>> = {
  mailu: (folder, domain, selector) => `${folder}/dkim/${domain}.${selector}.key`,
  'docker-mailserver': (folder, domain, selector) => `${folder}/docker-data/dms/config/opendkim/keys/${domain}/${selector}.private`,
};

const dkimKey: Preset = ({ product, project_dir, domain, selector }) => {
  const file = project_dir === undefined ? undefined : DKIM_KEYS[product as Product]?.(String(project_dir), String(domain), String(selector));
  return domain === undefined || selector === undefined || file === undefined ? [] : [{ domain, selector, file }];
};

const SSL = 'data/assets/ssl';

/** Looks at the services of the machine itself, once it is known that there are some. */
const onItself =
  (...params: readonly ProbeParams[]): Preset =>
  ({ product, host_name }) =>
    product === undefined
      ? []
      : params.map((one) => ({ host: '127.0.0.1', ...one, ...(host_name === undefined || !('name' in one) ? {} : { name: host_name }) }));

/** Probes whose parameters a general check-up knows by itself. */
const PRESETS: Readonly<Record<string, Preset>> = {
  'system.listeners': () => [{ ports: MAIL_PORTS }],
  'files.certificate': ({ product, project_dir, host_name }) =>
    product !== 'mailcow' || project_dir === undefined || host_name === undefined
      ? []
      : [{ certificate: `${project_dir}/${SSL}/cert.pem`, key: `${project_dir}/${SSL}/key.pem`, name: host_name }],
  'tls.renewed': ({ product, project_dir, host_name }) =>
    product !== 'mailcow' || project_dir === undefined || host_name === undefined ? [] : [{ certificate: `${project_dir}/${SSL}/cert.pem`, name: host_name }],
  'tls.versions': onItself({ port: 993 }),
  'imap.answers': onItself({ port: 993 }),
  'dns.dkim-key': dkimKey,
  'dns.tlsa': ({ host_name }) => (host_name === undefined ? [] : [{ host: host_name }]),
  'smtp.open-relay': ({ host_name }) => (host_name === undefined ? [] : [{ host: host_name }]),
  'tcp.hairpin': ({ product, host_name }) => (product === undefined || host_name === undefined ? [] : [{ host: host_name, port: 25 }]),
  'docker.resolver': ({ product }) => (SPAM_FILTERS[product as Product] === undefined ? [] : [{ service: SPAM_FILTERS[product as Product]! }]),
  'files.present': (facts) => FILES[facts.product as Product]?.(facts) ?? [],
  'tls.certificate': ({ product, host_name }) =>
    product === undefined || host_name === undefined ? [] : [465, 993].map((port) => ({ host: '127.0.0.1', port, name: host_name })),
  'smtp.auth': ({ product }) => (product === undefined ? [] : [{ host: '127.0.0.1', port: 587 }]),
  'smtp.banner': ({ product, host_name }) => (product === undefined ? [] : [{ host: '127.0.0.1', ...(host_name === undefined ? {} : { name: host_name }) }]),
};

/** What asks the blocklists. */
const SPAM_FILTERS: Partial<Record<Product, string>> = { mailcow: 'rspamd-mailcow', mailu: 'antispam', 'docker-mailserver': 'mailserver' };

/** Probes that answer a question of one case; a general check-up has no use for them. */
const NOT_FOR_DOCTOR = new Set(['tcp.connect', 'logs.match', 'dnsbl.answers', 'web.answers', 'dns.propagation', 'server.address', 'server.domain']);

/** Probes that only one product has a use for. */
const ONLY_FOR: Readonly<Record<string, Product>> = {
  'config.mailcow': 'mailcow',
  'config.mailu': 'mailu',
  'config.docker-mailserver': 'docker-mailserver',
  'dns.names': 'mailu',
  'dns.source-ports': 'mailcow',
  'icmp.ping': 'mailcow',
  'system.cpu': 'mailcow',
  'system.netfilter': 'docker-mailserver',
  'postfix.maps': 'bluemind',
  'smtp.recipient': 'bluemind',
  'dns.egress': 'mailcow',
  'docker.images': 'mailcow',
  'system.subnet-overlap': 'mailcow',
};

/** BlueMind's programs run on the machine itself: they hold the mail ports, and Docker, where there is one, is not its business. */
const isForContainers = (name: string): boolean =>
  name.startsWith('docker.') || ['system.listeners', 'system.mail-services', 'system.low-ports', 'system.bans', 'system.input-chain'].includes(name);

const planOne = (spec: ProbeSpec, facts: KnownFacts): Planned[] => {
  const preset = PRESETS[spec.name];
  if (preset) return preset(facts).map((params) => ({ probe: spec.name, params }));
  const params: Record<string, FactValue> = {};
  const needs: string[] = [];
  for (const [name, param] of Object.entries(spec.params)) {
    const fact = FACT_OF[name];
    const value = fact === undefined ? undefined : facts[fact];
    if (value !== undefined) params[name] = value;
    else if (param.required) needs.push(fact ?? name);
  }
  return [needs.length > 0 ? { probe: spec.name, needs } : { probe: spec.name, params }];
};

/** Every probe that fits, with its parameters from what is known; and those that lack something, with what they lack. */
export const planDoctor = (specs: readonly ProbeSpec[], facts: KnownFacts): Planned[] =>
  specs
    .filter(({ name }) => name !== 'product.detect' && !NOT_FOR_DOCTOR.has(name))
    .filter(({ name }) => ONLY_FOR[name] === undefined || ONLY_FOR[name] === facts.product)
    .filter(({ name }) => facts.product !== 'bluemind' || !isForContainers(name))
    .flatMap((spec) => planOne(spec, facts));
