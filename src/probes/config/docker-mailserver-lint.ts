import type { Localized } from '../../model/language.ts';
import { type EnvEntry, readEnvFile } from './env-file.ts';
import type { ConfigFinding } from './mailcow-lint.ts';

type Check = (entry: EnvEntry) => Localized | undefined;

const one =
  (consequence: Localized, ...words: readonly string[]): Check =>
  ({ value }) =>
    words.includes(value)
      ? undefined
      : {
          en: `"${value.slice(0, 60)}" must be one of ${words.filter((word) => word !== '').join(', ')}: ${consequence.en}`,
          de: `„${value.slice(0, 60)}“ muss eines von ${words.filter((word) => word !== '').join(', ')} sein: ${consequence.de}`,
        };

const STOPS: Localized = { en: 'the container ends at its start', de: 'der Container bricht beim Start ab' };
const IGNORED: Localized = { en: 'otherwise it counts as off', de: 'sonst gilt es als aus' };

/** What docker-mailserver's page on environment variables allows (config/environment, read 2026-11-21). */
const CHECKS: readonly (readonly [RegExp, Check])[] = [
  [/^SSL_TYPE$/, one(STOPS, '', 'letsencrypt', 'manual', 'custom', 'self-signed')],
  [/^TLS_LEVEL$/, one(STOPS, '', 'modern', 'intermediate')],
  [/^ACCOUNT_PROVISIONER$/, one(STOPS, '', 'FILE', 'LDAP')],
  [
    /^PERMIT_DOCKER$/,
    one({ en: 'otherwise nobody is trusted', de: 'sonst wird niemandem vertraut' }, '', 'none', 'container', 'host', 'network', 'connected-networks'),
  ],
  [/^LOG_LEVEL$/, one({ en: 'otherwise info counts', de: 'sonst gilt info' }, '', 'error', 'warn', 'info', 'debug', 'trace')],
  [/^FAIL2BAN_BLOCKTYPE$/, one({ en: 'otherwise bans do not work', de: 'sonst wirken Sperren nicht' }, '', 'drop', 'reject')],
  [
    /^(ENABLE_\w+|SPOOF_PROTECTION|SMTP_ONLY)$/,
    ({ key, value }) => (OTHER_SWITCHES.includes(key) ? undefined : one(IGNORED, '', '0', '1')({ value } as EnvEntry)),
  ],
  [
    /^OVERRIDE_HOSTNAME$/,
    ({ value }) =>
      value === '' || /^([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/i.test(value)
        ? undefined
        : {
            en: `"${value.slice(0, 60)}" must be a full host name such as mail.example.org`,
            de: `„${value.slice(0, 60)}“ muss ein voller Hostname wie mail.example.org sein`,
          },
  ],
];

/** Switches with words of their own. */
const OTHER_SWITCHES = ['ENABLE_QUOTAS_BACKEND', 'ENABLE_OAUTH2_URL'];

const TWICE: Localized = { en: 'stands there twice; only the last one counts', de: 'steht doppelt da; nur die letzte Zeile zählt' };
const QUOTED: Localized = { en: 'has quotation marks, which become part of the value', de: 'hat Anführungszeichen, die Teil des Werts werden' };
const NO_TLS: Localized = { en: 'is empty: there is no encryption at all', de: 'ist leer: es gibt gar keine Verschlüsselung' };
const NO_FILE = (key: string): Localized => ({
  en: `SSL_TYPE=manual needs ${key}: the container ends at its start`,
  de: `SSL_TYPE=manual braucht ${key}: der Container bricht beim Start ab`,
});

/** Odd values of mailserver.env, in the order of the file; never the value of a secret. */
export const lintDockerMailserver = (text: string): readonly ConfigFinding[] => {
  const entries = readEnvFile(text);
  const last = new Map(entries.map((entry) => [entry.key, entry]));
  const found = entries.flatMap((entry): ConfigFinding[] => {
    const check = CHECKS.find(([key]) => key.test(entry.key))?.[1];
    const says = check?.(entry) ?? (check && entry.quoted ? QUOTED : undefined);
    return says ? [{ key: entry.key, line: entry.line, says }] : [];
  });
  const twice = entries.filter((entry, at) => entries.findIndex(({ key }) => key === entry.key) < at).map(({ key, line }) => ({ key, line, says: TWICE }));
  const type = last.get('SSL_TYPE');
  const without = type?.value === '' ? [{ key: 'SSL_TYPE', line: type.line, says: NO_TLS }] : [];
  const missing = type?.value === 'manual' ? ['SSL_CERT_PATH', 'SSL_KEY_PATH'].filter((key) => (last.get(key)?.value ?? '') === '') : [];
  const needed = missing.map((key) => ({ key, line: type!.line, says: NO_FILE(key) }));
  return [...found, ...twice, ...without, ...needed].toSorted((a, b) => a.line - b.line);
};
