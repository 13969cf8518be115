import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { anyOpens, CONTROLS } from '../tcp/try-connect.ts';
import { LEAVES, OFFLINE, PARAM } from '../words.ts';
import { ask } from './ask.ts';

export const dnsEgress = defineProbe({
  name: 'dns.egress',
  kind: 'network',
  title: { en: 'May the server ask name servers in the Internet itself?', de: 'Darf der Server Nameserver im Internet selbst fragen?' },
  params: {
    servers: { title: { en: 'name servers by address', de: 'Nameserver als Adressen' }, type: 'list', default: ['198.41.0.4', '199.9.14.201', '193.0.14.129'] },
    control: { title: PARAM.control, type: 'list', default: CONTROLS },
  },
  outcomes: {
    open: { verdict: 'ok', says: { en: 'DNS gets out over UDP and TCP', de: 'DNS kommt über UDP und TCP nach draußen' } },
    'udp-blocked': {
      verdict: 'fail',
      says: { en: 'DNS over UDP does not get out, over TCP it does', de: 'DNS über UDP kommt nicht nach draußen, über TCP schon' },
    },
    'tcp-blocked': {
      verdict: 'fail',
      says: { en: 'DNS over TCP does not get out, over UDP it does', de: 'DNS über TCP kommt nicht nach draußen, über UDP schon' },
    },
    blocked: { verdict: 'fail', says: { en: 'port 53 does not get out', de: 'Port 53 kommt nicht nach draußen' } },
  },
  vantage: 'mail-host',
  needs: ['resolver', 'connect'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 3,
  script: {
    linux: ({ servers }) =>
      servers
        .slice(0, 1)
        .map((server) => `dig +norecurse +time=3 +tries=1 NS . @${shellQuote(server)}; dig +tcp +norecurse +time=3 +tries=1 NS . @${shellQuote(server)}`)
        .join('; '),
    looksLike: { en: 'two answers; each ends with "Query time" or says "timed out"', de: 'zwei Antworten; jede endet mit "Query time" oder sagt "timed out"' },
    read: (pasted) => {
      const answers = pasted.split(/(?=; <<>> DiG)/).filter((part) => part.includes('DiG'));
      return answers.length === 2 ? judge(/Query time/.test(answers[0]!), /Query time/.test(answers[1]!)) : cannotTell('odd-answer');
    },
  },
  describe: ({ servers }) => ({ connection: `DNS, UDP and TCP 53: ${servers.join(', ')}` }),
  run: async (look) => {
    // Over ssh only streams get through; half an answer must not pass for a whole one.
    if (look.host.kind === 'ssh') return cannotTell('not-here', NO_UDP);
    const tries = (transport: 'udp' | 'tcp') => Promise.all(look.params.servers.map((server) => ask(look, { name: '.', type: 'NS', server, transport })));
    const [udp, tcp] = await Promise.all([tries('udp'), tries('tcp')]);
    // A server that answers SERVFAIL was reached all the same.
    const reached = (replies: typeof udp): boolean => replies.some((reply) => reply.ok || ['SERVFAIL', 'REFUSED', 'NOTIMP'].includes(reply.code ?? ''));
    const found = judge(reached(udp), reached(tcp));
    // Where nothing at all gets out, port 53 is not what is blocked.
    return found.outcome === 'blocked' && !(await anyOpens(look, look.params.control)) ? cannotTell('timed-out', OFFLINE) : found;
  },
});

const judge = (udp: boolean, tcp: boolean) => ({ outcome: udp && tcp ? 'open' : udp ? 'tcp-blocked' : tcp ? 'udp-blocked' : 'blocked' }) as const;

const NO_UDP = { en: 'UDP cannot be tried over ssh', de: 'UDP lässt sich über ssh nicht versuchen' };
