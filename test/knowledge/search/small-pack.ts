import type { Article, Shelf } from '../../../src/model/article.ts';
import type { Flow } from '../../../src/model/flow.ts';
import type { Language } from '../../../src/model/language.ts';
import type { Pack } from '../../../src/model/pack.ts';

const place = { file: 'small-pack.ts', line: 1, column: 1 };

type Text = { title: string; symptoms: string[]; body: string };

const article = (shelf: Shelf, id: string, language: Language, text: Text, signatures: readonly string[] = []): Article => ({
  id,
  shelf,
  language,
  title: text.title,
  kind: 'problem',
  answers: [`${shelf}-${id}`],
  symptoms: text.symptoms,
  signatures: signatures.map((pattern) => ({ pattern, flags: '', place })),
  related: [],
  sources: [],
  blocks: [
    { type: 'paragraph', children: [{ type: 'text', text: text.body }], place },
    { type: 'heading', level: 2, id: 'fix', children: [{ type: 'text', text: 'Fix' }], place },
    { type: 'code', text: 'docker compose restart', place },
  ],
  file: `knowledge/${shelf}/${id}${language === 'de' ? '.de' : ''}.md`,
  places: {},
});

const both = (shelf: Shelf, id: string, en: Text, de: Text, signatures: readonly string[] = []): Article[] => [
  article(shelf, id, 'en', en, signatures),
  article(shelf, id, 'de', de, signatures),
];

const flow: Flow = {
  id: 'cannot-send',
  shelf: 'common',
  key: 'common/cannot-send',
  products: ['mailcow', 'mailu'],
  area: 'sending',
  signatures: [],
  sources: [],
  start: 'blocked',
  nodes: { blocked: { id: 'blocked', kind: 'conclude', article: 'port-25-blocked', place } },
  walks: [],
  words: {
    en: { language: 'en', title: 'I can receive mail but not send it', symptoms: ['nothing gets out'], nodes: {}, file: 'x' },
    de: { language: 'de', title: 'Ich kann Mails empfangen, aber nicht senden', symptoms: ['es geht nichts raus'], nodes: {}, file: 'x' },
  },
  file: 'flows/common/cannot-send.md',
  hash: '00000000',
  places: {},
};

/** Seven problems, two languages, one flow; composed for these tests. */
export const smallPack: Pack = {
  version: 'test',
  articles: [
    ...both(
      'common',
      'port-25-blocked',
      {
        title: 'Your provider blocks outgoing mail',
        symptoms: ['I receive mail but cannot send', 'mail stays in the queue'],
        body: 'Many cloud providers close port 25 to the outside.',
      },
      {
        title: 'Dein Anbieter sperrt ausgehende Mail',
        symptoms: ['Empfangen geht, senden nicht', 'Mails bleiben in der Warteschlange'],
        body: 'Viele Anbieter sperren Port 25 nach außen.',
      },
      ['connect to \\S+\\[[^\\]]+\\]:25: Connection timed out'],
    ),
    ...both(
      'common',
      'inbound-closed',
      { title: 'No mail comes in from outside', symptoms: ['I can send but receive nothing'], body: 'The firewall in front must let port 25 in.' },
      { title: 'Von außen kommt keine Mail an', symptoms: ['Senden geht, Empfangen nicht'], body: 'Die Firewall davor muss Port 25 hereinlassen.' },
    ),
    ...both(
      'mailcow',
      'port-taken',
      {
        title: 'Another program holds the port',
        symptoms: ['a container does not start because the port is taken'],
        body: 'A second mail server such as Exim listens already.',
      },
      {
        title: 'Ein anderes Programm belegt den Port',
        symptoms: ['Container startet nicht, Port belegt'],
        body: 'Ein zweiter Mailserver wie Exim lauscht schon.',
      },
      ['bind: address already in use', 'Address already in use'],
    ),
    ...both(
      'mailu',
      'certificate-expired',
      { title: 'The certificate has expired', symptoms: ['clients warn that the certificate expired'], body: 'Renew it and reload the front container.' },
      {
        title: 'Das Zertifikat ist abgelaufen',
        symptoms: ['Programme warnen vor einem abgelaufenen Zertifikat'],
        body: 'Erneuere es und lade den Front-Container neu.',
      },
      ['certificate has expired'],
    ),
    ...both(
      'mailcow',
      'disk-full',
      { title: 'The disk is full', symptoms: ['no space left'], body: 'Free some space, for example old images.' },
      { title: 'Die Festplatte ist voll', symptoms: ['kein Speicherplatz mehr'], body: 'Schaffe Platz, zum Beispiel durch alte Images.' },
      ['No space left on device'],
    ),
    ...both(
      'docker-mailserver',
      'fail2ban-gateway',
      {
        title: 'Fail2Ban bans the Docker gateway',
        symptoms: ['everybody is banned at once', 'logs show the gateway address instead of the client'],
        body: 'The source address is lost on the way into the container.',
      },
      {
        title: 'Fail2Ban sperrt das Docker-Gateway',
        symptoms: ['alle sind auf einmal ausgesperrt', 'im Log steht das Gateway statt des Clients'],
        body: 'Die Absenderadresse geht auf dem Weg in den Container verloren.',
      },
    ),
    ...both(
      'common',
      'inotify',
      { title: 'Too few inotify instances', symptoms: ['new mail shows up late'], body: 'Raise the limit on the host.' },
      { title: 'Zu wenige Inotify-Instanzen', symptoms: ['neue Mail erscheint verspätet'], body: 'Erhöhe die Grenze auf dem Host.' },
      ['Inotify instance limit for user \\d+'],
    ),
  ],
  flows: [flow],
  problems: [],
};
