import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, isInternal, overlap, readIp, readNetwork, reversed, reverseName, sameIp } from '../../src/probes/ip.ts';

describe('readIp', () => {
  it('reads exactly what Node reads as an address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), fc.stringMatching(/^[0-9a-f:.]{1,20}$/)), (text) => {
        expect(readIp(text) !== undefined).toBe(isIP(text) !== 0);
      }),
    );
  });
  it('reads an IPv4 address inside IPv6 as IPv4', () => {
    expect(sameIp('::ffff:192.0.2.1', '192.0.2.1')).toBe(true);
  });
  it('does not care about the spelling of IPv6', () => {
    expect(sameIp('2001:DB8::1', '2001:0db8:0:0:0:0:0:1')).toBe(true);
    expect(sameIp('2001:db8::1', '2001:db8::2')).toBe(false);
  });
});

describe('reversed', () => {
  it('reverses IPv4 by bytes and IPv6 by nibbles', () => {
    expect(reverseName(readIp('192.0.2.25')!)).toBe('25.2.0.192.in-addr.arpa');
    expect(reversed(readIp('2001:db8::1')!)).toBe('1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2');
  });
  it('keeps 4 labels of IPv4 and 32 of IPv6', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        expect([4, 32]).toContain(reversed(readIp(text)!).split('.').length);
      }),
    );
  });
});

describe('networks', () => {
  it('contain and overlap', () => {
    expect(contains(readNetwork('192.0.2.0/24')!, readIp('192.0.2.255')!)).toBe(true);
    expect(contains(readNetwork('192.0.2.0/25')!, readIp('192.0.2.255')!)).toBe(false);
    expect(contains(readNetwork('0.0.0.0/0')!, readIp('2001:db8::1')!)).toBe(false);
    expect(overlap(readNetwork('172.22.1.0/24')!, readNetwork('172.16.0.0/12')!)).toBe(true);
    expect(overlap(readNetwork('172.22.1.0/24')!, readNetwork('172.22.2.0/24')!)).toBe(false);
    expect(readNetwork('192.0.2.0/33')).toBeUndefined();
  });
  it('tells internal addresses from public ones', () => {
    for (const text of ['10.1.2.3', '172.22.1.5', '192.168.0.1', '100.64.0.1', '127.0.0.1', 'fe80::1', 'fd00::1', '::1'])
      expect(isInternal(text), text).toBe(true);
    for (const text of ['8.8.8.8', '172.32.0.1', '2001:db8::1', '192.0.2.1']) expect(isInternal(text), text).toBe(false);
  });
});
