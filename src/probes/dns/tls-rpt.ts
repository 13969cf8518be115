import { cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { askSurely, recordsOf } from './ask.ts';
import { digLooksLike, digs, psDigs } from './dig-script.ts';
import { dnsUntold } from './mend.ts';
import { readTags } from './tags.ts';

export const dnsTlsRpt = defineProbe({
  name: 'dns.tls-rpt',
  kind: 'network',
  title: { en: 'Are reports about failed encryption asked for (TLS-RPT)?', de: 'Werden Berichte über gescheiterte Verschlüsselung erbeten (TLS-RPT)?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true } },
  outcomes: {
    unset: { verdict: 'info', says: { en: '{{domain}} has no TLS-RPT, which is optional', de: '{{domain}} hat kein TLS-RPT, das ist freiwillig' } },
    present: { verdict: 'ok', says: { en: 'reports go to {{to}}', de: 'Berichte gehen an {{to}}' } },
    invalid: {
      verdict: 'warn',
      says: { en: 'the TLS-RPT record of {{domain}} is unusable: {{record}}', de: 'der TLS-RPT-Eintrag von {{domain}} ist unbrauchbar: {{record}}' },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ domain }) => digs([`_smtp._tls.${domain}`, 'TXT']),
    powershell: ({ domain }) => psDigs([`_smtp._tls.${domain}`, 'TXT']),
    looksLike: digLooksLike,
    read: (pasted, { domain }) => {
      const found = pastedRecords(pasted, `_smtp._tls.${domain}`, 'TXT');
      return found
        ? judge(
            domain,
            found.records.map(({ value }) => value),
          )
        : cannotTell('odd-answer');
    },
  },
  describe: ({ domain }) => ({ command: digs([`_smtp._tls.${domain}`, 'TXT']) }),
  run: async (look) => {
    const { domain } = look.params;
    const reply = await askSurely(look, { name: `_smtp._tls.${domain}`, type: 'TXT' });
    if (!reply.ok) return dnsUntold(reply, { subject: domain });
    return {
      ...judge(
        domain,
        recordsOf(reply.value, 'TXT').map(({ value }) => value),
      ),
      subject: domain,
      resolver: reply.value.resolver,
    };
  },
});

/** RFC 8460, 3: one record, `rua` with mailto: or https: addresses. */
const judge = (domain: string, texts: readonly string[]) => {
  const records = texts.filter((text) => /tlsrpt/i.test(text));
  if (records.length === 0) return { outcome: 'unset', data: { domain } } as const;
  const tags = readTags(records[0]!);
  const to = (tags.get('rua') ?? '').split(',').map((one) => one.trim());
  const good = records.length === 1 && tags.get('v') === 'TLSRPTv1' && to.every((one) => /^(mailto:\S+@\S+|https:\/\/\S+)$/.test(one));
  return good ? ({ outcome: 'present', data: { domain, to } } as const) : ({ outcome: 'invalid', data: { domain, record: records.join(' | ') } } as const);
};
