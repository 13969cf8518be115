import type { Localized } from '../model/language.ts';

/** Words that several probes share. */
export const LEAVES = {
  dns: { en: 'The resolver sees the questions.', de: 'Der Resolver sieht die Fragen.' },
  tcp: { en: 'The other side sees one short connection.', de: 'Die Gegenseite sieht eine kurze Verbindung.' },
  smtp: {
    en: 'The other mail servers log a short connection without a message.',
    de: 'Die anderen Mailserver protokollieren eine kurze Verbindung ohne Nachricht.',
  },
} as const satisfies Record<string, Localized>;

export const PARAM = {
  host: { en: 'host name or IP address', de: 'Hostname oder IP-Adresse' },
  port: { en: 'port', de: 'Port' },
  domain: { en: 'mail domain', de: 'Mail-Domain' },
  ip: { en: 'public IP address of the mail server', de: 'öffentliche IP-Adresse des Mailservers' },
  name: { en: 'host name', de: 'Hostname' },
  service: { en: 'Compose service', de: 'Compose-Dienst' },
  control: { en: 'addresses that tell offline from blocked', de: 'Adressen, die „offline“ von „gesperrt“ unterscheiden' },
  projectDir: { en: 'installation folder', de: 'Installationsordner' },
} as const satisfies Record<string, Localized>;

export const OFFLINE: Localized = { en: 'nothing gets out at all, not even HTTPS', de: 'es kommt gar nichts nach draußen, auch kein HTTPS' };
