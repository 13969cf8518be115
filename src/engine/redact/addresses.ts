import type { Part } from './span.ts';

/** RFC 1918, loopback, link-local, this network, carrier-grade NAT (RFC 6598). */
const PRIVATE_V4 = /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
/** Link-local and unique local (RFC 4193). */
const PRIVATE_V6 = /^(fe[89ab]|f[cd])/;

/** Loopback answers (blocklists speak in them), netmasks and "every address" name nobody. */
const NOBODY_V4 = /^(127\.|0\.0\.0\.0$|255\.)/;
const NOBODY_V6 = new Set(['::', '::1']);

export const isIpv4 = (text: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);

/** One form for every way of writing an IPv6 address (RFC 5952); undefined where it is none. */
export const canonicalIpv6 = (text: string): string | undefined => {
  const bare = text.replace(/%.*$/, '');
  if (!bare.includes(':') || !/^[0-9a-f:.]+$/i.test(bare) || !URL.canParse(`http://[${bare}]/`)) return undefined;
  return new URL(`http://[${bare}]/`).hostname.slice(1, -1);
};

/** An IPv4 address as it is replaced; undefined where it says nothing about anybody, or is none. */
export const ipv4Part = (text: string): Part | undefined => {
  const value = text.replace(/(^|\.)0+(?=\d)/g, '$1');
  if (!isIpv4(value) || NOBODY_V4.test(value)) return undefined;
  return { identity: PRIVATE_V4.test(value) ? 'private-ipv4' : 'ipv4', value };
};

export const ipv6Part = (text: string): Part | undefined => {
  const value = canonicalIpv6(text);
  if (value === undefined || NOBODY_V6.has(value)) return undefined;
  return { identity: PRIVATE_V6.test(value) ? 'private-ipv6' : 'ipv6', value };
};

const reversed = (part: Part | undefined): Part | undefined => (part === undefined || typeof part === 'string' ? part : { ...part, after: 'reversed' });

/** `9.113.0.203` as DNS asks for 203.0.113.9 (RFC 1035, 3.5; RFC 5782). */
export const reversedIpv4 = (labels: string): Part | undefined => reversed(ipv4Part(labels.split('.').reverse().join('.')));

/** 32 nibbles, last first (RFC 3596, 2.5). */
export const reversedIpv6 = (nibbles: string): Part | undefined => {
  const hex = nibbles.replaceAll('.', '').split('').reverse().join('').toLowerCase();
  return hex.length === 32 ? reversed(ipv6Part(hex.match(/.{4}/g)!.join(':'))) : undefined;
};

const expanded = (ip6: string): string => {
  const [head = '', tail = ''] = ip6.split('::').map((half) =>
    half
      .split(':')
      .filter(Boolean)
      .map((group) => group.padStart(4, '0'))
      .join(''),
  );
  return ip6.includes('::') ? head + '0'.repeat(32 - head.length - tail.length) + tail : head;
};

/** An address as DNS asks for it: the way back from `reversedIpv4` and `reversedIpv6`. */
export const backwards = (ip: string): string => (ip.includes(':') ? expanded(ip).split('') : ip.split('.')).reverse().join('.');
