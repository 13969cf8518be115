import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { PARAM } from '../words.ts';
import { dockerUntold } from './api.ts';
import { listContainers, mailContainers, ofService, serviceOf } from './containers.ts';
import { inspect } from './inspect.ts';

export const dockerLogDriver = defineProbe({
  name: 'docker.log-driver',
  kind: 'docker',
  title: { en: 'Where do the logs of the containers go?', de: 'Wohin gehen die Logs der Container?' },
  params: { service: { title: PARAM.service, type: 'text' } },
  outcomes: {
    journald: { verdict: 'ok', says: { en: 'into the journal of the system', de: 'ins Journal des Systems' } },
    files: { verdict: 'ok', says: { en: 'into files of Docker ({{driver}})', de: 'in Dateien von Docker ({{driver}})' } },
    elsewhere: { verdict: 'info', says: { en: 'to {{driver}}; docker logs may show nothing', de: 'nach {{driver}}; docker logs zeigt vielleicht nichts' } },
    none: { verdict: 'warn', says: { en: 'nowhere: logging is switched off for {{services}}', de: 'nirgendwohin: das Log ist abgeschaltet für {{services}}' } },
  },
  vantage: 'mail-host',
  needs: ['docker'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ service }) =>
      `docker inspect --format '{{.Name}} log={{.HostConfig.LogConfig.Type}}' $(docker compose ps -aq${service ? ` ${shellQuote(service)}` : ''})`,
    looksLike: { en: 'a line such as "/mailu-front-1 log=json-file" for each container', de: 'je Container eine Zeile wie "/mailu-front-1 log=json-file"' },
    read: (pasted) => {
      const found = [...pasted.matchAll(/^\s*\/?(\S+) log=(\S+)/gm)].map(([, service, driver]) => ({ service: service!, driver: driver! }));
      return found.length > 0 ? judge(found) : cannotTell('odd-answer');
    },
  },
  describe: () => ({ command: "docker inspect --format '{{.HostConfig.LogConfig.Type}}'" }),
  run: async (look) => {
    const { service } = look.params;
    const all = await listContainers(look);
    if (!all.ok) return dockerUntold(all);
    const mail = mailContainers(all.value, look.facts);
    const chosen = service === undefined ? mail : ofService(mail, service);
    const found = await Promise.all(chosen.map(async (entry) => ({ service: serviceOf(entry), about: await inspect(look, entry.Id) })));
    const drivers = found.flatMap(({ service: name, about }) => (about.ok ? [{ service: name, driver: about.value.HostConfig.LogConfig?.Type ?? '' }] : []));
    for (const { service: name, driver } of drivers) look.log(`${name}: ${driver}`);
    return drivers.length > 0 ? judge(drivers) : cannotTell('not-here', { en: 'there is no such container', de: 'einen solchen Container gibt es nicht' });
  },
});

const judge = (found: readonly { readonly service: string; readonly driver: string }[]) => {
  const without = found.filter(({ driver }) => driver === 'none');
  if (without.length > 0) return { outcome: 'none', data: { services: without.map(({ service }) => service) } } as const;
  const drivers = [...new Set(found.map(({ driver }) => driver))];
  const data = { driver: drivers };
  if (drivers.every((driver) => driver === 'journald')) return { outcome: 'journald', data } as const;
  return { outcome: drivers.every((driver) => ['json-file', 'local', 'journald'].includes(driver)) ? 'files' : 'elsewhere', data } as const;
};
