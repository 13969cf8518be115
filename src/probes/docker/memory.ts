import { cannotTell, defineProbe } from '../define-probe.ts';
import { dockerJson, dockerUntold } from './api.ts';
import { listContainers, mailContainers, serviceOf } from './containers.ts';
import { inspect } from './inspect.ts';

type Stats = { readonly memory_stats?: { readonly usage?: number; readonly limit?: number; readonly stats?: { readonly inactive_file?: number } } };

export const dockerMemory = defineProbe({
  name: 'docker.memory',
  kind: 'docker',
  title: { en: 'Do the containers have enough memory?', de: 'Haben die Container genug Arbeitsspeicher?' },
  params: {},
  outcomes: {
    enough: {
      verdict: 'ok',
      says: {
        en: 'none of {{checked}} containers ran out of memory (largest: {{largest}})',
        de: 'keinem von {{checked}} Containern ging der Speicher aus (größter: {{largest}})',
      },
    },
    killed: {
      verdict: 'fail',
      says: { en: 'ended by the system for lack of memory: {{services}}', de: 'vom System wegen Speichermangels beendet: {{services}}' },
    },
    tight: { verdict: 'warn', says: { en: 'close to its memory limit: {{services}}', de: 'dicht an der Speichergrenze: {{services}}' } },
  },
  vantage: 'mail-host',
  needs: ['docker'],
  facts: ['service'],
  leaves: undefined,
  seconds: 2,
  script: {
    linux: () =>
      `docker inspect --format '{{.Name}} oom={{.State.OOMKilled}}' $(docker compose ps -aq); docker stats --no-stream --format '{{.Name}} {{.MemUsage}} {{.MemPerc}}'`,
    looksLike: {
      en: 'lines such as "/m-dovecot-1 oom=false", then a line with MiB for each container',
      de: 'Zeilen wie "/m-dovecot-1 oom=false", dann je Container eine Zeile mit MiB',
    },
    read: (pasted) => {
      const states = [...pasted.matchAll(/^\s*\/?(\S+) oom=(true|false)/gm)].map(([, service, killed]) => ({ service: service!, killed: killed === 'true' }));
      const usage = new Map(
        [...pasted.matchAll(/^\s*(\S+) ([\d.]+)\s?(KiB|MiB|GiB|B) \/ \S+ ([\d.]+)%/gm)].map(([, name, size, unit, share]) => [
          name!,
          { mib: mib(Number(size), unit!), share: Number(share) },
        ]),
      );
      return states.length > 0
        ? judge(states.map((one) => ({ ...one, mib: usage.get(one.service)?.mib ?? 0, share: usage.get(one.service)?.share ?? 0 })))
        : cannotTell('odd-answer');
    },
  },
  describe: () => ({ command: 'docker inspect; docker stats --no-stream' }),
  run: async (look) => {
    const all = await listContainers(look);
    if (!all.ok) return dockerUntold(all);
    const mail = mailContainers(all.value, look.facts);
    if (mail.length === 0)
      return cannotTell('not-here', { en: 'no containers of a mail server were found here', de: 'hier wurden keine Container eines Mailservers gefunden' });
    const found = await Promise.all(
      mail.map(async (entry) => {
        const [about, stats] = await Promise.all([
          inspect(look, entry.Id),
          entry.State === 'running' ? dockerJson<Stats>(look, `/containers/${encodeURIComponent(entry.Id)}/stats?stream=false&one-shot=true`) : undefined,
        ]);
        const { usage = 0, limit = 0, stats: parts } = (stats?.ok ? stats.value.memory_stats : undefined) ?? {};
        // Cached files are given back when memory is short.
        const used = Math.max(0, usage - (parts?.inactive_file ?? 0));
        return {
          service: serviceOf(entry),
          killed: about.ok && about.value.State.OOMKilled === true,
          mib: Math.round(used / 2 ** 20),
          share: limit > 0 ? (used / limit) * 100 : 0,
        };
      }),
    );
    for (const { service, mib, share, killed } of found) look.log(`${service}: ${mib} MiB ${Math.round(share)} %${killed ? ' OOMKilled' : ''}`);
    return judge(found);
  },
});

type Use = { readonly service: string; readonly killed: boolean; readonly mib: number; readonly share: number };

const mib = (size: number, unit: string): number => Math.round(size * ({ B: 2 ** -20, KiB: 2 ** -10, MiB: 1, GiB: 1024 }[unit] ?? 1));

/** The flag of the last end stays until the container is made anew; one that runs well since then is told all the same. */
const judge = (all: readonly Use[]) => {
  const killed = all.filter((one) => one.killed).map(({ service }) => service);
  if (killed.length > 0) return { outcome: 'killed', data: { services: killed }, facts: { service: killed[0]! } } as const;
  const tight = all.filter(({ share }) => share >= 95);
  if (tight.length > 0) return { outcome: 'tight', data: { services: tight.map(({ service, share }) => `${service} ${Math.round(share)} %`) } } as const;
  const largest = all.toSorted((a, b) => b.mib - a.mib)[0]!;
  return { outcome: 'enough', data: { checked: all.length, largest: `${largest.service} ${largest.mib} MiB` } } as const;
};
