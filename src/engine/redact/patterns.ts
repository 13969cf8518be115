import { addressInLog, displayName, hostInText, ipv4InText, ipv6InText, phoneInText, secretValue, titledName, userInText, whole } from './found-parts.ts';
import { isFileName, nameParts } from './names.ts';
import type { Part } from './span.ts';

/** What one pattern finds becomes these parts; an empty list leaves it as it is. `before` is the character in front. */
type Pattern = { readonly pattern: RegExp; readonly parts: (found: string, before: string) => readonly Part[] };

/** Names of settings that hold a secret: `DBPASS`, `INITIAL_ADMIN_PW`, `api-key`, `sasl_passwd`. */
const SECRET_NAME =
  '[\\w.-]{0,40}(?:pass(?:word|wd|phrase)?|passwort|kennwort|passwd|pwd|(?:^|[_-])pw|secret|token|api[_-]?key|auth[_-]?key|access[_-]?key|credentials?|private[_-]?key|license[_-]?key|salt|cookie|session[_-]?id|totp|otp|pin)[\\w-]{0,20}';
const QUOTED = '"(?:[^"\\\\\\n]|\\\\.){0,4096}"|\'[^\'\\n]{0,4096}\'';

const LABEL = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]{0,62}[\\p{L}\\p{N}_])?';
const NAME = `(?:${LABEL}\\.){1,32}(?:\\p{L}{2,24}|xn--[\\w-]{1,59})`;
const LOCAL = "[\\p{L}\\p{N}_+](?:[\\p{L}\\p{N}._%+=#&'~-]{0,126}[\\p{L}\\p{N}_+=~-])?";

/**
 * What names people, machines and secrets, the surest first: where two find the same place, the earlier one has it. No
 * pattern looks back or ahead further than a line, and each run has a bound: the time is linear in the text.
 */
export const PATTERNS: readonly Pattern[] = [
  {
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}(?:KEY|PARAMETERS|CERTIFICATE|MESSAGE|SIGNATURE)[A-Z ]{0,10}-----[\s\S]{0,16384}?(?:-----END [A-Z0-9 ]{0,50}-----|$)/g,
    parts: whole('secret'),
  },
  { pattern: /\beyJ[\w-]{8,4096}\.[\w-]{8,4096}\.[\w-]{0,4096}/g, parts: whole('secret') },
  { pattern: /\botpauth:\/\/\S{1,512}/g, parts: whole('secret') },
  { pattern: /(?<=\bssh-(?:rsa|ed25519|dss) )[A-Za-z0-9+/]{20,4096}={0,2}/g, parts: whole('secret') },
  { pattern: /(?<=[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@<]{0,64}:)[^\s@/<]{1,256}(?=@)/gi, parts: whole('secret') },
  { pattern: /(?<=[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s:/@<]{1,64}(?=(?::[^\s@/]{0,256})?@)/gi, parts: userInText },
  {
    pattern: /(?<=\b(?:Bearer|Basic|AUTH PLAIN|AUTH LOGIN|AUTH XOAUTH2|AUTHENTICATE PLAIN|Digest|Token)[ =]{1,3})[A-Za-z0-9+/._~-]{8,4096}={0,2}/gi,
    parts: whole('secret'),
  },
  { pattern: /(?<=^\s{0,8}334 [A-Za-z0-9+/=]{0,64}\s{0,2}\n\s{0,8})[A-Za-z0-9+/]{4,512}={0,2}$/gm, parts: whole('secret') },
  // `"DBPASS=…"` as `docker inspect` lists it: the quote ends it.
  { pattern: new RegExp(`(?<="${SECRET_NAME}=)[^"\\n]{1,512}(?=")`, 'gi'), parts: secretValue },
  {
    pattern: new RegExp(
      `(?<=(?:^|[^\\p{L}\\p{N}])${SECRET_NAME}["']?\\s{0,4}(?:[=:]|=>|\\bis\\b|\\bist\\b|\\blautet\\b)\\s{0,4})(?:${QUOTED}|[^\\s,;"'<][^\\s,;]{0,512})`,
      'giu',
    ),
    parts: secretValue,
  },
  {
    pattern: new RegExp(`(?<=\\s--(?:pw|pass|password|passwd|secret|token|api-key|auth-password|ap)[ =])(?:${QUOTED}|[^\\s-]\\S{0,256})`, 'gi'),
    parts: secretValue,
  },
  // MySQL takes the password right behind `-p`, sshpass behind a space.
  {
    pattern: new RegExp(`(?<=\\b(?:(?:mysql|mariadb)[\\w-]{0,12}\\s[^\\n]{0,160}?\\s?-p|sshpass\\s-p\\s?))(?:${QUOTED}|[^\\s-]\\S{0,256})`, 'gi'),
    parts: secretValue,
  },
  { pattern: /(?<=\s-u[ =]?[^\s:]{1,64}:)\S{1,256}/g, parts: secretValue },
  { pattern: /(?<=\bmessage-id[=:]\s{0,4})<[^<>\s]{1,512}>/gi, parts: (found) => ['<', { identity: 'message-id', value: found.slice(1, -1) }, '>'] },
  { pattern: /(?<=\bmessage-id[=:]\s{0,4})[^<>\s,;]{3,512}/gi, parts: whole('message-id') },
  { pattern: /(?<=^(?:Subject|Betreff):[ \t]{0,4})\S[^\n]{0,998}/gim, parts: whole('subject') },
  { pattern: /(?<=^(?:From|To|Cc|Bcc|Reply-To|Sender|Von|An):[ \t]{0,4})"?[^"<>@\n]{2,200}?"?(?=\s{0,4}<[^<>\s]{1,256}@)/gim, parts: displayName },
  { pattern: /(?<![\p{L}\p{N}])(?:Herrn?|Frau|Mrs?\.?|Ms\.?|Dr\.|Prof\.)\s(?:Dr\.\s)?\p{Lu}[\p{L}'-]{1,40}(?:\s\p{Lu}[\p{L}'-]{1,40})?/gu, parts: titledName },
  {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${LOCAL}(?:@|%40|=40| ?\\[at\\] ?| ?\\(at\\) ?)(?:${NAME}|\\[[0-9a-f.:]{3,60}\\]|[\\p{L}\\p{N}-]{1,63})`, 'giu'),
    parts: addressInLog,
  },
  {
    pattern: /(?<![\w])[A-Za-z0-9+/]{40,8192}={0,2}(?![A-Za-z0-9+/=])/g,
    parts: (found) => (/^[/a-z-]+$/.test(found) ? [] : [{ identity: 'secret', value: found }]),
  },
  { pattern: /(?<![\w:.-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/gi, parts: whole('mac') },
  { pattern: /(?<![\w-])[0-9a-f]{32,1024}(?![\w-])/gi, parts: whole('secret') },
  { pattern: /(?<![\w.@/-])(?=[\w-]{0,64}\d)(?=[\w-]{0,64}[a-z])(?=[\w-]{0,64}[A-Z])[A-Za-z0-9_-]{20,512}(?![\w.])/g, parts: whole('secret') },
  { pattern: /(?<![\p{L}\p{N}_.-])(?:[0-9a-f]\.){31}[0-9a-f](?:\.[\p{L}\p{N}_-]{1,63}){1,16}\.?/giu, parts: nameParts },
  { pattern: /(?<![\p{L}\p{N}_.-])\d{1,3}(?:\.\d{1,3}){3}(?:\.[\p{L}_][\p{L}\p{N}_-]{0,62}){1,16}\.?/gu, parts: nameParts },
  {
    pattern: /(?:(?<![\p{L}\p{N}:.])|(?<=[g-z]\w{0,20}:))(?:[0-9a-f]{0,4}:){2,8}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:%\w{1,15})?(?![\p{L}\p{N}:])/giu,
    parts: ipv6InText,
  },
  { pattern: /(?<![\w.])(?<!\bversion )(?<!\bv)\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)/gi, parts: ipv4InText },
  { pattern: /(?<![\p{L}\p{N}])\d{1,3}(?:-\d{1,3}){3}(?![\p{L}\p{N}-])/gu, parts: (found) => ipv4InText(found.replaceAll('-', '.')) },
  {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}_/-]|\\\\|[\\p{L}\\p{N}_]\\.)${NAME}\\.?(?!\\.?[\\p{L}\\p{N}_-])`, 'gu'),
    parts: (found, before) => (isFileName(found.replace(/\.$/, ''), before) ? [] : nameParts(found)),
  },
  { pattern: new RegExp(`(?<=/)${NAME}(?![\\p{L}\\p{N}_-])`, 'gu'), parts: (found) => (isFileName(found, '/') ? [] : nameParts(found)) },
  {
    pattern:
      /(?<=(?<![\p{L}\p{N}])[\w-]{0,20}(?:user|username|login|uid|benutzer|benutzername|nutzer|mailbox|account|konto)["']?[=:]\s{0,2}["'<]?)[^\s<>,;()"'=]{1,128}/giu,
    parts: userInText,
  },
  { pattern: /(?<=\b(?:for|by) (?:invalid )?user )[^\s<>,;()"']{1,128}/gi, parts: userInText },
  { pattern: /(?<=(?:\/home\/|\/Users\/|\\Users\\|\/var\/mail\/|\/var\/spool\/mail\/))[^\s/\\:'"<>]{1,64}/g, parts: userInText },
  {
    pattern:
      /(?<=^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.]{8,20}(?:Z|[+-]\d\d:?\d\d)) )[\p{L}\p{N}._-]{1,253}(?= [\w./-]{1,64}(?:\[\d{1,10}\])?:)/gmu,
    parts: hostInText,
  },
  { pattern: /(?<=\b(?:helo=<|EHLO |HELO |hostname[=:] ?|myhostname ?= ?|mydomain ?= ?|host name[=:] ?))[\p{L}\p{N}._-]{1,253}/giu, parts: hostInText },
  { pattern: /(?<=\bssh(?::\/\/| )(?:[^\s@/]{1,64}@)?)[\p{L}\p{N}._-]{2,253}(?![\p{L}\p{N}._-]*@)/giu, parts: hostInText },
  { pattern: /(?<![\p{L}\p{N}.])(?:\+|00)[1-9]\d{0,2}[ ./()-]{0,3}(?:\d[ ./()-]{0,3}){6,13}(?![\p{L}\p{N}])/gu, parts: phoneInText },
  { pattern: /(?<=\b(?:Tel\.?|Telefon|phone|Fon|Mobil|Fax)[:. ]{1,3})[+(\d][\d ()/.-]{5,24}\d/giu, parts: whole('phone') },
];
