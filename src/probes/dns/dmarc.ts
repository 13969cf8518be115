import { shellQuote } from '../../hosts/shell-quote.ts';
import { defineProbe } from '../define-probe.ts';
import { LEAVES, PARAM } from '../words.ts';
import { ask, askSurely, recordsOf } from './ask.ts';
import { readDmarc } from './dmarc-record.ts';
import { dnsUntold } from './mend.ts';

export const dnsDmarc = defineProbe({
  name: 'dns.dmarc',
  kind: 'network',
  title: { en: 'Is there a DMARC policy?', de: 'Gibt es eine DMARC-Richtlinie?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true } },
  outcomes: {
    present: { verdict: 'ok', says: { en: 'DMARC of {{domain}}: p={{policy}}', de: 'DMARC von {{domain}}: p={{policy}}' } },
    missing: { verdict: 'warn', says: { en: '{{domain}} has no DMARC record', de: '{{domain}} hat keinen DMARC-Eintrag' } },
    invalid: {
      verdict: 'fail',
      says: { en: 'the DMARC record of {{domain}} is invalid: {{why}}', de: 'der DMARC-Eintrag von {{domain}} ist ungültig: {{warum}}' },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  describe: ({ domain }) => ({ command: `dig TXT ${shellQuote(`_dmarc.${domain}`)}` }),
  run: async (look) => {
    const { domain } = look.params;
    // The domain itself, then its parents: the policy of the organisation holds for its subdomains.
    for (const [depth, name] of selfAndParents(domain).entries()) {
      const question = { name: `_dmarc.${name}`, type: 'TXT' } as const;
      const reply = await (depth === 0 ? askSurely(look, question) : ask(look, question));
      if (!reply.ok) return dnsUntold(reply, { subject: domain });
      const seen = { subject: domain, resolver: reply.value.resolver };
      const texts = recordsOf(reply.value, 'TXT').map(({ value }) => value);
      const found = readDmarc(texts, depth > 0);
      if (found === undefined) continue;
      if ('policy' in found) return { outcome: 'present', data: { domain, policy: found.policy, record: `_dmarc.${name}` }, ...seen };
      return { outcome: 'invalid', data: { domain, why: found.wrong.en, warum: found.wrong.de }, ...seen };
    }
    return { outcome: 'missing', data: { domain }, subject: domain };
  },
});

/** At most four parents, none of a single label (RFC 9989, 4.10). */
const selfAndParents = (domain: string): readonly string[] => {
  const labels = domain.replace(/\.$/, '').split('.');
  const parents = labels.map((_, start) => labels.slice(start).join('.')).filter((name) => name.includes('.'));
  return [domain, ...parents.slice(1).slice(-4)];
};
