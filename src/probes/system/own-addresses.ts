import type { Look } from '../define-probe.ts';
import { isInternal } from '../ip.ts';

/** Addresses of the machine's interfaces, loopback left out; empty where the kernel does not show them. */
export const ownAddresses = async ({ host, signal }: Pick<Look, 'host' | 'signal'>): Promise<readonly string[]> => {
  const [trie, inet6] = await Promise.all([host.readFile('/proc/net/fib_trie', { signal }), host.readFile('/proc/net/if_inet6', { signal })]);
  return [...(trie.ok ? localV4(trie.value) : []), ...(inet6.ok ? localV6(inet6.value) : [])];
};

/** IPv4 addresses of /proc/net/fib_trie: an address line followed by `/32 host LOCAL`. */
export const localV4 = (text: string): readonly string[] => {
  const found = new Set<string>();
  let address = '';
  for (const line of text.split('\n')) {
    address = /\|-- (\d+\.\d+\.\d+\.\d+)/.exec(line)?.[1] ?? address;
    if (/\/32 host LOCAL/.test(line) && !address.startsWith('127.')) found.add(address);
  }
  return [...found];
};

/** IPv6 addresses of /proc/net/if_inet6; scope 10 is loopback, 20 link-local. */
export const localV6 = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([address, , , scope]) => address?.length === 32 && scope !== '10' && scope !== '20')
    .map(([address]) => address!.replace(/(.{4})(?=.)/g, '$1:'));

export const publicAddresses = (addresses: readonly string[]): readonly string[] => addresses.filter((address) => !isInternal(address));
