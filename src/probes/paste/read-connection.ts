export type PastedConnection = 'open' | 'refused' | 'silent' | 'unreachable' | 'no-name' | 'no-tool';

/** What programs say of a connection, in English and German; the first that fits counts. */
const SAID: readonly (readonly [PastedConnection, RegExp])[] = [
  [
    'open',
    /succeeded!|\bopen\b|^\s*connected to|\bconnected\b(?!.*(?:fail|abort))|^verbunden mit|TcpTestSucceeded\s*:\s*(?:true|wahr)|^220[ -]|^\* OK\b|^\+OK\b/im,
  ],
  ['refused', /refused|verbindungsaufbau abgelehnt|verbindung (?:wurde )?(?:abgelehnt|verweigert)|verweigerte/i],
  ['unreachable', /no route to host|network is unreachable|host unreachable|keine route zum|netzwerk ist nicht erreichbar|zielrechner nicht erreichbar/i],
  ['silent', /timed? ?out|timeout|in progress|zeitüberschreitung|wartezeit .*abgelaufen|zeitlimit|TIMEOUT/i],
  [
    'no-name',
    /name or service not known|could not resolve|nodename nor servname|temporary failure in name resolution|getaddrinfo|name oder dienst nicht bekannt|name resolution of \S+ failed|namensauflösung/i,
  ],
  ['no-tool', /command not found|not recognized as|befehl nicht gefunden|kommando nicht gefunden|nicht gefunden\.?$|wurde nicht als name/im],
];

/** What one try to connect came to, from `nc`, `telnet`, `curl`, `openssl` or `Test-NetConnection`. Undefined where it does not say. */
export const readConnection = (pasted: string): PastedConnection | undefined => SAID.find(([, said]) => said.test(pasted))?.[0];

/** PowerShell says "False" for refused and silent alike. */
export const isFailedTest = (pasted: string): boolean => /TcpTestSucceeded\s*:\s*(?:false|falsch)/i.test(pasted);
