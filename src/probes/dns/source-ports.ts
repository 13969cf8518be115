import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { anyOpens, CONTROLS } from '../tcp/try-connect.ts';
import { LEAVES, OFFLINE, PARAM } from '../words.ts';
import { ask } from './ask.ts';

const TRIES = 12;

export const dnsSourcePorts = defineProbe({
  name: 'dns.source-ports',
  kind: 'network',
  title: { en: 'Do answers of name servers come back to every port?', de: 'Kommen Antworten von Nameservern an jedem Port an?' },
  params: {
    servers: { title: { en: 'name servers by address', de: 'Nameserver als Adressen' }, type: 'list', default: ['198.41.0.4', '199.9.14.201', '193.0.14.129'] },
    control: { title: PARAM.control, type: 'list', default: CONTROLS },
  },
  outcomes: {
    all: { verdict: 'ok', says: { en: 'all {{tries}} answers came back', de: 'alle {{tries}} Antworten kamen an' } },
    some: {
      verdict: 'warn',
      says: {
        en: 'only {{came}} of {{tries}} answers came back: a firewall lets only part of the ports through',
        de: 'nur {{came}} von {{tries}} Antworten kamen an: eine Firewall lässt nur einen Teil der Ports durch',
      },
    },
    none: { verdict: 'fail', says: { en: 'no answer over UDP came back', de: 'keine Antwort über UDP kam an' } },
  },
  vantage: 'mail-host',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 3,
  script: {
    linux: ({ servers }) => `for i in 1 2 3 4 5 6 7 8 9 10 11 12; do dig +norecurse +time=2 +tries=1 NS . @${shellQuote(servers[0]!)}; done`,
    looksLike: {
      en: 'twelve answers; each ends with "Query time" or says "timed out"',
      de: 'zwölf Antworten; jede endet mit "Query time" oder sagt "timed out"',
    },
    read: (pasted) => {
      const came = pasted.match(/Query time/g)?.length ?? 0;
      const lost = pasted.match(/timed out|no servers could be reached/g) ? pasted.split('DiG').length - 1 - came : 0;
      return came + lost >= TRIES ? judge(came, came + lost) : cannotTell('odd-answer');
    },
  },
  describe: ({ servers }) => ({ connection: `DNS, UDP 53: ${servers.join(', ')} (${TRIES})` }),
  run: async (look) => {
    if (look.host.kind === 'ssh') return cannotTell('not-here', { en: 'UDP cannot be tried over ssh', de: 'UDP lässt sich über ssh nicht versuchen' });
    const { servers } = look.params;
    // Each question leaves from a port that the kernel picks anew.
    const replies = await Promise.all(
      Array.from({ length: TRIES }, (_, at) => ask(look, { name: '.', type: 'NS', server: servers[at % servers.length]!, transport: 'udp' })),
    );
    const came = replies.filter((reply) => reply.ok || ['SERVFAIL', 'REFUSED', 'NOTIMP'].includes(reply.code ?? '')).length;
    return came === 0 && !(await anyOpens(look, look.params.control)) ? cannotTell('timed-out', OFFLINE) : judge(came, TRIES);
  },
});

/** One answer in twelve may get lost on the way. */
const judge = (came: number, tries: number) => ({ outcome: came >= tries - 1 ? 'all' : came === 0 ? 'none' : 'some', data: { came, tries } }) as const;
