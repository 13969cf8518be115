import { contains, readIp, readNetwork } from '../ip.ts';

/** Resolvers that many strangers share; blocklists do not answer them. */
const PUBLIC: readonly (readonly [string, string])[] = [
  ['8.8.8.8/32', 'Google'],
  ['8.8.4.4/32', 'Google'],
  ['2001:4860:4860::/48', 'Google'],
  ['1.1.1.0/24', 'Cloudflare'],
  ['1.0.0.0/24', 'Cloudflare'],
  ['2606:4700:4700::/48', 'Cloudflare'],
  ['9.9.9.0/24', 'Quad9'],
  ['149.112.112.0/24', 'Quad9'],
  ['2620:fe::/48', 'Quad9'],
  ['208.67.220.0/23', 'OpenDNS'],
  ['208.67.222.0/24', 'OpenDNS'],
  ['94.140.14.0/24', 'AdGuard'],
  ['84.200.69.80/31', 'DNS.WATCH'],
];

/** Who runs a public resolver; undefined for any other address. */
export const publicResolver = (server: string): string | undefined => {
  const ip = readIp(server);
  return ip && PUBLIC.find(([network]) => contains(readNetwork(network)!, ip))?.[1];
};
