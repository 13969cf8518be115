import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { isInternal } from '../ip.ts';
import { localV6, publicAddresses } from './own-addresses.ts';

export const systemIpv6 = defineProbe({
  name: 'system.ipv6',
  kind: 'system',
  title: { en: 'Does the server have IPv6?', de: 'Hat der Server IPv6?' },
  params: {},
  outcomes: {
    public: { verdict: 'ok', says: { en: 'public IPv6: {{addresses}}', de: 'öffentliches IPv6: {{addresses}}' } },
    local: { verdict: 'info', says: { en: 'IPv6 is on, but without a public address', de: 'IPv6 ist an, aber ohne öffentliche Adresse' } },
    off: { verdict: 'info', says: { en: 'IPv6 is switched off', de: 'IPv6 ist abgeschaltet' } },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: ['public_ip6'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'sysctl net.ipv6.conf.all.disable_ipv6; ip -6 -br addr show scope global',
    looksLike: {
      en: 'a line "disable_ipv6 = 0", then a line for each network card with IPv6',
      de: 'eine Zeile "disable_ipv6 = 0", dann je Netzwerkkarte mit IPv6 eine Zeile',
    },
    read: (pasted) => {
      const off = /disable_ipv6\s*=\s*([01])/.exec(pasted)?.[1];
      if (off === '1' || /disable_ipv6: No such file|cannot stat .*ipv6/i.test(pasted)) return { outcome: 'off' };
      if (off === undefined) return cannotTell('odd-answer');
      const found = (pasted.match(/(?<![\w:])[\da-f]{0,4}:[\da-f:]+(?=\/\d)/gi) ?? []).filter((one) => !isInternal(one));
      return found.length === 0
        ? { outcome: 'local' }
        : { outcome: 'public', data: { addresses: found }, ...(found.length === 1 ? { facts: { public_ip6: found[0]! } } : {}) };
    },
  },
  describe: () => ({ command: 'cat /proc/net/if_inet6 /proc/sys/net/ipv6/conf/all/disable_ipv6' }),
  run: async (look) => {
    const [addresses, disabled] = await Promise.all(
      ['/proc/net/if_inet6', '/proc/sys/net/ipv6/conf/all/disable_ipv6'].map((path) => look.host.readFile(path, { signal: look.signal })),
    );
    if (disabled!.ok && disabled!.value.trim() === '1') return { outcome: 'off' };
    // A kernel without IPv6 has neither file.
    if (!addresses!.ok) return addresses!.reason === 'absent' && !disabled!.ok && disabled!.reason === 'absent' ? { outcome: 'off' } : cannotLook(addresses!);
    look.log(addresses!.value.trim());
    const found = publicAddresses(localV6(addresses!.value));
    if (found.length === 0) return { outcome: 'local' };
    return { outcome: 'public', data: { addresses: found }, ...(found.length === 1 ? { facts: { public_ip6: found[0]! } } : {}) };
  },
});
