import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { ask, recordsOf } from '../dns/ask.ts';
import { dnsUntold } from '../dns/mend.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { dockerUntold } from './api.ts';
import { folderOf, listContainers, mailContainers, projectOf } from './containers.ts';
import { listNetworks, projectNetworks } from './networks.ts';

export const dockerIpv6 = defineProbe({
  name: 'docker.ipv6',
  kind: 'network',
  title: { en: 'Do IPv6 visitors reach the containers as themselves?', de: 'Kommen IPv6-Besucher als sie selbst bei den Containern an?' },
  params: { name: { title: PARAM.name, type: 'text', required: true } },
  outcomes: {
    on: { verdict: 'ok', says: { en: 'the network of the containers has IPv6', de: 'das Netz der Container hat IPv6' } },
    unused: { verdict: 'ok', says: { en: 'neither the containers nor {{name}} have IPv6', de: 'weder die Container noch {{name}} haben IPv6' } },
    'off-but-published': {
      verdict: 'info',
      says: {
        en: '{{name}} has the IPv6 address {{addresses}}, but the network of the containers has no IPv6: such visitors all seem to be Docker itself',
        de: '{{name}} hat die IPv6-Adresse {{addresses}}, aber das Netz der Container hat kein IPv6: solche Besucher wirken alle wie Docker selbst',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['docker', 'resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ name }) =>
      `docker network inspect $(docker network ls -q --filter label=com.docker.compose.project) --format '{{.Name}} ipv6={{.EnableIPv6}}'; dig AAAA ${shellQuote(name)}`,
    looksLike: {
      en: 'lines such as "mailu_default ipv6=false", then the answer from DNS',
      de: 'Zeilen wie "mailu_default ipv6=false", dann die Antwort aus dem DNS',
    },
    read: (pasted, { name }) => {
      const found = pastedRecords(pasted, name, 'AAAA');
      const states = [...pasted.matchAll(/\bipv6=(true|false)\b/g)].map(([, state]) => state === 'true');
      return found && states.length > 0
        ? judge(
            name,
            states.includes(true),
            found.records.map(({ value }) => value),
          )
        : cannotTell('odd-answer');
    },
  },
  describe: ({ name }) => ({ command: `docker network inspect; dig AAAA ${shellQuote(name)}` }),
  run: async (look) => {
    const { name } = look.params;
    const [all, networks] = await Promise.all([listContainers(look), listNetworks(look)]);
    if (!all.ok) return dockerUntold(all);
    if (!networks.ok) return dockerUntold(networks);
    const mail = mailContainers(all.value, look.facts);
    const projects = new Set(mail.map(projectOf).filter((one) => one !== undefined));
    const mine = projectNetworks(networks.value).filter(({ Labels }) => projects.has(Labels?.['com.docker.compose.project'] ?? ''));
    if (mine.length === 0) return cannotTell('not-here', NO_NETWORK, { subject: mail.map(folderOf)[0] ?? name });
    for (const { Name, EnableIPv6 } of mine) look.log(`${Name}: IPv6 ${EnableIPv6 === true}`);
    const reply = await ask(look, { name, type: 'AAAA' });
    if (!reply.ok) return dnsUntold(reply, { subject: name });
    return {
      ...judge(
        name,
        mine.some(({ EnableIPv6 }) => EnableIPv6 === true),
        recordsOf(reply.value, 'AAAA').map(({ value }) => value),
      ),
      subject: name,
    };
  },
});

const judge = (name: string, on: boolean, addresses: readonly string[]) =>
  ({ outcome: on ? 'on' : addresses.length === 0 ? 'unused' : 'off-but-published', data: { name, addresses } }) as const;

const NO_NETWORK = { en: 'the mail server has no Docker network of its own here', de: 'der Mailserver hat hier kein eigenes Docker-Netz' };
