import { resolversOf } from '../../hosts/resolv-conf.ts';
import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { publicResolver } from '../dns/public-resolvers.ts';
import { PARAM } from '../words.ts';
import { dockerUntold } from './api.ts';
import { containerName, listContainers, mailContainers, ofService } from './containers.ts';
import { inspect } from './inspect.ts';

export const dockerResolver = defineProbe({
  name: 'docker.resolver',
  kind: 'docker',
  title: { en: 'Which resolver do the containers ask?', de: 'Welchen Resolver fragen die Container?' },
  params: { service: { title: PARAM.service, type: 'text', required: true } },
  outcomes: {
    own: { verdict: 'ok', says: { en: '{{service}} asks {{servers}}', de: '{{service}} fragt {{servers}}' } },
    public: {
      verdict: 'info',
      says: {
        en: '{{service}} asks a public resolver ({{owner}}), which blocklists do not answer',
        de: '{{service}} fragt einen öffentlichen Resolver ({{owner}}), dem Blocklisten nicht antworten',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['docker'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ service }) =>
      `docker inspect --format 'dns={{.HostConfig.Dns}}' $(docker compose ps -q ${shellQuote(service)}); docker compose exec -T ${shellQuote(service)} cat /etc/resolv.conf; cat /etc/resolv.conf`,
    looksLike: { en: 'a line "dns=[…]", then lines with "nameserver"', de: 'eine Zeile "dns=[…]", dann Zeilen mit "nameserver"' },
    read: (pasted, { service }) => {
      const set = /\bdns=\[([^\]]*)\]/
        .exec(pasted)?.[1]
        ?.split(/[\s,]+/)
        .filter((one) => one !== '');
      if (set === undefined) return cannotTell('odd-answer');
      return judge(
        service,
        set.length > 0
          ? set
          : resolversOf(
              pasted
                .split('\n')
                .filter((line) => !/127\.0\.0\.11\b/.test(line))
                .join('\n'),
            ),
      );
    },
  },
  describe: ({ service }) => ({ command: `docker inspect --format '{{.HostConfig.Dns}}'; docker exec ${shellQuote(service)} cat /etc/resolv.conf` }),
  run: async (look) => {
    const { service } = look.params;
    const all = await listContainers(look);
    if (!all.ok) return dockerUntold(all);
    const [entry] = ofService(mailContainers(all.value, look.facts), service);
    if (!entry) return cannotTell('not-here', { en: `there is no container for ${service}`, de: `für ${service} gibt es keinen Container` });
    const about = await inspect(look, entry.Id);
    if (!about.ok) return dockerUntold(about);
    const set = about.value.HostConfig.Dns ?? [];
    const inside = await fromInside(look, containerName(entry));
    look.log(`${service}: dns=[${set.join(' ')}], inside ${inside?.join(' ') ?? '?'}`);
    // 127.0.0.11 is Docker's own, which passes questions on to what was set, else to the resolvers of the machine.
    const own = inside?.filter((server) => server !== '127.0.0.11') ?? [];
    const machine = set.length === 0 && own.length === 0 ? await look.host.resolvers({ signal: look.signal }) : undefined;
    if (machine && !machine.ok) return cannotLook(machine);
    return { ...judge(service, set.length > 0 ? set : own.length > 0 ? own : machine?.ok ? machine.value : []), subject: service };
  },
});

const fromInside = async (look: Pick<Look, 'host' | 'signal'>, container: string): Promise<readonly string[] | undefined> => {
  const output = await look.host.run('docker', ['exec', container, 'cat', '/etc/resolv.conf'], { signal: look.signal, timeoutMs: 5_000 });
  return output.ok && output.value.code === 0 ? resolversOf(output.value.stdout) : undefined;
};

const judge = (service: string, servers: readonly string[]) => {
  if (servers.length === 0) return cannotTell('odd-answer');
  const owner = servers.map(publicResolver).find((one) => one !== undefined);
  return owner ? ({ outcome: 'public', data: { service, servers, owner } } as const) : ({ outcome: 'own', data: { service, servers } } as const);
};
