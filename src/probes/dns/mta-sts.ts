import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { httpGet } from '../web/http-get.ts';
import { LEAVES, PARAM } from '../words.ts';
import { ask, recordsOf } from './ask.ts';
import { digLooksLike } from './dig-script.ts';
import { dnsUntold } from './mend.ts';
import { covers, readPolicy } from './mta-sts-policy.ts';

export const dnsMtaSts = defineProbe({
  name: 'dns.mta-sts',
  kind: 'network',
  title: { en: 'Is the MTA-STS policy right?', de: 'Stimmt die MTA-STS-Richtlinie?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true } },
  outcomes: {
    unset: { verdict: 'info', says: { en: '{{domain}} has no MTA-STS, which is optional', de: '{{domain}} hat kein MTA-STS, das ist freiwillig' } },
    valid: { verdict: 'ok', says: { en: 'MTA-STS of {{domain}}: {{mode}}, covers {{mx}}', de: 'MTA-STS von {{domain}}: {{mode}}, deckt {{mx}} ab' } },
    invalid: {
      verdict: 'fail',
      says: { en: 'the MTA-STS policy of {{domain}} is unusable: {{why}}', de: 'die MTA-STS-Richtlinie von {{domain}} ist unbrauchbar: {{warum}}' },
    },
    'not-covered': {
      verdict: 'fail',
      says: {
        en: 'the MTA-STS policy of {{domain}} does not name the MX {{mx}}: senders that check it deliver nothing',
        de: 'die MTA-STS-Richtlinie von {{domain}} nennt den MX {{mx}} nicht: Absender, die sie prüfen, liefern nichts ab',
      },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver', 'connect'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 2,
  script: {
    linux: ({ domain }) =>
      `dig TXT ${shellQuote(`_mta-sts.${domain}`)}; dig MX ${shellQuote(domain)}; curl -sS --max-time 10 --max-redirs 0 ${shellQuote(`https://mta-sts.${domain}/.well-known/mta-sts.txt`)}`,
    looksLike: digLooksLike,
    read: (pasted, { domain }) => {
      const record = pastedRecords(pasted, `_mta-sts.${domain}`, 'TXT');
      const exchanges = pastedRecords(pasted, domain, 'MX');
      if (!record) return cannotTell('odd-answer');
      if (!hasRecord(record.records.map(({ value }) => value))) return { outcome: 'unset', data: { domain } };
      const start = pasted.search(/^version:/im);
      const complaint = /^curl: \(\d+\) (.*)$/m.exec(pasted)?.[1];
      if (start < 0) return complaint ? { outcome: 'invalid', data: { domain, why: complaint, warum: complaint } } : cannotTell('odd-answer');
      return exchanges
        ? judge(
            domain,
            pasted.slice(start),
            exchanges.records.map(({ value }) => value),
          )
        : cannotTell('odd-answer');
    },
  },
  describe: ({ domain }) => ({ connection: `DNS: _mta-sts.${domain} TXT; HTTPS: mta-sts.${domain}/.well-known/mta-sts.txt` }),
  run: async (look) => {
    const { domain } = look.params;
    const [record, mx] = await Promise.all([ask(look, { name: `_mta-sts.${domain}`, type: 'TXT' }), ask(look, { name: domain, type: 'MX' })]);
    if (!record.ok) return dnsUntold(record, { subject: domain });
    const seen = { subject: domain, resolver: record.value.resolver };
    if (!hasRecord(recordsOf(record.value, 'TXT').map(({ value }) => value))) return { outcome: 'unset', data: { domain }, ...seen };
    if (!mx.ok) return dnsUntold(mx, seen);
    const answer = await httpGet(look, { host: `mta-sts.${domain}`, port: 443, secure: true, path: '/.well-known/mta-sts.txt' });
    const wrong = (en: string, de: string) => ({ outcome: 'invalid', data: { domain, why: en, warum: de }, ...seen }) as const;
    if (!answer.ok) {
      if (answer.code === 'NXDOMAIN') return wrong(`mta-sts.${domain} has no address`, `mta-sts.${domain} hat keine Adresse`);
      // A server that does not answer from here may well answer others.
      return cannotTell(answer.reason === 'timed-out' ? 'timed-out' : 'odd-answer', answer.message, seen);
    }
    const { status, trust, fits, body } = answer.value;
    if (trust !== '' || !fits)
      return wrong(`the certificate of mta-sts.${domain} is not valid for it`, `das Zertifikat von mta-sts.${domain} gilt dafür nicht`);
    // Redirects must not be followed (RFC 8461, 3.3).
    if (status !== 200) return wrong(`the web server answers ${status} instead of the policy`, `der Webserver antwortet ${status} statt mit der Richtlinie`);
    return {
      ...judge(
        domain,
        body,
        recordsOf(mx.value, 'MX').map(({ value }) => value),
      ),
      ...seen,
    };
  },
});

const hasRecord = (texts: readonly string[]): boolean => texts.filter((text) => /^v=STSv1\s*;/.test(text)).length === 1;

const judge = (domain: string, body: string, exchanges: readonly string[]) => {
  const policy = readPolicy(body);
  if ('wrong' in policy) return { outcome: 'invalid', data: { domain, why: policy.wrong.en, warum: policy.wrong.de } } as const;
  const missed = policy.mode === 'none' ? [] : exchanges.filter((mx) => !covers(policy.exchanges, mx));
  if (missed.length > 0) return { outcome: 'not-covered', data: { domain, mx: missed, mode: policy.mode } } as const;
  return { outcome: 'valid', data: { domain, mode: policy.mode, mx: exchanges } } as const;
};
