import type { Localized } from '../../model/language.ts';
import { readIp, sameIp } from '../ip.ts';
import { type EnvEntry, readEnvFile } from './env-file.ts';

/** Something odd in mailcow.conf; never holds the value of a secret. */
export type ConfigFinding = { readonly key: string; readonly line: number; readonly says: Localized };

type Check = (entry: EnvEntry) => Localized | undefined;

const SWITCH =
  /^(SKIP_\w+|USE_WATCHDOG|WATCHDOG_\w*BAN|ALLOW_ADMIN_EMAIL_LOGIN|ENABLE_SSL_SNI|DISABLE_NETFILTER_ISOLATION_RULE|HTTP_REDIRECT|AUTODISCOVER_SAN|MASTER|ONLY_MAILCOW_HOSTNAME|LE_STAGING|ACME_DNS_CHALLENGE|DISABLE_IPv6)$/;
const PORT = /^(HTTP|HTTPS)_PORT$/;
const BINDING = /^(SMTP|SMTPS|SUBMISSION|IMAP|IMAPS|POP|POPS|SIEVE|DOVEADM|SQL|REDIS|SOLR)_PORT$/;
const SECRET = /(PASS|KEY|SECRET|TOKEN)/;
const isAddress = (value: string): boolean => readIp(value.replace(/^\[(.*)\]$/, '$1')) !== undefined;

const CHECKS: readonly (readonly [RegExp, Check])[] = [
  [
    SWITCH,
    ({ value }) =>
      /^[yn]?$/.test(value)
        ? undefined
        : is(value, 'must be y or n, in lower case; anything else counts as no', 'muss y oder n sein, klein geschrieben; alles andere gilt als nein'),
  ],
  [
    PORT,
    ({ value }) =>
      isPort(value)
        ? undefined
        : is(value, 'must be a port alone; the address belongs into the _BIND line', 'muss ein Port allein sein; die Adresse gehört in die _BIND-Zeile'),
  ],
  [
    /^HTTPS?_BIND$/,
    ({ value }) => (value === '' || isAddress(value) ? undefined : is(value, 'must be an IP address or empty', 'muss eine IP-Adresse oder leer sein')),
  ],
  [
    BINDING,
    ({ value }) =>
      isPort(value.replace(/^.*:/, '')) && isBinding(value) ? undefined : is(value, 'must be a port or address:port', 'muss ein Port oder Adresse:Port sein'),
  ],
  [
    /^MAILCOW_HOSTNAME$/,
    ({ value }) =>
      isHostName(value) ? undefined : is(value, 'must be a full host name such as mail.example.org', 'muss ein voller Hostname wie mail.example.org sein'),
  ],
  [/^ENABLE_IPV6$/, ({ value }) => (/^(true|false)?$/.test(value) ? undefined : is(value, 'must be true or false', 'muss true oder false sein'))],
  [/^TZ$/, ({ value }) => (isTimeZone(value) ? undefined : is(value, 'is no time zone such as Europe/Berlin', 'ist keine Zeitzone wie Europe/Berlin'))],
  [
    /^IPV4_NETWORK$/,
    ({ value }) =>
      /^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(value)
        ? undefined
        : is(value, 'must be the first three numbers of a network, such as 172.22.1', 'muss aus den ersten drei Zahlen eines Netzes bestehen, etwa 172.22.1'),
  ],
  [/^(DBPASS|DBROOT|REDISPASS)$/, ({ value }) => (/^[A-Za-z0-9]+$/.test(value) ? undefined : BAD_SECRET)],
  [/^API_KEY(_READ_ONLY)?$/, ({ value }) => (/^[A-Za-z0-9-]*$/.test(value) ? undefined : BAD_SECRET)],
  [
    /^DOCKER_COMPOSE_VERSION$/,
    ({ value }) => (/^(native|standalone)$/.test(value) ? undefined : is(value, 'must be native or standalone', 'muss native oder standalone sein')),
  ],
  [/^COMPOSE_PROJECT_NAME$/, ({ value }) => (/^[a-z\d][a-z\d_-]*$/.test(value) ? undefined : is(value, 'must be lower case', 'muss klein geschrieben sein'))],
];

const is = (value: string, en: string, de: string): Localized => ({ en: `"${value.slice(0, 60)}" ${en}`, de: `„${value.slice(0, 60)}“ ${de}` });

const BAD_SECRET: Localized = {
  en: 'is empty or holds characters other than letters and digits',
  de: 'ist leer oder enthält andere Zeichen als Buchstaben und Ziffern',
};
const EMPTY: Localized = { en: 'must not be empty', de: 'darf nicht leer sein' };
const TWICE: Localized = { en: 'stands there twice; only the last one counts', de: 'steht doppelt da; nur die letzte Zeile zählt' };
const SPACED: Localized = { en: 'has spaces around the equals sign', de: 'hat Leerzeichen um das Gleichheitszeichen' };
const CARRIAGE: Localized = { en: 'the file has Windows line ends', de: 'die Datei hat Windows-Zeilenenden' };

const isPort = (value: string): boolean => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535;
const isBinding = (value: string): boolean => !value.includes(':') || isAddress(value.replace(/:\d+$/, ''));
const isHostName = (value: string): boolean => /^(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.){2,}[a-z][a-z\d-]{0,61}[a-z\d]$/i.test(value);

const isTimeZone = (value: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value !== '';
  } catch {
    return false;
  }
};

/** Odd values of mailcow.conf, in the order of the file. */
export const lintMailcow = (text: string): readonly ConfigFinding[] => {
  const entries = readEnvFile(text);
  const found = entries.flatMap((entry): ConfigFinding[] => {
    const says = CHECKS.find(([key]) => key.test(entry.key))?.[1](entry);
    return says ? [{ key: entry.key, line: entry.line, says: SECRET.test(entry.key) ? BAD_SECRET : says }] : [];
  });
  const lines = text.split('\n');
  const spaced = lines.flatMap((line, index): ConfigFinding[] => {
    const key = /^\s*([A-Z][A-Z\d_]+)(\s+=|=\s+\S)/.exec(line)?.[1];
    return key ? [{ key, line: index + 1, says: SPACED }] : [];
  });
  const twice = entries
    .filter((entry, index) => entries.findIndex(({ key }) => key === entry.key) < index)
    .map(({ key, line }) => ({ key, line, says: TWICE }));
  const nameless = entries.some(({ key, value }) => key === 'MAILCOW_HOSTNAME' && value !== '') ? [] : [{ key: 'MAILCOW_HOSTNAME', line: 1, says: EMPTY }];
  const carriage = lines.some((line) => line.endsWith('\r')) ? [{ key: 'mailcow.conf', line: 1, says: CARRIAGE }] : [];
  return [...new Map([...found, ...spaced, ...twice, ...nameless, ...carriage].map((one) => [`${one.key} ${one.says.en}`, one])).values()].toSorted(
    (a, b) => a.line - b.line,
  );
};

/** Addresses to listen on that the machine does not have: Docker then cannot start the container. Nothing where its own are unknown. */
export const lintBindings = (text: string, own: readonly string[]): readonly ConfigFinding[] =>
  own.length === 0
    ? []
    : readEnvFile(text).flatMap(({ key, value, line }): ConfigFinding[] => {
        const address = /^HTTPS?_BIND$/.test(key) ? value : BINDING.test(key) ? (/^(.*):\d+$/.exec(value)?.[1] ?? '') : '';
        const bare = address.replace(/^\[(.*)\]$/, '$1');
        const foreign = readIp(bare) !== undefined && !/^(0\.0\.0\.0|::|127\..*|::1)$/.test(bare) && !own.some((one) => sameIp(one, bare));
        return foreign ? [{ key, line, says: is(bare, 'is no address of this machine', 'ist keine Adresse dieses Rechners') }] : [];
      });
