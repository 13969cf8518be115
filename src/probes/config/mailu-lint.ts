import type { Localized } from '../../model/language.ts';
import { readNetwork } from '../ip.ts';
import { type EnvEntry, readEnvFile } from './env-file.ts';
import type { ConfigFinding } from './mailcow-lint.ts';

type Check = (entry: EnvEntry) => Localized | undefined;

const one =
  (...words: readonly string[]): Check =>
  ({ value }) =>
    words.includes(value)
      ? undefined
      : { en: `"${value.slice(0, 60)}" must be one of ${words.join(', ')}`, de: `„${value.slice(0, 60)}“ muss eines von ${words.join(', ')} sein` };
const matches =
  (pattern: RegExp, en: string, de: string): Check =>
  ({ value }) =>
    pattern.test(value) ? undefined : { en: `"${value.slice(0, 60)}" ${en}`, de: `„${value.slice(0, 60)}“ ${de}` };

const HOST = '(?=.{1,253}$)([a-z\\d]([a-z\\d-]*[a-z\\d])?\\.)+[a-z][a-z\\d-]*[a-z\\d]';

/** What Mailu's configuration reference allows (docs/configuration.rst, docs/compose/setup.rst). */
const CHECKS: Readonly<Record<string, Check>> = {
  TLS_FLAVOR: ({ value }) =>
    ['cert', 'letsencrypt', 'mail', 'mail-letsencrypt', 'notls'].includes(value)
      ? undefined
      : {
          en: `"${value.slice(0, 60)}" must be cert, letsencrypt or notls; with anything else no port offers encryption`,
          de: `„${value.slice(0, 60)}“ muss cert, letsencrypt oder notls sein; mit allem anderen bietet kein Port Verschlüsselung an`,
        },
  SUBNET6: ({ value }) =>
    value === '' || /^f[cd]/i.test(value)
      ? undefined
      : {
          en: `"${value.slice(0, 60)}" is no private network: the containers stand open to the Internet`,
          de: `„${value.slice(0, 60)}“ ist kein privates Netz: die Container stehen offen im Internet`,
        },
  DOMAIN: matches(new RegExp(`^${HOST}$`, 'i'), 'is no domain', 'ist keine Domain'),
  HOSTNAMES: matches(
    new RegExp(`^${HOST}(\\s*,\\s*${HOST})*$`, 'i'),
    'must be host names with commas between them',
    'müssen Hostnamen mit Kommas dazwischen sein',
  ),
  POSTMASTER: matches(/^[^@\s]+$/, 'is only the part before the @', 'ist nur der Teil vor dem @'),
  SUBNET: ({ value }) =>
    readNetwork(value) && value.includes('/')
      ? undefined
      : { en: `"${value}" is no network such as 192.168.203.0/24`, de: `„${value}“ ist kein Netz wie 192.168.203.0/24` },
  ADMIN: one('true', 'false'),
  WEBMAIL: one('none', 'roundcube', 'snappymail', 'rainloop'),
  WEBDAV: one('none', 'radicale'),
  ANTIVIRUS: one('none', 'clamav'),
  MESSAGE_SIZE_LIMIT: matches(/^\d+$/, 'must be a number of bytes', 'muss eine Zahl von Bytes sein'),
  LOG_LEVEL: one('CRITICAL', 'ERROR', 'WARNING', 'INFO', 'DEBUG'),
};

const EMPTY: Localized = { en: 'must not be empty', de: 'darf nicht leer sein' };
const TWICE: Localized = { en: 'stands there twice; only the last one counts', de: 'steht doppelt da; nur die letzte Zeile zählt' };
const SECRET: Localized = { en: 'must be 16 random characters and not the example', de: 'muss aus 16 zufälligen Zeichen bestehen und nicht das Beispiel sein' };
const QUOTED: Localized = {
  en: 'has quotation marks, which older Compose versions take as part of the value',
  de: 'hat Anführungszeichen, die ältere Compose-Versionen zum Wert zählen',
};
const NO_TLS: Localized = {
  en: 'switches encryption off; mail programs then cannot log in safely',
  de: 'schaltet Verschlüsselung ab; Mailprogramme können sich dann nicht sicher anmelden',
};

/** Odd values of mailu.env, in the order of the file; never the value of a secret. */
export const lintMailu = (text: string): readonly ConfigFinding[] => {
  const entries = readEnvFile(text);
  const found = entries.flatMap((entry): ConfigFinding[] => {
    const { key, line, value, quoted } = entry;
    if (key === 'SECRET_KEY') return value.length === 16 && !/changeme/i.test(value) ? [] : [{ key, line, says: SECRET }];
    if (key === 'TLS_FLAVOR' && value === 'notls') return [{ key, line, says: NO_TLS }];
    const says = CHECKS[key]?.(entry) ?? (quoted && Object.hasOwn(CHECKS, key) ? QUOTED : undefined);
    return says ? [{ key, line, says }] : [];
  });
  const twice = entries
    .filter((entry, index) => entries.findIndex(({ key }) => key === entry.key) < index)
    .map(({ key, line }) => ({ key, line, says: TWICE }));
  const absent = ['DOMAIN', 'HOSTNAMES', 'SECRET_KEY', 'TLS_FLAVOR']
    .filter((key) => !entries.some((entry) => entry.key === key))
    .map((key) => ({ key, line: 1, says: EMPTY }));
  return [...found, ...twice, ...absent].toSorted((a, b) => a.line - b.line);
};
