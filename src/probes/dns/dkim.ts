import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { askSurely, recordsOf } from './ask.ts';
import { digLooksLike, digs, psDigs } from './dig-script.ts';
import { readDkimKey } from './dkim-record.ts';
import { dnsUntold } from './mend.ts';

export const dnsDkim = defineProbe({
  name: 'dns.dkim',
  kind: 'network',
  title: { en: 'Is the DKIM key published?', de: 'Ist der DKIM-Schlüssel veröffentlicht?' },
  params: {
    domain: { title: PARAM.domain, type: 'text', required: true },
    selector: { title: { en: 'DKIM selector', de: 'DKIM-Selektor' }, type: 'text', required: true },
  },
  outcomes: {
    present: { verdict: 'ok', says: { en: '{{record}} holds a key ({{key}})', de: '{{record}} enthält einen Schlüssel ({{key}})' } },
    missing: { verdict: 'fail', says: { en: '{{record}} does not exist', de: '{{record}} gibt es nicht' } },
    invalid: { verdict: 'fail', says: { en: '{{record}} is not a usable DKIM key: {{why}}', de: '{{record}} ist kein brauchbarer DKIM-Schlüssel: {{warum}}' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ domain, selector }) => digs([`${selector}._domainkey.${domain}`, 'TXT']),
    powershell: ({ domain, selector }) => psDigs([`${selector}._domainkey.${domain}`, 'TXT']),
    looksLike: digLooksLike,
    read: (pasted, { domain, selector }) => {
      const record = `${selector}._domainkey.${domain}`;
      const found = pastedRecords(pasted, record, 'TXT');
      return found
        ? judge(
            record,
            found.records.map(({ value }) => value),
          )
        : cannotTell('odd-answer');
    },
  },
  describe: ({ domain, selector }) => ({ command: `dig TXT ${shellQuote(`${selector}._domainkey.${domain}`)}` }),
  run: async (look) => {
    const record = `${look.params.selector}._domainkey.${look.params.domain}`;
    const reply = await askSurely(look, { name: record, type: 'TXT' });
    if (!reply.ok) return dnsUntold(reply, { subject: record });
    const texts = recordsOf(reply.value, 'TXT').map(({ value }) => value);
    return { ...judge(record, texts), subject: record, resolver: reply.value.resolver };
  },
});

const judge = (record: string, texts: readonly string[]) => {
  if (texts.length === 0) return { outcome: 'missing', data: { record } } as const;
  const keys = texts.map(readDkimKey);
  const good = keys.find((key) => 'key' in key);
  if (good) return { outcome: 'present', data: { record, key: good.key } } as const;
  const wrong = keys.find((key) => 'wrong' in key)!.wrong;
  return { outcome: 'invalid', data: { record, why: wrong.en, warum: wrong.de } } as const;
};
