import { FACTS, type FactDefinition, type FactName, type FactValue } from '../../model/fact.ts';
import { directionOf } from './direction.ts';
import type { Query } from './read-query.ts';

type Told = Partial<Record<FactName, FactValue>>;

/** The one value that every match agrees on; what is said in two ways is not told. */
const only = (text: string, pattern: RegExp, group = 1): string | undefined => {
  const values = new Set<string>();
  for (const match of text.matchAll(pattern)) if (match[group]) values.add(match[group]!);
  return values.size === 1 ? [...values][0] : undefined;
};

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IP4 = `(?:${OCTET}\\.){3}${OCTET}`;
const ADDRESS = '[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,24}';
const HOST = '(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,24}';

/** 10/8, 172.16/12, 192.168/16, 127/8, 169.254/16, 100.64/10: RFC 6890. Those say nothing about the outside. */
const PRIVATE = /^(?:10\.|127\.|0\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;

/** Ports a mail server answers on; other numbers after a colon are as likely a line or a time. */
const MAIL_PORTS = '25|80|110|143|443|465|587|993|995|4190|53|8080|8443|11334';
const PORT = new RegExp(`(?:\\bport[s]?[ :=]*|[\\]\\w.]:)(${MAIL_PORTS})\\b(?!\\.\\d)`, 'gi');

const SERVICE =
  /\b((?:postfix|dovecot|nginx|sogo|rspamd|clamd|unbound|php-fpm|mysql|redis|acme|netfilter|watchdog|olefy|memcached|ofelia|solr|dockerapi)-mailcow|(?<=mailu-)(?:front|admin|imap|smtp|antispam|antivirus|webmail|resolver|webdav|fetchmail))\b/gi;
const CONTAINER = /\b(mailcowdockerized[-_][a-z-]+[-_]\d+|mailu[-_](?:front|admin|imap|smtp|antispam|antivirus|webmail|resolver|webdav|fetchmail)[-_]\d+)\b/gi;

const ARCHES: Readonly<Record<string, string>> = { aarch64: 'arm64', amd64: 'x86_64' };

/** Fails at home and works elsewhere: both must be said. */
const HOME = /\b(?:at home|from home|zu ?hause|my (?:isp|internet provider|router|home network|wifi)|wlan|wi-?fi)\b/i;
const MOBILE = /\b(?:mobile (?:data|internet|network)|mobilfunk|mobile daten|lte|4g|5g|hotspot|mobil|unterwegs)\b/i;

const composeOf = (text: string): string | undefined => {
  const old = /\bdocker-compose\b(?!\.ya?ml)(?= (?:up|down|pull|logs|exec|ps|restart|config|version|stop|start)\b)/i.test(text);
  const now = /\bdocker compose (?:up|down|pull|logs|exec|ps|restart|config|version|stop|start)\b/i.test(text);
  return old === now ? undefined : old ? 'docker-compose' : 'docker compose';
};

const wayOf = (said: string): string | undefined => {
  const tokens = directionOf(said);
  const bad = { outgoing: tokens.includes('~cant-send'), incoming: tokens.includes('~cant-receive') };
  if (bad.outgoing === bad.incoming) return undefined;
  return bad.outgoing ? 'outgoing' : 'incoming';
};

const fits = (name: FactName, value: FactValue): boolean => {
  const definition: FactDefinition = FACTS[name];
  return !definition.values || definition.values.includes(String(value));
};

/** Facts that the text states plainly, for the walk to start from. Where it is open to doubt nothing is told. */
export const toldBy = (text: string, query: Query): Told => {
  const capped = text.slice(0, 200_000);
  const said = query.lines
    .filter(({ kind }) => kind === 'said')
    .map((line) => line.text)
    .join('\n');
  const port = only(capped, PORT);
  const remote = only(capped, new RegExp(`(?:connect to|relay=|host) (${HOST})(?=[\\[:])|relay=(${HOST})(?=\\[)`, 'g'));
  const owner = only(capped, /(?:LISTEN\s+|users:\(\(")(?:\d+\/)?([a-z][\w.-]{2,20})/g);
  const ip = only(capped, new RegExp(`(?:client host|my ip|our ip|meine ip|ip address|ip[ =:])\\s*(?:is |ist )?\\[?(${IP4})\\b`, 'gi'));
  const client = only(capped, new RegExp(`\\brip=(${IP4})\\b`, 'g'));
  const arch = only(capped.toLowerCase(), /\b(aarch64|arm64|x86_64|amd64|armv7l?)\b/g);
  const facts: Record<string, FactValue | undefined> = {
    product: query.products.length === 1 ? query.products[0] : undefined,
    version: query.products.includes('mailcow') ? only(capped, /\b(20\d\d-(?:0[1-9]|1[0-2])[a-z]?)\b(?!-\d)/g) : undefined,
    compose: composeOf(capped),
    compose_version: only(capped, /\bdocker[ -]compose version:?\s*v?(\d+\.\d+(?:\.\d+)?)/gi),
    engine_version: only(capped, /\bdocker (?:engine )?version:?\s*v?(\d+\.\d+(?:\.\d+)?)/gi),
    arch: arch === undefined ? undefined : (ARCHES[arch] ?? arch),
    port: port === undefined ? undefined : Number(port),
    port_owner: owner === 'docker-proxy' ? undefined : owner,
    service: only(capped.toLowerCase(), SERVICE),
    container: only(capped, CONTAINER),
    sender: only(capped, new RegExp(`\\bfrom=<(${ADDRESS})>`, 'g')),
    recipient: only(capped, new RegExp(`(?<![\\w-])to=<(${ADDRESS})>`, 'g')),
    remote_host: remote,
    host_name: only(capped, new RegExp(`\\b(?:MAILCOW_HOSTNAME|HOSTNAMES|OVERRIDE_HOSTNAME)=(${HOST})(?![\\w,.-])`, 'g')),
    domain: only(capped, new RegExp(`(?:\\bmail for |\\bDOMAIN=)(${HOST})(?![\\w.-])`, 'g')),
    public_ip: ip && !PRIVATE.test(ip) ? ip : undefined,
    client_ip: client && !PRIVATE.test(client) ? client : undefined,
    queue_id: only(capped, /(?:postfix\/[\w/-]+\[\d+\]: )([0-9A-F]{8,14}|[0-9A-Za-z]{12,20})(?=: (?:to|from|client|message-id|removed|Cannot|host|uid)\b)/g),
    message_id: only(capped, /\bmessage-id=(<[^<>\s]{3,200}>)/gi),
    selector: only(capped, /\b([\w-]{1,63})\._domainkey\b/g),
    direction: wayOf(said),
    place: HOME.test(said) && MOBILE.test(said) ? 'home' : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter(([name, value]) => value !== undefined && fits(name as FactName, value))) as Told;
};
