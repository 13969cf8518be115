import type { DnsType } from '../../model/host.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { addressesOf, ask, recordsOf } from './ask.ts';
import { digLooksLike, digs } from './dig-script.ts';
import { dnsUntold } from './mend.ts';

/** Services that mail programs look for (RFC 6186, 3; RFC 8314, 5.1). */
const SERVICES = ['_imaps._tcp', '_submissions._tcp', '_submission._tcp', '_autodiscover._tcp'];

export const dnsSrv = defineProbe({
  name: 'dns.srv',
  kind: 'network',
  title: { en: 'Do mail programs find the server by themselves?', de: 'Finden Mailprogramme den Server von selbst?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true } },
  outcomes: {
    found: { verdict: 'ok', says: { en: 'published for {{domain}}: {{found}}', de: 'veröffentlicht für {{domain}}: {{found}}' } },
    unset: {
      verdict: 'info',
      says: {
        en: '{{domain}} publishes nothing for mail programs; people type the settings in',
        de: '{{domain}} veröffentlicht nichts für Mailprogramme; die Einstellungen werden von Hand eingegeben',
      },
    },
    broken: { verdict: 'warn', says: { en: 'leads to a name without an address: {{broken}}', de: 'führt zu einem Namen ohne Adresse: {{broken}}' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ domain }) => digs(...questions(domain)),
    looksLike: digLooksLike,
    read: (pasted, { domain }) => {
      const found: string[] = [];
      for (const [name, type] of questions(domain)) {
        const records = pastedRecords(pasted, name, type);
        if (!records) return cannotTell('odd-answer');
        if (records.records.some(({ value }) => value !== '.')) found.push(name);
      }
      return found.length > 0 ? { outcome: 'found', data: { domain, found } } : { outcome: 'unset', data: { domain } };
    },
  },
  describe: ({ domain }) => ({ command: digs(...questions(domain)) }),
  run: async (look) => {
    const { domain } = look.params;
    const replies = await Promise.all(SERVICES.map((service) => ask(look, { name: `${service}.${domain}`, type: 'SRV' })));
    const names = await Promise.all(
      ['autoconfig', 'autodiscover'].map(async (name) => [`${name}.${domain}`, await addressesOf(look, `${name}.${domain}`)] as const),
    );
    const failed = replies.find((reply) => !reply.ok) ?? names.map(([, reply]) => reply).find((reply) => !reply.ok);
    const targets = replies.flatMap((reply, at) =>
      // A target of "." says that the service is not offered (RFC 2782).
      reply.ok ? recordsOf(reply.value, 'SRV').flatMap(({ value }) => (value === '.' ? [] : [{ service: `${SERVICES[at]}.${domain}`, target: value }])) : [],
    );
    const broken: string[] = [];
    for (const { service, target } of targets) {
      const addresses = await addressesOf(look, target, true);
      if (!addresses.ok) return dnsUntold(addresses, { subject: domain });
      if (addresses.value.all.length === 0) broken.push(`${service} → ${target}`);
    }
    if (broken.length > 0) return { outcome: 'broken', data: { domain, broken }, subject: domain };
    const found = [...targets.map(({ service }) => service), ...names.flatMap(([name, reply]) => (reply.ok && reply.value.all.length > 0 ? [name] : []))];
    if (found.length > 0) return { outcome: 'found', data: { domain, found }, subject: domain };
    return failed && !failed.ok ? dnsUntold(failed, { subject: domain }) : { outcome: 'unset', data: { domain }, subject: domain };
  },
});

const questions = (domain: string): readonly (readonly [string, DnsType])[] => [
  ...SERVICES.map((service) => [`${service}.${domain}`, 'SRV'] as const),
  [`autoconfig.${domain}`, 'A'],
  [`autodiscover.${domain}`, 'A'],
];
