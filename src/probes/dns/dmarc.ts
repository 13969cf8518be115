import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { ask, askSurely, recordsOf } from './ask.ts';
import { digLooksLike, digs, psDigs } from './dig-script.ts';
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
  script: {
    linux: ({ domain }) => digs(...selfAndParents(domain).map((name) => [`_dmarc.${name}`, 'TXT'] as const)),
    powershell: ({ domain }) => psDigs(...selfAndParents(domain).map((name) => [`_dmarc.${name}`, 'TXT'] as const)),
    looksLike: digLooksLike,
    read: (pasted, { domain }) => {
      for (const [depth, name] of selfAndParents(domain).entries()) {
        const found = pastedRecords(pasted, `_dmarc.${name}`, 'TXT');
        if (!found) return cannotTell('odd-answer');
        const judged = judge(
          domain,
          name,
          found.records.map(({ value }) => value),
          depth > 0,
        );
        if (judged) return judged;
      }
      return { outcome: 'missing', data: { domain } };
    },
  },
  describe: ({ domain }) => ({ command: `dig TXT ${shellQuote(`_dmarc.${domain}`)}` }),
  run: async (look) => {
    const { domain } = look.params;
    // The domain itself, then its parents: the policy of the organisation holds for its subdomains.
    for (const [depth, name] of selfAndParents(domain).entries()) {
      const question = { name: `_dmarc.${name}`, type: 'TXT' } as const;
      const reply = await (depth === 0 ? askSurely(look, question) : ask(look, question));
      if (!reply.ok) return dnsUntold(reply, { subject: domain });
      const texts = recordsOf(reply.value, 'TXT').map(({ value }) => value);
      const judged = judge(domain, name, texts, depth > 0);
      if (judged) return { ...judged, subject: domain, resolver: reply.value.resolver };
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

/** Undefined where none of the texts means to be DMARC: the parent decides. */
const judge = (domain: string, name: string, texts: readonly string[], parent: boolean) => {
  const found = readDmarc(texts, parent);
  if (found === undefined) return undefined;
  if ('policy' in found) return { outcome: 'present', data: { domain, policy: found.policy, record: `_dmarc.${name}` } } as const;
  return { outcome: 'invalid', data: { domain, why: found.wrong.en, warum: found.wrong.de } } as const;
};
