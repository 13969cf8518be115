import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { dnsUntold } from '../dns/mend.ts';
import { sameOrganisation } from '../same-organisation.ts';
import { anyOpens, CONTROLS, spot } from '../tcp/try-connect.ts';
import { LEAVES, PARAM } from '../words.ts';
import { ownName } from './own-name.ts';
import { mailTargets, type Reach, reachTarget } from './reach-target.ts';

export const smtpOutbound = defineProbe({
  name: 'smtp.outbound',
  kind: 'network',
  title: { en: 'Can this server reach other mail servers?', de: 'Erreicht dieser Server andere Mailserver?' },
  params: {
    port: { title: PARAM.port, type: 'number', default: 25 },
    targets: {
      title: { en: 'domains whose mail servers are tried', de: 'Domains, deren Mailserver versucht werden' },
      type: 'list',
      default: ['gmail.com', 'outlook.com', 'gmx.net'],
    },
    control: {
      title: PARAM.control,
      type: 'list',
      default: CONTROLS,
    },
  },
  outcomes: {
    open: { verdict: 'ok', says: { en: 'port {{port}} gets out', de: 'Port {{port}} kommt nach draußen' } },
    refused: {
      verdict: 'fail',
      says: {
        en: 'port {{port}} is refused on the way out ({{tried}} targets)',
        de: 'Port {{port}} wird auf dem Weg nach draußen abgelehnt ({{tried}} Ziele)',
      },
    },
    silent: {
      verdict: 'fail',
      says: {
        en: 'port {{port}} does not get out ({{tried}} targets silent, HTTPS gets out)',
        de: 'Port {{port}} kommt nicht nach draußen ({{tried}} Ziele stumm, HTTPS geht)',
      },
    },
    redirected: {
      verdict: 'fail',
      says: { en: 'another server answers in place of the targets: {{banner}}', de: 'statt der Ziele antwortet ein anderer Server: {{banner}}' },
    },
    offline: { verdict: 'fail', says: { en: 'nothing gets out, not even HTTPS', de: 'nichts kommt nach draußen, auch kein HTTPS' } },
    'ipv4-only': {
      verdict: 'warn',
      says: { en: 'port {{port}} gets out over IPv4, but not over IPv6', de: 'Port {{port}} kommt über IPv4 nach draußen, über IPv6 nicht' },
    },
    'ipv6-only': {
      verdict: 'warn',
      says: { en: 'port {{port}} gets out over IPv6, but not over IPv4', de: 'Port {{port}} kommt über IPv6 nach draußen, über IPv4 nicht' },
    },
  },
  vantage: 'mail-host',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.smtp,
  seconds: 6,
  script: {
    linux: ({ port, targets }) =>
      `for d in ${targets.map(shellQuote).join(' ')}; do nc -zv -w 5 "$(dig +short MX $d | sort -n | head -n 1 | cut -d' ' -f2)" ${port}; done; nc -zv -w 5 1.1.1.1 443`,
    looksLike: {
      en: 'four lines, each with "succeeded", "refused" or "timed out"; the last is the control',
      de: 'vier Zeilen, jede mit "succeeded", "refused" oder "timed out"; die letzte ist die Kontrolle',
    },
    read: (pasted, { port }) => readNetcat(pasted, port),
  },
  describe: ({ port, targets, control }) => ({ connection: `SMTP port ${port}: MX ${targets.join(', ')}; TCP ${control.join(', ')}` }),
  run: async (look) => {
    const { port, targets, control } = look.params;
    const [helo, online, found] = await Promise.all([ownName(look), anyOpens(look, control), Promise.all(targets.map((domain) => mailTargets(look, domain)))]);
    const spots = found.flatMap((one) => ('ok' in one ? [] : one));
    const untold = found.find((one) => 'ok' in one);
    if (spots.length === 0) {
      if (!online) return { outcome: 'offline', data: { port, tried: 0 } };
      return untold ? dnsUntold(untold) : cannotTell('odd-answer', { en: 'none of the targets has an address', de: 'keines der Ziele hat eine Adresse' });
    }
    const reached = await Promise.all(spots.map((target) => reachTarget(look, target, port, helo)));
    const data = { port, tried: spots.length, targets: reached.map(({ state, target }) => `${spot(target.address, port)} ${state}`) };
    return { ...judge(reached, online), data: { ...data, banner: foreignBanner(reached) } };
  },
});

/** Lines of several `nc -zv`; the one to port 443 is the control. */
const readNetcat = (pasted: string, port: number) => {
  const lines = pasted.split('\n').filter((line) => /succeeded|\bopen\b|Connected to|refused|timed? ?out|in progress|unreachable/i.test(line));
  const [control, tried] = [true, false].map((wanted) => lines.filter((line) => /\b443\b/.test(line) === wanted));
  const works = (line: string): boolean => /succeeded|\bopen\b|Connected to/i.test(line);
  const data = { port, tried: tried!.length };
  if (tried!.length === 0) return cannotTell('odd-answer');
  if (tried!.some(works)) return { outcome: 'open', data } as const;
  if (control!.length === 0) return cannotTell('odd-answer', { en: 'the control on port 443 is missing', de: 'die Kontrolle auf Port 443 fehlt' });
  if (!control!.some(works)) return { outcome: 'offline', data } as const;
  return { outcome: tried!.filter((line) => /refused/i.test(line)).length * 2 > tried!.length ? 'refused' : 'silent', data } as const;
};

const foreignBanner = (reached: readonly Reach[]): string => reached.find(({ state }) => state === 'redirected')?.banner ?? '';

/**
 * One family's state. A redirecting network answers everywhere alike, while a server may well greet under another
 * name of its own: foreign greetings count only where every target answers with one and the same.
 */
const stateOf = (reached: readonly Reach[]): Reach['state'] => {
  const tried = reached.filter(({ state }) => state !== 'no-way');
  if (tried.length === 0) return 'no-way';
  if (tried.some(({ state }) => state === 'open')) return 'open';
  const foreign = tried.filter(({ state }) => state === 'redirected');
  const alike = foreign.every(({ banner = '' }) => sameOrganisation(banner, foreign[0]!.banner ?? ''));
  if (foreign.length > 0) return alike && foreign.length === tried.length ? 'redirected' : 'open';
  const refused = tried.filter(({ state }) => state === 'refused').length;
  return refused * 2 > tried.length ? 'refused' : 'silent';
};

const judge = (reached: readonly Reach[], online: boolean) => {
  const [v4, v6] = ([4, 6] as const).map((family) => stateOf(reached.filter(({ target }) => target.family === family)));
  const states = [v4, v6].filter((state) => state !== 'no-way');
  if (states.includes('redirected')) return { outcome: 'redirected', family: v4 === 'redirected' ? 4 : 6 } as const;
  if (states.length > 0 && states.every((state) => state === 'open')) return { outcome: 'open' } as const;
  if (v4 === 'open') return { outcome: 'ipv4-only', family: 6 } as const;
  if (v6 === 'open') return { outcome: 'ipv6-only', family: 4 } as const;
  if (!online) return { outcome: 'offline' } as const;
  return { outcome: (v4 === 'no-way' ? v6 : v4) === 'refused' ? 'refused' : 'silent' } as const;
};
