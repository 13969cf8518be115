import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords, pastedStatus, readAnswers } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { ask, recordsOf } from './ask.ts';
import { digLooksLike } from './dig-script.ts';
import { dnsUntold } from './mend.ts';

export const dnsDnssec = defineProbe({
  name: 'dns.dnssec',
  kind: 'network',
  title: { en: 'Is the domain signed, and is the signature right?', de: 'Ist die Domain signiert, und stimmt die Signatur?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true } },
  outcomes: {
    signed: { verdict: 'ok', says: { en: '{{domain}} is signed and checks out', de: '{{domain}} ist signiert, und die Prüfung gelingt' } },
    unsigned: { verdict: 'info', says: { en: '{{domain}} is not signed', de: '{{domain}} ist nicht signiert' } },
    bogus: {
      verdict: 'fail',
      says: {
        en: 'the signature of {{domain}} is wrong: checking resolvers do not find it',
        de: 'die Signatur von {{domain}} ist falsch: prüfende Resolver finden sie nicht',
      },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ domain }) => `dig +dnssec SOA ${shellQuote(domain)}; dig +dnssec +cd SOA ${shellQuote(domain)}; dig DS ${shellQuote(domain)}`,
    looksLike: digLooksLike,
    read: (pasted, { domain }) => {
      const [checked, unchecked] = readAnswers(pasted).filter(({ type }) => type === 'SOA');
      const data = { domain };
      if (checked?.status === 'SERVFAIL') return unchecked?.status === 'NOERROR' ? { outcome: 'bogus', data } : cannotTell('odd-answer', SERVFAIL(domain));
      if (checked?.status !== 'NOERROR') return cannotTell('odd-answer', pastedStatus(pasted, domain) === undefined ? undefined : SERVFAIL(domain));
      if (checked.authentic) return { outcome: 'signed', data };
      const keys = pastedRecords(pasted, domain, 'DS');
      if (!keys) return cannotTell('odd-answer');
      return keys.records.length === 0 ? { outcome: 'unsigned', data } : cannotTell('odd-answer', NOT_CHECKING);
    },
  },
  describe: ({ domain }) => ({ command: `dig +dnssec SOA ${shellQuote(domain)}` }),
  run: async (look) => {
    const { domain } = look.params;
    const checked = await ask(look, { name: domain, type: 'SOA', dnssec: true });
    if (!checked.ok) {
      if (checked.code !== 'SERVFAIL') return dnsUntold(checked, { subject: domain });
      // SERVFAIL is a broken zone as well as a wrong signature; without checking only the second one answers.
      const unchecked = await ask(look, { name: domain, type: 'SOA', unchecked: true });
      return unchecked.ok ? { outcome: 'bogus', data: { domain }, subject: domain } : dnsUntold(checked, { subject: domain });
    }
    const seen = { data: { domain }, subject: domain, resolver: checked.value.resolver };
    if (!checked.value.exists) return cannotTell('odd-answer', { en: `${domain} does not exist`, de: `${domain} gibt es nicht` }, seen);
    if (checked.value.authentic) return { outcome: 'signed', ...seen };
    const keys = await ask(look, { name: domain, type: 'DS', dnssec: true });
    if (!keys.ok) return dnsUntold(keys, seen);
    // A DS without the flag: the resolver does not check, so nothing is known about the signature.
    return recordsOf(keys.value, 'DS').length === 0 ? { outcome: 'unsigned', ...seen } : cannotTell('odd-answer', NOT_CHECKING, seen);
  },
});

const SERVFAIL = (domain: string) => ({ en: `nothing usable came back for ${domain}`, de: `zu ${domain} kam nichts Brauchbares zurück` });

const NOT_CHECKING = {
  en: 'the domain is signed, but this resolver does not check signatures',
  de: 'die Domain ist signiert, aber dieser Resolver prüft keine Signaturen',
};
