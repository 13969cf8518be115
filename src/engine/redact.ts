/** What was replaced: token -> what stood there. Stays at home. */
export type Redacted = { readonly text: string; readonly map: Readonly<Record<string, string>> };

/** Names that say nothing about the case's owner and that a diagnosis needs. */
const PUBLIC_NAMES =
  /(^|\.)(spamhaus\.org|spamcop\.net|barracudacentral\.org|uribl\.com|surbl\.org|sorbs\.net|gmail\.com|googlemail\.com|google\.com|outlook\.com|hotmail\.com|microsoft\.com|yahoo\.com|gmx\.net|web\.de|t-online\.de|icloud\.com|apple\.com|github\.com|docker\.com|docker\.io|letsencrypt\.org|mailcow\.email|mailu\.io|example\.(com|net|org))$/i;

/** Endings that make a dotted word a file, not a host. */
const FILE =
  /\.(pem|ya?ml|conf|cf|cnf|sh|md|log|hsm?p?|unser|json|env|service|socket|sock|py|js|ts|lua|php|txt|key|crt|cer|csr|gz|tar|zip|db|map|pid|local|d|de|eml|html?)$/i;
/** Of these, the ones that are country codes count as files only inside a path. */
const COUNTRY = /\.(md|sh|de|py|pl)$/i;

const SECRET_NAME = '[\\w-]*(?:pass(?:word|wd|phrase)?|passwort|kennwort|pwd|secret|token|api[_-]?key|credential|private[_-]?key)[\\w-]*';

const PATTERNS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'secret', pattern: /-----BEGIN [A-Z ]*(?:PRIVATE KEY|PARAMETERS)-----[\s\S]*?(?:-----END [A-Z ]*-----|$)/g },
  { kind: 'secret', pattern: new RegExp(`(?<=\\b${SECRET_NAME}["']?\\s*[=:]\\s*)(?:(?:Bearer|Basic)\\s+\\S+|"[^"\\n]*"|'[^'\\n]*'|[^\\s,;]+)`, 'gi') },
  { kind: 'secret', pattern: /(?<=\b(?:Bearer|Basic|PLAIN|LOGIN)\s+)[A-Za-z0-9+/=._-]{8,}/g },
  { kind: 'secret', pattern: /(?<=:\/\/[^\s:/@]*:)[^\s@/]+(?=@)/g },
  { kind: 'message-id', pattern: /(?<=message-id[=:]\s*)<[^<>\s]+>/gi },
  { kind: 'address', pattern: /[\p{L}\p{N}._%+=-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu },
  { kind: 'secret', pattern: /\b[A-Za-z0-9+/]{40,}={0,2}(?![A-Za-z0-9+/=])/g },
  { kind: 'secret', pattern: /\b[0-9a-f]{32,}\b/gi },
  { kind: 'ip', pattern: /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g },
  { kind: 'ip6', pattern: /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:%\w+)?(?![\w:])/gi },
  { kind: 'user', pattern: /(?<=\b(?:user|username|sasl_username|login|uid)=<?)[^\s<>,;()]+/gi },
  { kind: 'user', pattern: /(?<=\/home\/)[^\s/:'"]+/g },
  { kind: 'domain', pattern: /(?<![\w./@-])(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|xn--[\w-]+)\.?(?![\w-])/gu },
];

const PRIVATE_V4 = /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const LOCAL_V6 = /^(::1$|::$|fe[89ab]|f[cd])/i;

const isKept = (kind: string, found: string, before: string): boolean => {
  if (kind === 'domain') {
    if (PUBLIC_NAMES.test(found)) return true;
    return FILE.test(found) && (!COUNTRY.test(found) || before.endsWith('/'));
  }
  if (kind === 'address') return /@(?:localhost|example\.(?:com|net|org))$/i.test(found);
  if (kind === 'ip') return /^(127\.|0\.0\.0\.0$|255\.)/.test(found) || found.split('.').some((part) => Number(part) > 255);
  if (kind === 'ip6') return found === '::' || found === '::1' || !/[0-9a-f]/i.test(found) || /^\d{1,2}:\d{2}:\d{2}$/.test(found);
  return found === '' || found.startsWith('<');
};

/** What a token is called: addresses keep whether they are private and of which family. */
const kindOf = (kind: string, found: string): string => {
  if (kind === 'ip') return PRIVATE_V4.test(found) ? 'private-ipv4' : 'ipv4';
  if (kind === 'ip6') return LOCAL_V6.test(found) ? 'private-ipv6' : 'ipv6';
  return kind;
};

/** Replaces what names people, hosts and secrets with stable tokens: the same value is the same token, in every text of one redactor. */
export const createRedactor = () => {
  const tokens = new Map<string, string>();
  const counts = new Map<string, number>();
  const tokenFor = (kind: string, found: string): string => {
    const identity = `${kind}\0${kind === 'secret' || kind === 'user' ? found : found.toLowerCase().replace(/\.$/, '')}`;
    const known = tokens.get(identity);
    if (known) return known;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const token = `<${kind}-${number}>`;
    tokens.set(identity, token);
    return token;
  };
  const redact = (text: string): string =>
    PATTERNS.reduce(
      (current, { kind, pattern }) =>
        current.replace(pattern, (found, ...rest) => {
          const offset = rest.find((part): part is number => typeof part === 'number') ?? 0;
          const before = current.slice(Math.max(0, offset - 1), offset);
          return isKept(kind, found, before) ? found : tokenFor(kindOf(kind, found), found);
        }),
      text,
    );
  const map = (): Record<string, string> => Object.fromEntries([...tokens].map(([identity, token]) => [token, identity.slice(identity.indexOf('\0') + 1)]));
  return { redact, map };
};

export const redact = (text: string): Redacted => {
  const redactor = createRedactor();
  const redacted = redactor.redact(text);
  return { text: redacted, map: redactor.map() };
};
