import { shellQuote } from '../../hosts/shell-quote.ts';
import type { Failure } from '../../model/host.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { readIp, reverseName, sameIp } from '../ip.ts';
import { LEAVES, PARAM } from '../words.ts';
import { addressesOf, askSurely, recordsOf } from './ask.ts';
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
  describe: ({ ip }) => ({ command: `dig -x ${shellQuote(ip)}` }),
  run: async (look) => {
    const { ip, name } = look.params;
    const address = readIp(ip);
    if (!address) return cannotTell('missing-input', { en: `"${ip}" is not an IP address`, de: `„${ip}“ ist keine IP-Adresse` });
    const reply = await askSurely(look, { name: reverseName(address), type: 'PTR' });
    if (!reply.ok) return dnsUntold(reply, { subject: ip, family: address.family });
    const names = recordsOf(reply.value, 'PTR').map(({ value }) => value);
    const seen = { subject: ip, family: address.family, resolver: reply.value.resolver };
    if (names.length === 0) return { outcome: 'missing', data: { ip }, ...seen };
    const confirmed: string[] = [];
    let broken: Failure | undefined;
    for (const ptr of names.slice(0, 8)) {
      const forward = await addressesOf(look, ptr, true);
      if (!forward.ok) broken = forward;
      else if (forward.value.all.some((one) => sameIp(one, ip))) confirmed.push(ptr);
    }
    if (confirmed.length === 0) return broken ? dnsUntold(broken, seen) : { outcome: 'mismatch', data: { ip, ptr: names }, ...seen };
    const fits = name === undefined || confirmed.some((ptr) => sameName(ptr, name));
    return { outcome: fits ? 'confirmed' : 'other-name', data: { ip, ptr: confirmed, name: name ?? '' }, ...seen };
  },
});
