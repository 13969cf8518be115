/** What operating systems call the same error; German, musl and French wordings become glibc's English. errno(3), libintl catalogues. */
const ERRNO: readonly (readonly [RegExp, string])[] = [
  [
    /(?:Die Wartezeit für die Verbindung ist abgelaufen|Zeit(?:über|ueber)schreitung(?: (?:bei|der|beim)[ \p{L}]{0,30}(?:Verbindung\p{L}*|Anforderung|Verbindungsaufbau))?|Operation timed out|Connexion terminée par expiration du délai d'attente)/giu,
    'Connection timed out',
  ],
  [/(?:Verbindungsaufbau abgelehnt|Verbindung (?:wurde )?(?:abgelehnt|verweigert)|Connexion refusée)/giu, 'Connection refused'],
  [
    /(?:Die )?Adresse wird bereits (?:verwendet|benutzt)|Adresse (?:ist )?(?:bereits|schon) (?:in Gebrauch|belegt|in Benutzung)|Adresse déjà utilisée/giu,
    'Address already in use',
  ],
  [
    /(?:Die )?angeforderte Adresse kann(?: nicht)? zugewiesen werden|Kann die angeforderte Adresse nicht zuweisen|Address not available/giu,
    'Cannot assign requested address',
  ],
  [/Das Netzwerk ist nicht erreichbar|Network unreachable/giu, 'Network is unreachable'],
  [/Keine Route zum Zielrechner|Host is unreachable|Aucun chemin d'accès pour atteindre l'hôte cible/giu, 'No route to host'],
  [/Datei oder Verzeichnis nicht gefunden|Aucun fichier ou dossier de ce type/giu, 'No such file or directory'],
  [
    /Auf dem Gerät ist kein Speicherplatz mehr verfügbar|Kein (?:freier )?Speicherplatz (?:mehr )?(?:auf dem Gerät )?(?:verfügbar|frei)?/giu,
    'No space left on device',
  ],
  [/Keine Berechtigung|Permission non accordée/giu, 'Permission denied'],
  [/(?:Die )?Operation (?:ist )?nicht erlaubt|Vorgang nicht zulässig/giu, 'Operation not permitted'],
  [/Nicht genügend Hauptspeicher verfügbar|Nicht genügend Speicher|Der Speicher kann nicht zugewiesen werden/giu, 'Cannot allocate memory'],
  [/Zu viele offene Dateien/giu, 'Too many open files'],
  [/Name oder Dienst nicht bekannt/giu, 'Name or service not known'],
  [/Temporärer Fehler bei der Namensauflösung/giu, 'Temporary failure in name resolution'],
  [/Die Verbindung wurde vom Kommunikationspartner zurückgesetzt/giu, 'Connection reset by peer'],
];

/** Canonical wording of operating system errors, so that one signature serves every system language. */
export const canonical = (line: string): string => ERRNO.reduce((text, [pattern, plain]) => text.replace(pattern, plain), line);

const TIME =
  /^\s*(?:\[?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|(?:Jan|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)[a-z]*\.? +\d{1,2} +\d\d:\d\d:\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4},? +\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?|\d\d:\d\d:\d\d(?:[.,]\d+)?|\d{10}(?:\.\d+)?)\]?[ |,:-]*)+/;
/** `postfix-mailcow-1  | `, `mailu-front-1 | ` as compose prints them. */
const CONTAINER = /^\s*[a-z][\w.-]{1,60}[_-]?\d*\s+\|\s*/i;
/** `host program/part[123]: ` as syslog prints it. */
const SYSLOG = /^\s*(?:[\w.-]+ )?([\w./-]+)\[\d+(?::\d+)?\]:\s*/;

/** The same without a number, told by the time in front of it. */
const HOST = /^[\w.-]+ (?=[\w./-]+: )/;

/** Time, container and host in front of a line taken off; the program stays. */
export const withoutPrefix = (line: string): string => {
  const bare = line.replace(CONTAINER, '').replace(TIME, '').replace(CONTAINER, '').replace(TIME, '');
  const plain = bare.replace(SYSLOG, '$1: ');
  return plain === bare && TIME.exec(line)?.[0] ? bare.replace(HOST, '') : plain;
};

const HOLES: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/\S+/gi, '<url>'],
  [/(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+\.\w{2,}/g, '<address>'],
  [/\[?(?:\d{1,3}\.){3}\d{1,3}\]?(?:\/\d+)?/g, '<ip>'],
  [/\[?(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{0,4}){1,6}\]?/gi, '<ip>'],
  [/\b(?:sha256:)?[0-9a-f]{10,64}\b/gi, '<id>'],
  [/\b[0-9A-F]{9,14}(?=:)/g, '<id>'],
  [/(?<![\w.-])(?:[a-z0-9-]+\.){2,}[a-z]{2,}\b(?!\/)/gi, '<host>'],
  [/"[^"]{60,}"/g, '<text>'],
];

/** Names, addresses and ids replaced by holes; ports and reply codes stay. */
export const withHoles = (text: string): string => HOLES.reduce((rest, [pattern, hole]) => rest.replace(pattern, hole), text);

/** The message with its own names and numbers taken out: two lines that say the same look the same. Ports and reply codes stay. */
export const templateOf = (line: string): string => {
  return withHoles(withoutPrefix(line))
    .replace(/(?<![\w.:=])\d{5,}(?![\w.])/g, '<n>')
    .replace(/\s+/g, ' ')
    .trim();
};
