import { reversedIpv4, reversedIpv6 } from './addresses.ts';
import type { Part } from './span.ts';

/** Services that everybody asks: what was asked of them says something, their name says nothing about the case's owner. */
const SERVICES =
  /(^|\.)(spamhaus\.(?:org|net)|spamcop\.net|barracudacentral\.org|uribl\.com|surbl\.org|sorbs\.net|dnswl\.org|docker\.(?:com|io)|github\.com|githubusercontent\.com|ghcr\.io|quay\.io|letsencrypt\.org|sectigo\.com|mailcow\.email|mailcow\.github\.io|mailu\.io|bluemind\.net|debian\.org|ubuntu\.com|pool\.ntp\.org|rspamd\.com|clamav\.net|postfix\.org|dovecot\.org)$/i;

/** Mail providers with millions of customers: that it is one of them matters, and names nobody. */
const PROVIDERS =
  /(^|\.)(gmail\.com|googlemail\.com|google\.com|outlook\.com|hotmail\.com|live\.com|office365\.com|microsoft\.com|yahoo\.(?:com|de)|gmx\.(?:net|de|at|ch)|web\.de|t-online\.de|freenet\.de|icloud\.com|me\.com|apple\.com|aol\.com|protonmail\.com|proton\.me|fastmail\.com|mail\.ru|yandex\.(?:ru|com)|qq\.com|163\.com)$/i;

/** Endings that make a dotted word a file or a unit, not a host. */
const FILE =
  /\.(pem|ya?ml|conf|cf|cnf|sh|md|log|hsm?p?|unser|json|env|service|socket|sock|timer|target|mount|py|js|ts|lua|php|txt|key|crt|cer|csr|gz|xz|bz2|tar|zip|db|map|pid|local|d|de|eml|html?|sieve|sql|inc|ini|cgi|so|rb|pl|exe|msi|deb|rpm|cdb|lmdb|bak|old|orig|tmp|lock)$/i;
/** Of these, the ones that are also endings of domains count as files only inside a path. */
const ALSO_DOMAIN = /\.(md|sh|de|py|pl|rs|so|zip|inc|local|rpm|target)$/i;

/** Names of software by reversed domain: `com.docker.compose.project`. */
const REVERSE_NAME = /^(?:com|org|io|net|de)\.(?:docker|freedesktop|opencontainers|mailcow|apache|gnome|bluemind|bm)\./i;

/** Labels that DNS gives a meaning (RFC 8552 and its registry; RFC 8461; autoconfiguration), and the commonest web name. */
const MEANT = /^(_[a-z0-9-]+|mta-sts|autoconfig|autodiscover|www)$/i;

/** Two labels that are no domain of anybody: `co.uk`, `com.au`, `gv.at`. */
const SECOND_LEVEL = /^(co|com|net|org|gov|gv|gob|gouv|ac|edu|or|ne|asso)\.[a-z]{2}$/i;

const ARPA = /^(.*)\.(in-addr|ip6)\.arpa$/i;
const FOUR_NUMBERS = /^(\d{1,3}(?:\.\d{1,3}){3})\.(.+)$/;
const NIBBLES = /^((?:[0-9a-f]\.){31}[0-9a-f])\.(.+)$/i;

export const isPublicName = (name: string): boolean => SERVICES.test(name) || PROVIDERS.test(name);

/** A dotted word that is a file; `before` is the character in front of it. */
export const isFileName = (word: string, before: string): boolean =>
  (FILE.test(word) && (!ALSO_DOMAIN.test(word) || before === '/')) || REVERSE_NAME.test(word);

/** The part of a name that somebody has registered: its last two labels, three below `co.uk` and the like. */
export const registrable = (name: string): string => {
  const labels = name.split('.');
  return labels.slice(SECOND_LEVEL.test(labels.slice(-2).join('.')) ? -3 : -2).join('.');
};

/** Labels in front of a domain: those with a meaning stay, the others are one host. */
const hostParts = (labels: readonly string[]): Part[] => {
  const parts: Part[] = [];
  let own: string[] = [];
  const flush = () => {
    if (own.length > 0) parts.push({ identity: 'host', value: own.join('.') }, '.');
    own = [];
  };
  for (const label of labels) {
    if (!MEANT.test(label)) own.push(label);
    else {
      flush();
      parts.push(`${label}.`);
    }
  }
  flush();
  return parts;
};

/** A domain name as it is replaced: `<host-1>.<domain-1>`. An empty list says that it stays as it is. */
export const nameParts = (written: string): readonly Part[] => {
  const dot = written.endsWith('.') ? '.' : '';
  const name = dot ? written.slice(0, -1) : written;
  const [, asked, zone] = ARPA.exec(name) ?? FOUR_NUMBERS.exec(name) ?? NIBBLES.exec(name) ?? [];
  if (asked !== undefined && zone !== undefined) {
    const address = reversedIpv4(asked) ?? reversedIpv6(asked);
    const rest = /^(in-addr|ip6)$/i.test(zone) ? `${zone}.arpa` : zone;
    const inZone = /\.arpa$/i.test(rest) ? [] : nameParts(rest);
    if (address !== undefined) return [address, '.', ...(inZone.length > 0 ? inZone : [rest]), dot];
    if (/\.arpa$/i.test(rest)) return /^127(\.|$)|(^|\.)127$/.test(asked) ? [] : [{ identity: 'host', value: asked }, `.${rest}${dot}`];
  }
  if (SERVICES.test(name) || /^(in-addr|ip6)\.arpa$/i.test(name)) return [];
  const domain = registrable(name);
  const labels = name
    .slice(0, -domain.length - 1)
    .split('.')
    .filter(Boolean);
  // `p4fd3a2b1.dip0.t-online.de` is a customer, `gmail-smtp-in.l.google.com` is not.
  if (PROVIDERS.test(name)) return labels.some((label) => /\d/.test(label)) ? [...hostParts(labels), domain, dot] : [];
  return [...hostParts(labels), { identity: 'domain', value: domain }, dot];
};
