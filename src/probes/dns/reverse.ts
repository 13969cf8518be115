import { shellQuote } from '../../hosts/shell-quote.ts';
import type { Failure } from '../../model/host.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { readIp, reverseName, sameIp } from '../ip.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { addressesOf, askSurely, recordsOf } from './ask.ts';
import { digLooksLike, psQuote } from './dig-script.ts';
import { dnsUntold } from './mend.ts';

const sameName = (a: string, b: string): boolean => a.replace(/\.$/, '').toLowerCase() === b.replace(/\.$/, '').toLowerCase();

export const dnsReverse = defineProbe({
  name: 'dns.reverse',
  kind: 'network',
  title: { en: 'Does the address have a confirmed name (reverse DNS)?', de: 'Hat die Adresse einen bestätigten Namen (Reverse-DNS)?' },
  params: { ip: { title: PARAM.ip, type: 'text', required: true }, name: { title: { en: 'expected host name', de: 'erwarteter Hostname' }, type: 'text' } },
  outcomes: {
    confirmed: { verdict: 'ok', says: { en: '{{ip}} is {{ptr}} and back', de: '{{ip}} ist {{ptr}} und zurück' } },
    missing: { verdict: 'fail', says: { en: '{{ip}} has no reverse DNS name', de: '{{ip}} hat keinen Reverse-DNS-Namen' } },
    mismatch: {
      verdict: 'fail',
      says: { en: '{{ip}} is called {{ptr}}, but {{ptr}} does not lead back to it', de: '{{ip}} heißt {{ptr}}, aber {{ptr}} führt nicht zurück' },
    },
    'other-name': { verdict: 'warn', says: { en: '{{ip}} is called {{ptr}}, not {{name}}', de: '{{ip}} heißt {{ptr}}, nicht {{name}}' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ ip }) => `dig -x ${shellQuote(ip)}; for n in $(dig +short -x ${shellQuote(ip)}); do dig A $n; dig AAAA $n; done`,
    powershell: ({ ip }) =>
      `Resolve-DnsName -DnsOnly ${psQuote(ip)} | Format-List; Resolve-DnsName -DnsOnly ${psQuote(ip)} | ForEach-Object { Resolve-DnsName -DnsOnly $_.NameHost } | Format-List`,
    looksLike: digLooksLike,
    read: (pasted, { ip, name }) => {
      const address = readIp(ip);
      const found = address && pastedRecords(pasted, reverseName(address), 'PTR');
      if (!found) return cannotTell('odd-answer');
      const named = found.records.map(({ value }) => ({ ptr: value, addresses: pastedAddresses(pasted, value, address.family) }));
      return judge(ip, name, named) ?? cannotTell('odd-answer');
    },
  },
  describe: ({ ip }) => ({ command: `dig -x ${shellQuote(ip)}` }),
  run: async (look) => {
    const { ip, name } = look.params;
    const address = readIp(ip);
    if (!address) return cannotTell('missing-input', { en: `"${ip}" is not an IP address`, de: `„${ip}“ ist keine IP-Adresse` });
    const reply = await askSurely(look, { name: reverseName(address), type: 'PTR' });
    if (!reply.ok) return dnsUntold(reply, { subject: ip, family: address.family });
    const names = recordsOf(reply.value, 'PTR').map(({ value }) => value);
    const seen = { subject: ip, family: address.family, resolver: reply.value.resolver };
    const named: Named[] = [];
    let broken: Failure | undefined;
    for (const ptr of names.slice(0, 8)) {
      const forward = await addressesOf(look, ptr, true);
      if (!forward.ok) broken = forward;
      named.push({ ptr, addresses: forward.ok ? forward.value.all : undefined });
    }
    const judged = judge(ip, name, named);
    return judged ? { ...judged, ...seen } : broken ? dnsUntold(broken, seen) : cannotTell('odd-answer', undefined, seen);
  },
});

/** A name of the address, with the addresses that it leads to; undefined where that could not be told. */
type Named = { readonly ptr: string; readonly addresses: readonly string[] | undefined };

/** Undefined where the way back of no name is known. */
const judge = (ip: string, name: string | undefined, named: readonly Named[]) => {
  if (named.length === 0) return { outcome: 'missing', data: { ip } } as const;
  const confirmed = named.filter(({ addresses }) => addresses?.some((one) => sameIp(one, ip))).map(({ ptr }) => ptr);
  if (confirmed.length === 0)
    return named.some(({ addresses }) => addresses === undefined)
      ? undefined
      : ({ outcome: 'mismatch', data: { ip, ptr: named.map(({ ptr }) => ptr) } } as const);
  const fits = name === undefined || confirmed.some((ptr) => sameName(ptr, name));
  return { outcome: fits ? 'confirmed' : 'other-name', data: { ip, ptr: confirmed, name: name ?? '' } } as const;
};

/** Addresses of the family that matters; half an answer cannot deny the way back. */
const pastedAddresses = (pasted: string, name: string, family: 4 | 6): readonly string[] | undefined =>
  pastedRecords(pasted, name, family === 4 ? 'A' : 'AAAA')?.records.map(({ value }) => value);
