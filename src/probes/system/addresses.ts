import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { isInternal, readIp } from '../ip.ts';
import { ownAddresses } from './own-addresses.ts';

export const systemAddresses = defineProbe({
  name: 'system.addresses',
  kind: 'system',
  title: { en: 'Has the machine a public address of its own?', de: 'Hat die Maschine eine eigene öffentliche Adresse?' },
  params: {},
  outcomes: {
    public: { verdict: 'ok', says: { en: '{{addresses}}', de: '{{addresses}}' } },
    'behind-nat': {
      verdict: 'info',
      says: {
        en: 'only internal addresses ({{addresses}}): a router stands in between (NAT)',
        de: 'nur interne Adressen ({{addresses}}): dazwischen steht ein Router (NAT)',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: ['public_ip', 'public_ip6'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'ip -br addr show scope global',
    looksLike: { en: 'for each network card a line with its addresses', de: 'je Netzwerkkarte eine Zeile mit ihren Adressen' },
    read: (pasted) => {
      const all = pasted.match(/(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}:[\da-f:]+)(?=\/\d)/gi) ?? [];
      return judge(all.filter((one) => readIp(one)));
    },
  },
  describe: () => ({ command: 'cat /proc/net/fib_trie /proc/net/if_inet6' }),
  run: async (look) => {
    const seen = await look.host.readFile('/proc/net/fib_trie', { signal: look.signal });
    if (!seen.ok) return cannotLook(seen);
    const all = await ownAddresses(look);
    look.log(all.join('\n'));
    return judge(all);
  },
});

const judge = (all: readonly string[]) => {
  if (all.length === 0) return cannotTell('odd-answer', { en: 'no address was found', de: 'es wurde keine Adresse gefunden' });
  const open = all.filter((one) => !isInternal(one));
  if (open.length === 0) return { outcome: 'behind-nat', data: { addresses: all } } as const;
  const only = (family: 4 | 6): string | undefined => {
    const found = open.filter((one) => readIp(one)?.family === family);
    // With several, which one sends is not for a probe to guess.
    return found.length === 1 ? found[0] : undefined;
  };
  const [v4, v6] = [only(4), only(6)];
  return { outcome: 'public', data: { addresses: open }, facts: { ...(v4 ? { public_ip: v4 } : {}), ...(v6 ? { public_ip6: v6 } : {}) } } as const;
};
