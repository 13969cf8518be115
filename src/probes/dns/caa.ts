import { shellQuote } from '../../hosts/shell-quote.ts';
import type { DnsRecord } from '../../model/host.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { ask, recordsOf } from './ask.ts';
import { digLooksLike, digs, nameAndParents } from './dig-script.ts';
import { dnsUntold } from './mend.ts';

export const dnsCaa = defineProbe({
  name: 'dns.caa',
  kind: 'network',
  title: { en: 'May the certificate authority issue for this name?', de: 'Darf die Zertifizierungsstelle für diesen Namen ausstellen?' },
  params: {
    name: { title: PARAM.name, type: 'text', required: true },
    ca: { title: { en: 'name of the authority', de: 'Name der Zertifizierungsstelle' }, type: 'text', default: 'letsencrypt.org' },
  },
  outcomes: {
    allowed: { verdict: 'ok', says: { en: '{{ca}} may issue for {{name}}', de: '{{ca}} darf für {{name}} ausstellen' } },
    unset: {
      verdict: 'ok',
      says: { en: '{{name}} has no CAA record, so every authority may issue', de: '{{name}} hat keinen CAA-Eintrag, also darf jede Stelle ausstellen' },
    },
    forbidden: { verdict: 'fail', says: { en: '{{at}} allows only {{allowed}}, not {{ca}}', de: '{{at}} erlaubt nur {{allowed}}, nicht {{ca}}' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ name }) => digs(...nameAndParents(name).map((at) => [at, 'CAA'] as const)),
    looksLike: digLooksLike,
    read: (pasted, { name, ca }) => {
      for (const at of nameAndParents(name)) {
        const found = pastedRecords(pasted, at, 'CAA');
        if (!found) return cannotTell('odd-answer');
        if (found.records.length > 0) return judge(found.records, { name, ca, at });
      }
      return { outcome: 'unset', data: { name, ca } };
    },
  },
  describe: ({ name }) => ({ command: `dig CAA ${shellQuote(name)}` }),
  run: async (look) => {
    const { name, ca } = look.params;
    // The first name upward that has records decides (RFC 8659, 3).
    for (const at of nameAndParents(name)) {
      const reply = await ask(look, { name: at, type: 'CAA' });
      if (!reply.ok) return dnsUntold(reply, { subject: name });
      const records = recordsOf(reply.value, 'CAA');
      if (records.length === 0) continue;
      return { ...judge(records, { name, ca, at }), subject: name, resolver: reply.value.resolver };
    }
    return { outcome: 'unset', data: { name, ca }, subject: name };
  },
});

const judge = (records: readonly DnsRecord[], about: { readonly name: string; readonly ca: string; readonly at: string }) => {
  const issuers = records.filter(({ tag }) => tag?.toLowerCase() === 'issue').map(({ value }) => value.split(';')[0]!.trim().toLowerCase());
  // Records without `issue` (iodef, issuewild) restrict nothing for a plain name.
  if (issuers.length === 0 || issuers.includes(about.ca.toLowerCase())) return { outcome: 'allowed', data: about } as const;
  return { outcome: 'forbidden', data: { ...about, allowed: issuers.map((issuer) => issuer || '–') } } as const;
};
