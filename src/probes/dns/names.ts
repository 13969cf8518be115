import { cannotTell, defineProbe } from '../define-probe.ts';
import { isInternal, readIp, sameIp } from '../ip.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { addressesOf } from './ask.ts';
import { digLooksLike, digs } from './dig-script.ts';
import { dnsUntold } from './mend.ts';

export const dnsNames = defineProbe({
  name: 'dns.names',
  kind: 'network',
  title: { en: 'Do all names of the server lead to it?', de: 'Führen alle Namen des Servers zu ihm?' },
  params: {
    names: { title: { en: 'host names', de: 'Hostnamen' }, type: 'list', required: true },
    ip: { title: PARAM.ip, type: 'text', required: true },
  },
  outcomes: {
    here: { verdict: 'ok', says: { en: 'all {{checked}} names lead to {{ip}}', de: 'alle {{checked}} Namen führen zu {{ip}}' } },
    elsewhere: { verdict: 'fail', says: { en: 'does not lead to {{ip}}: {{names}}', de: 'führt nicht zu {{ip}}: {{names}}' } },
    missing: { verdict: 'fail', says: { en: 'has no address: {{names}}', de: 'hat keine Adresse: {{names}}' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ names }) => digs(...names.flatMap((name) => [[name, 'A'] as const, [name, 'AAAA'] as const])),
    looksLike: digLooksLike,
    read: (pasted, { names, ip }) => {
      const found = names.map((name) => {
        const [v4, v6] = (['A', 'AAAA'] as const).map((type) => pastedRecords(pasted, name, type));
        return { name, addresses: v4 && v6 ? [...v4.records, ...v6.records].map(({ value }) => value) : undefined };
      });
      const known = found.flatMap(({ name, addresses }) => (addresses ? [{ name, addresses }] : []));
      return known.length === names.length ? judge(ip, known) : cannotTell('odd-answer');
    },
  },
  describe: ({ names }) => ({ command: digs(...names.map((name) => [name, 'A'] as const)) }),
  run: async (look) => {
    const { names, ip } = look.params;
    const found: Found[] = [];
    for (const name of names) {
      const reply = await addressesOf(look, name, true);
      if (!reply.ok) return dnsUntold(reply, { subject: name });
      found.push({ name, addresses: reply.value.all });
    }
    return { ...judge(ip, found), subject: names.join(' ') };
  },
});

type Found = { readonly name: string; readonly addresses: readonly string[] };

const judge = (ip: string, found: readonly Found[]) => {
  if (!readIp(ip)) return cannotTell('missing-input', { en: `"${ip}" is not an IP address`, de: `„${ip}“ ist keine IP-Adresse` });
  const missing = found.filter(({ addresses }) => addresses.length === 0).map(({ name }) => name);
  if (missing.length > 0) return { outcome: 'missing', data: { ip, names: missing } } as const;
  const away = found.filter(({ addresses }) => !addresses.some((one) => sameIp(one, ip)));
  if (away.length === 0) return { outcome: 'here', data: { ip, checked: found.length } } as const;
  // Inside one's own network names often lead to internal addresses, and others see something else.
  if (away.every(({ addresses }) => addresses.every(isInternal)) && !isInternal(ip)) return cannotTell('odd-answer', SPLIT);
  return { outcome: 'elsewhere', data: { ip, names: away.map(({ name, addresses }) => `${name} (${addresses.join(', ')})`) } } as const;
};

const SPLIT = {
  en: 'this resolver answers with internal addresses (split DNS); ask from outside what others see',
  de: 'dieser Resolver antwortet mit internen Adressen (Split-DNS); frage von außen, was andere sehen',
};
