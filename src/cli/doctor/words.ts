import type { Language } from '../../model/language.ts';
import type { ProbeKind } from '../../model/probe.ts';

const en = {
  explains: 'explains',
  ignored: (count: number) => `${count} ignored by you`,
  idle: (place: string, text: string) => `${place}: "${text}" fits nothing that was found`,
  unreadIgnore: (line: string) => `${line} has not the form probe:outcome key=value`,
  unreadMend: 'write it like this: dns.dmarc:missing subject=example.org',
  noOutcome: (probe: string, outcome: string) => `${probe} has no outcome "${outcome}"`,
  notTried: (count: number, because: string) => `${count} not tried, because ${because}`,
  offline: 'nothing gets out to the Internet',
  noNames: 'names cannot be resolved',
  notAllowed: 'you did not allow it',
  more: (count: number) => `and ${count} more`,
  intro: 'I only read, I change nothing. I would look at:',
  kinds: {
    files: 'Files    settings and certificates of the mail server',
    docker: 'Docker   which containers run, and with what',
    logs: 'Logs     the last lines, and the queue',
    system: 'System   memory, disk, clock, open ports, firewall rules',
    network: 'Network  DNS, and a short look at each mail port',
  } satisfies Record<ProbeKind, string>,
  leaves:
    'Others will see: questions at your resolver and at blocklists, short connections without a message at other mail servers, one question at a time server and at the registry of your domain.',
  ask: 'y all of it   f all but the network   n nothing:',
};

type DoctorWords = typeof en;

const de: DoctorWords = {
  explains: 'erklärt',
  ignored: (count) => `${count} von dir ausgeblendet`,
  idle: (place, text) => `${place}: „${text}“ passt zu nichts, was gefunden wurde`,
  unreadIgnore: (line) => `${line} hat nicht die Form prüfung:ergebnis schlüssel=wert`,
  unreadMend: 'schreib es so: dns.dmarc:missing subject=example.org',
  noOutcome: (probe, outcome) => `${probe} hat kein Ergebnis „${outcome}“`,
  notTried: (count, because) => `${count} nicht versucht, weil ${because}`,
  offline: 'nichts ins Internet hinauskommt',
  noNames: 'sich keine Namen auflösen lassen',
  notAllowed: 'du es nicht erlaubt hast',
  more: (count) => `und ${count} weitere`,
  intro: 'Ich lese nur und ändere nichts. Ansehen würde ich:',
  kinds: {
    files: 'Dateien   Einstellungen und Zertifikate des Mailservers',
    docker: 'Docker    welche Container laufen und womit',
    logs: 'Logs      die letzten Zeilen und die Warteschlange',
    system: 'System    Speicher, Platte, Uhr, offene Ports, Firewall-Regeln',
    network: 'Netz      DNS, und einen kurzen Blick auf jeden Mail-Port',
  },
  leaves:
    'Andere sehen davon: Fragen bei deinem Resolver und bei Sperrlisten, kurze Verbindungen ohne Nachricht bei anderen Mailservern, eine Frage bei einem Zeitserver und bei der Registrierungsstelle deiner Domain.',
  ask: 'y alles   f alles außer dem Netz   n nichts:',
};

/** What the check-up says besides the command line's common words. */
export const doctorWords: Readonly<Record<Language, DoctorWords>> = { en, de };
