import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { readConnection } from '../paste/read-connection.ts';
import { LEAVES, PARAM } from '../words.ts';
import { connectTo, tryConnect } from './try-connect.ts';

export const tcpHairpin = defineProbe({
  name: 'tcp.hairpin',
  kind: 'network',
  title: { en: 'Can the server reach itself under its public address?', de: 'Erreicht sich der Server selbst unter seiner öffentlichen Adresse?' },
  params: {
    host: { title: { en: 'public name or address of the server', de: 'öffentlicher Name oder Adresse des Servers' }, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', default: 443 },
  },
  outcomes: {
    reached: { verdict: 'ok', says: { en: '{{host}} port {{port}} answers from the inside', de: '{{host}} Port {{port}} antwortet von innen' } },
    'inside-only': {
      verdict: 'info',
      says: {
        en: 'port {{port}} works on the server itself, but not under {{host}} from the inside; that says nothing about the outside (hairpin NAT)',
        de: 'Port {{port}} geht auf dem Server selbst, aber von innen nicht unter {{host}}; über außen sagt das nichts (Hairpin-NAT)',
      },
    },
    down: {
      verdict: 'info',
      says: {
        en: 'nobody listens on port {{port}}, not even on the server itself',
        de: 'auf Port {{port}} lauscht niemand, nicht einmal auf dem Server selbst',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.tcp,
  seconds: 3,
  script: {
    linux: ({ host, port }) => `echo "== public"; nc -zv -w 5 ${shellQuote(host)} ${port}; echo "== local"; nc -zv -w 5 127.0.0.1 ${port}`,
    looksLike: { en: 'two parts, "== public" and "== local"', de: 'zwei Teile, "== public" und "== local"' },
    read: (pasted, { host, port }) => {
      // The words of nc may come before or after those of echo: what counts is the address in them.
      const lines = pasted.split('\n').filter((line) => readConnection(line));
      const local = lines.find((line) => /127\.0\.0\.1|localhost/.test(line));
      const outer = lines.find((line) => line !== local);
      if (!local || !outer) return cannotTell('odd-answer');
      return judge({ host, port }, readConnection(outer) === 'open', readConnection(local) === 'open');
    },
  },
  describe: ({ host, port }) => ({ connection: `TCP ${host} port ${port}; 127.0.0.1 port ${port}` }),
  run: async (look) => {
    const { host, port } = look.params;
    const [outer, inner] = await Promise.all([connectTo(look, host, port), tryConnect(look, '127.0.0.1', port, 2_000)]);
    if (inner.ok) inner.value.destroy();
    if (outer.ok) outer.value.stream.destroy();
    if (!outer.ok && !['refused', 'timed-out', 'unreachable'].includes(outer.reason)) return cannotLook(outer, undefined, { subject: host });
    return { ...judge({ host, port }, outer.ok, inner.ok), subject: host };
  },
});

const judge = (data: { readonly host: string; readonly port: number }, outer: boolean, inner: boolean) =>
  ({ outcome: outer ? 'reached' : inner ? 'inside-only' : 'down', data }) as const;
