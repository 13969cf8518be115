import { ipv4Part, ipv6Part } from './addresses.ts';
import { nameParts } from './names.ts';
import type { Identity, Part } from './span.ts';

/** The whole of what was found is one identity. */
export const whole =
  (identity: Identity) =>
  (value: string): readonly Part[] =>
    value === '' || /^[<\s]/.test(value) ? [] : [{ identity, value }];

/** Values that say whether something is set, and no more. */
const NO_SECRET =
  /^(?:yes|no|true|false|on|off|none|null|y|n|empty|set|unset|required|optional|\*+|x+|\$\{[a-z_]\w*\}|ok|failed|mismatch|wrong|invalid|incorrect|forgotten|changed|reset|in|falsch|richtig|vergessen|geändert|korrekt|nicht|not|the|das|der)$/i;

/** The value of a setting that holds a secret; quotes stay where they are. */
export const secretValue = (found: string): readonly Part[] => {
  const quote = /^(["'])([\s\S]*)\1$/.exec(found);
  const value = quote ? quote[2]! : found;
  if (value === '' || value.startsWith('<') || NO_SECRET.test(value)) return [];
  return quote ? [quote[1]!, { identity: 'secret', value }, quote[1]!] : [{ identity: 'secret', value }];
};

/** Mailboxes that every server has (RFC 2142, and those of the software): they name nobody. */
const ROLE = /^(postmaster|abuse|hostmaster|webmaster|mailer-daemon|root|noreply|no-reply|double-bounce|www-data|vmail|nobody|dmarc|tlsrpt|nouser)$/i;

const userParts = (local: string): readonly Part[] => (ROLE.test(local) ? [local] : [{ identity: 'user', value: local }]);

/** `anna@mail.corp.test` is a user, a host and a domain: whether two share one of them can still be seen. */
const addressParts = (found: string): readonly Part[] => {
  const [, local = '', at = '@', domain = ''] = /^(.+?)(@|%40|=40|\s?\[at\]\s?|\s?\(at\)\s?)(.+)$/i.exec(found) ?? [];
  const name = domain.includes('.') ? nameParts(domain) : /^localhost$/i.test(domain) ? [] : [{ identity: 'host', value: domain } as const];
  return [...userParts(local), at, ...(name.length > 0 ? name : [domain])];
};

/** `to=<anna@…` ends its key with `=`, which may also stand in a mailbox name; the key is no part of it. */
export const addressInLog = (found: string): readonly Part[] => {
  const key = /^(?:[a-z_]{2,24}[=:])+(?=.*@)/i.exec(found)?.[0] ?? '';
  const rest = found.slice(key.length);
  const literal = /^(.+)@\[(.+)\]$/.exec(rest);
  if (!literal) return [key, ...addressParts(rest)];
  return [key, ...userParts(literal[1]!), '@[', ipv4Part(literal[2]!) ?? ipv6Part(literal[2]!.replace(/^IPv6:/i, '')) ?? literal[2]!, ']'];
};

/** A machine that calls itself something, with or without a domain. */
export const hostInText = (found: string): readonly Part[] => {
  if (found === '' || /^[<\d]/.test(found) || /^(localhost|unknown|null|none|container|mail|host|server)$/i.test(found)) return [];
  return found.includes('.') ? nameParts(found) : [{ identity: 'host', value: found }];
};

export const ipv4InText = (found: string): readonly Part[] => {
  const part = ipv4Part(found);
  return part === undefined ? [] : [part];
};

/** A time or a list of colons is no address; an IPv4 address inside IPv6 is the IPv4 address. */
export const ipv6InText = (found: string): readonly Part[] => {
  if (/^\d{1,2}:\d{2}:\d{2}$/.test(found)) return [];
  const [, mapped] = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(found) ?? [];
  const part = mapped === undefined ? ipv6Part(found) : ipv4Part(mapped);
  return part === undefined ? [] : [...(mapped === undefined ? [] : ['::ffff:']), part];
};

const NO_USER =
  /^(mail|postfix|dovecot|docker|admin|user|users|unknown|invalid|authentication|name|is|ist|the|not|nicht|with|mit|and|und|mailcow|mailu|bluemind|sogo|vmail|redis|mysql|mariadb|rspamd|nginx|cyrus|clamav|\d{1,6})$/i;

export const userInText = (found: string): readonly Part[] => {
  if (ROLE.test(found) || NO_USER.test(found)) return [];
  return found.includes('@') ? addressParts(found) : [{ identity: 'user', value: found }];
};

/** `"Anna Muster" <anna@…>`: what stands before the address. */
export const displayName = (found: string): readonly Part[] => {
  const [, open = '', value = '', close = ''] = /^("?\s*)([\s\S]*?)(\s*"?)$/.exec(found) ?? [];
  return value === '' ? [] : [open, { identity: 'name', value }, close];
};

export const titledName = (found: string): readonly Part[] => {
  const [, title = '', value = ''] = /^((?:(?:Herrn?|Frau|Mrs?\.?|Ms\.?|Dr\.|Prof\.)\s)+)(.+)$/u.exec(found) ?? [];
  return value === '' ? [] : [title, { identity: 'name', value }];
};

export const phoneInText = (found: string): readonly Part[] => {
  const value = found.trimEnd();
  return [{ identity: 'phone', value }, found.slice(value.length)];
};
