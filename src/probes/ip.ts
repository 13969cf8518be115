/** An address as a number with its family, and the network it is in. */
export type Ip = { readonly family: 4 | 6; readonly value: bigint };

const readV4 = (text: string): bigint | undefined => {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
};

const readV6 = (text: string): bigint | undefined => {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const low = dotted ? readV4(dotted[2]!) : undefined;
  if (dotted && low === undefined) return undefined;
  const full = dotted ? `${dotted[1]}${(low! >> 16n).toString(16)}:${(low! & 0xffffn).toString(16)}` : text;
  const halves = full.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = groups.flat().length;
  if (halves.length === 2 ? given > 7 : given !== 8) return undefined;
  const all = halves.length === 2 ? [...groups[0]!, ...Array<string>(8 - given).fill('0'), ...groups[1]!] : groups[0]!;
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.reduce((sum, group) => sum * 0x10000n + BigInt(`0x${group}`), 0n);
};

/** Reads an IP literal; an IPv4 address inside IPv6 (`::ffff:a.b.c.d`) is read as IPv4. */
export const readIp = (text: string): Ip | undefined => {
  const v4 = readV4(text);
  if (v4 !== undefined) return { family: 4, value: v4 };
  const v6 = text.includes(':') ? readV6(text.replace(/%.*$/, '')) : undefined;
  if (v6 === undefined) return undefined;
  return v6 >> 32n === 0xffffn ? { family: 4, value: v6 & 0xffffffffn } : { family: 6, value: v6 };
};

export const sameIp = (a: string, b: string): boolean => {
  const [left, right] = [readIp(a), readIp(b)];
  return left !== undefined && right !== undefined && left.family === right.family && left.value === right.value;
};

export type Network = Ip & { readonly bits: number };

/** `address/bits`; without bits the address alone. */
export const readNetwork = (text: string): Network | undefined => {
  const [address = '', length, ...rest] = text.split('/');
  const ip = readIp(address);
  if (!ip || rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const width = ip.family === 4 ? 32 : 128;
  const bits = length === undefined ? width : Number(length);
  return bits <= width ? { ...ip, bits } : undefined;
};

const prefix = (ip: Ip, bits: number): bigint => ip.value >> BigInt((ip.family === 4 ? 32 : 128) - bits);

export const contains = (network: Network, ip: Ip): boolean => network.family === ip.family && prefix(network, network.bits) === prefix(ip, network.bits);

/** Two networks share an address when the smaller one starts inside the larger. */
export const overlap = (a: Network, b: Network): boolean => (a.bits <= b.bits ? contains(a, b) : contains(b, a));

const INTERNAL = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', 'fc00::/7', 'fe80::/10', '::1/128'].map(
  (text) => readNetwork(text)!,
);

/** Addresses that mean nothing outside (RFC 1918, 6598, 1122, 3927, 4193, 4291). */
export const isInternal = (text: string): boolean => {
  const ip = readIp(text);
  return ip !== undefined && INTERNAL.some((network) => contains(network, ip));
};

/** The address as it stands before a DNS zone: bytes for IPv4, nibbles for IPv6 (RFC 1035, 3.5; RFC 3596, 2.5; RFC 5782, 2.4). */
export const reversed = (ip: Ip): string =>
  ip.family === 4
    ? [0n, 8n, 16n, 24n].map((shift) => String((ip.value >> shift) & 255n)).join('.')
    : [...ip.value.toString(16).padStart(32, '0')].reverse().join('.');

export const reverseName = (ip: Ip): string => `${reversed(ip)}.${ip.family === 4 ? 'in-addr.arpa' : 'ip6.arpa'}`;
