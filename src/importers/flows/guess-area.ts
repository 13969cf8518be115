import type { Area } from '../../model/flow.ts';

const AREAS: readonly (readonly [Area, RegExp])[] = [
  ['certificates', /\b(?:tls|ssl|certificates?|zertifikat\w*|certificats?|let'?s ?encrypt|acme|dhparam|starttls)\b/gi],
  ['spam', /\b(?:spam\w*|rspamd|block ?list|blacklist|dnsbl|spf|dkim|dmarc|greylist\w*|antispam|quarantine)\b/gi],
  ['dns', /\b(?:dns\w*|mx|ptr|nameserver|resolver|unbound|records?)\b/gi],
  [
    'login',
    /\b(?:log ?in|login|password|passwort|auth\w*|imap|anmeld\w*|mot de passe|connexion|activesync|outlook|mobile|webmail|calend\w*|kalender|clients?)\b/gi,
  ],
  ['sending', /\b(?:send|sent|sending|senden|versenden|outgoing|outbound|smtp|relay|envoyer|émission|submission)\b/gi],
  ['receiving', /\b(?:receiv\w*|empfang\w*|arrive|deliver\w*|zugestellt|incoming|inbound|réception|mailbox|inbox|posteingang)\b/gi],
  ['network', /\b(?:ports?|firewall\w*|network|netzwerk|ipv6|iptables|nftables|mtu|proxy|connect\w*|réseau)\b/gi],
  ['containers', /\b(?:containers?|docker|compose|kubernetes|image|restart\w*|healthy?|unhealthy|inotify)\b/gi],
  ['storage', /\b(?:disk|quota|storage|speicher\w*|volume|backup|maildir|database|mysql|mariadb|disque)\b/gi],
  ['installation', /\b(?:install\w*|updat\w*|upgrad\w*|migrat\w*|setup)\b/gi],
  ['logs', /\b(?:logs?|logging|journal|protokoll\w*|audit)\b/gi],
];

/** The menu's topic that a problem belongs to, by the words it uses; those of the title count most. */
export const guessArea = (title: string, text: string): Area => {
  const count = (pattern: RegExp, where: string): number => where.match(pattern)?.length ?? 0;
  const scored = AREAS.map(([area, pattern]): [Area, number] => [area, count(pattern, title) * 5 + Math.min(4, count(pattern, text.slice(0, 4000)))]);
  const [best] = scored.sort((a, b) => b[1] - a[1]);
  return best![1] > 0 ? best![0] : 'installation';
};
