import type { Area } from './flow.ts';
import type { Localized } from './language.ts';

/** Topics as people call them. */
export const AREA_TITLES: Readonly<Record<Area, Localized>> = {
  sending: { en: 'Sending mail', de: 'Mails senden' },
  receiving: { en: 'Receiving mail', de: 'Mails empfangen' },
  login: { en: 'Logging in and reading mail', de: 'Anmelden und Mails lesen' },
  containers: { en: 'Containers and services', de: 'Container und Dienste' },
  installation: { en: 'Installing and updating', de: 'Installieren und aktualisieren' },
  certificates: { en: 'Certificates and encryption', de: 'Zertifikate und Verschlüsselung' },
  dns: { en: 'DNS and names', de: 'DNS und Namen' },
  spam: { en: 'Spam and blocklists', de: 'Spam und Sperrlisten' },
  network: { en: 'Network and firewall', de: 'Netz und Firewall' },
  logs: { en: 'Logs', de: 'Logs' },
  storage: { en: 'Storage and quotas', de: 'Speicher und Quota' },
};
