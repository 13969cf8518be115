import type { Language, Localized } from './language.ts';

export type FactValue = string | number | boolean | readonly string[];

/** Who established something: a person, a probe, the text the person pasted at the start, or nobody yet. */
export type By = 'person' | 'probe' | 'text';

export type Fact = { readonly value: FactValue; readonly by: By; readonly at: string };

/** What is known about the installation and the case. */
export type Facts = Readonly<Record<string, Fact>>;

export type FactDefinition = {
  readonly title: Localized;
  /** What kind of value it holds; decides how an answer is checked. */
  readonly type: 'text' | 'number' | 'domain' | 'host' | 'address' | 'ip' | 'port' | 'word' | 'flag';
  /** Closed list of values for `word`. Only these go into commands without quoting. */
  readonly values?: readonly string[];
  /** How those values are said; a value without one is a literal (a command, a product) and said as it is. */
  readonly says?: Readonly<Record<string, Localized>>;
  /** What nearly every installation has, or by product: stands in commands while the fact is not known. */
  readonly usual?: string | Readonly<Record<string, string>>;
};

/** Every fact that flows, probes and articles may name. A new fact is one line here. */
export const FACTS = {
  product: { title: { en: 'product', de: 'Produkt' }, type: 'word', values: ['mailcow', 'mailu', 'docker-mailserver', 'bluemind'] },
  version: { title: { en: 'version', de: 'Version' }, type: 'text' },
  compose: { title: { en: 'Compose command', de: 'Compose-Befehl' }, type: 'word', values: ['docker compose', 'docker-compose'], usual: 'docker compose' },
  project_dir: {
    title: { en: 'installation folder', de: 'Installationsordner' },
    type: 'text',
    usual: { mailcow: '/opt/mailcow-dockerized', mailu: '/mailu' },
  },
  domain: { title: { en: 'mail domain', de: 'Mail-Domain' }, type: 'domain' },
  host_name: { title: { en: 'host name of the mail server', de: 'Hostname des Mailservers' }, type: 'host' },
  host_names: { title: { en: 'all host names of the mail server', de: 'alle Hostnamen des Mailservers' }, type: 'text' },
  public_ip: { title: { en: 'public IPv4 address', de: 'öffentliche IPv4-Adresse' }, type: 'ip' },
  public_ip6: { title: { en: 'public IPv6 address', de: 'öffentliche IPv6-Adresse' }, type: 'ip' },
  client_ip: { title: { en: 'address of the client', de: 'Adresse des Clients' }, type: 'ip' },
  port: { title: { en: 'port', de: 'Port' }, type: 'port' },
  port_owner: { title: { en: 'program on the port', de: 'Programm auf dem Port' }, type: 'text' },
  container: { title: { en: 'container', de: 'Container' }, type: 'text' },
  service: { title: { en: 'Compose service', de: 'Compose-Dienst' }, type: 'text' },
  sender: { title: { en: 'sender address', de: 'Absenderadresse' }, type: 'address' },
  recipient: { title: { en: 'recipient address', de: 'Empfängeradresse' }, type: 'address' },
  remote_host: { title: { en: 'other mail server', de: 'anderer Mailserver' }, type: 'host' },
  queue_id: { title: { en: 'queue id', de: 'Queue-ID' }, type: 'text' },
  imap_uid: { title: { en: 'IMAP UID', de: 'IMAP-UID' }, type: 'number' },
  message_id: { title: { en: 'Message-ID', de: 'Message-ID' }, type: 'text' },
  selector: { title: { en: 'DKIM selector', de: 'DKIM-Selektor' }, type: 'text' },
  direction: {
    title: { en: 'direction', de: 'Richtung' },
    type: 'word',
    values: ['incoming', 'outgoing', 'login'],
    says: {
      incoming: { en: 'incoming mail', de: 'ankommende Mail' },
      outgoing: { en: 'outgoing mail', de: 'ausgehende Mail' },
      login: { en: 'logging in', de: 'Anmeldung' },
    },
  },
  place: {
    title: { en: 'where it fails', de: 'wo es hakt' },
    type: 'word',
    values: ['everywhere', 'home', 'server'],
    says: { everywhere: { en: 'everywhere', de: 'überall' }, home: { en: 'only here', de: 'nur hier' }, server: { en: 'on the server', de: 'auf dem Server' } },
  },
  arch: { title: { en: 'architecture', de: 'Architektur' }, type: 'text' },
  engine_version: { title: { en: 'Docker version', de: 'Docker-Version' }, type: 'text' },
  memory_needed: { title: { en: 'memory needed (MiB)', de: 'nötiger Arbeitsspeicher (MiB)' }, type: 'number' },
  unfit: { title: { en: 'something is in the way', de: 'etwas steht im Weg' }, type: 'flag' },
  remarks: { title: { en: 'something to keep in mind', de: 'etwas ist zu beachten' }, type: 'flag' },
  compose_version: { title: { en: 'Compose version', de: 'Compose-Version' }, type: 'text' },
} as const satisfies Record<string, FactDefinition>;

export type FactName = keyof typeof FACTS;

export const isFactName = (name: string): name is FactName => Object.hasOwn(FACTS, name);

/** A fact in words: closed values as the language says them, everything else as it is. */
export const sayFact = (name: FactName, value: FactValue, language: Language): string => {
  if (Array.isArray(value)) return value.join(', ');
  const { says }: FactDefinition = FACTS[name];
  return says?.[String(value)]?.[language] ?? String(value);
};
