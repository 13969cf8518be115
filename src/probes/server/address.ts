import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { ownAddresses, publicAddresses } from '../system/own-addresses.ts';

export const serverAddress = defineProbe({
  name: 'server.address',
  kind: 'system',
  title: { en: 'From which public IPv4 address does the server send?', de: 'Von welcher öffentlichen IPv4-Adresse sendet der Server?' },
  params: {},
  outcomes: { found: { verdict: 'ok', says: { en: '{{address}}, on a network card of its own', de: '{{address}}, an einer eigenen Netzwerkkarte' } } },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: ['public_ip'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'ip -4 -br addr show scope global',
    looksLike: { en: 'for each network card a line with its addresses', de: 'je Netzwerkkarte eine Zeile mit ihren Adressen' },
    read: (pasted) => judge(pasted.match(/(?<![\w.:])\d{1,3}(?:\.\d{1,3}){3}(?=\/\d)/g) ?? []),
  },
  describe: () => ({ command: 'cat /proc/net/fib_trie' }),
  run: async (look) => {
    const seen = await look.host.readFile('/proc/net/fib_trie', { signal: look.signal });
    if (!seen.ok) return cannotLook(seen);
    const all = await ownAddresses(look);
    look.log(all.join('\n'));
    return judge(all);
  },
});

const judge = (all: readonly string[]) => {
  const open = publicAddresses(all.filter((one) => readIp(one)?.family === 4));
  const [address] = open;
  if (address === undefined) return cannotTell('odd-answer', BEHIND_NAT);
  if (open.length > 1) return cannotTell('odd-answer', several(open));
  return { outcome: 'found', data: { address }, facts: { public_ip: address } } as const;
};

const BEHIND_NAT = {
  en: 'no network card has a public IPv4 address: a router stands in between (NAT)',
  de: 'keine Netzwerkkarte hat eine öffentliche IPv4-Adresse: dazwischen steht ein Router (NAT)',
};

const several = (open: readonly string[]) => ({
  en: `the server has several (${open.join(', ')}); which one sends is not for me to guess`,
  de: `der Server hat mehrere (${open.join(', ')}); welche davon sendet, will ich nicht raten`,
});
