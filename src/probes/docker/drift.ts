import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { PARAM } from '../words.ts';
import { dockerUntold } from './api.ts';
import { folderOf, listContainers, serviceOf } from './containers.ts';
import { expectedEnv } from './expected-env.ts';
import { inspect } from './inspect.ts';

export const dockerDrift = defineProbe({
  name: 'docker.drift',
  kind: 'docker',
  title: { en: 'Do the containers know the present settings?', de: 'Kennen die Container die jetzigen Einstellungen?' },
  params: { project_dir: { title: PARAM.projectDir, type: 'text', required: true } },
  outcomes: {
    same: {
      verdict: 'ok',
      says: { en: 'all {{checked}} containers have the settings of the files', de: 'alle {{checked}} Container haben die Einstellungen der Dateien' },
    },
    drifted: {
      verdict: 'fail',
      says: {
        en: 'changed in the files, but not yet in the containers: {{settings}}',
        de: 'in den Dateien geändert, aber noch nicht in den Containern: {{settings}}',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['docker', 'files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    // Compose itself says which containers it would make anew, without doing it and without showing a value.
    linux: ({ project_dir }) => `cd ${shellQuote(project_dir)}; docker compose --dry-run up --detach --no-build --pull never`,
    looksLike: {
      en: 'for each container a line that ends with "Running" or "Recreated"',
      de: 'je Container eine Zeile, die mit "Running" oder "Recreated" endet',
    },
    read: (pasted) => {
      const states = new Map([...pasted.matchAll(/Container (\S+)\s+(Running|Recreate[d]?|Created|Started)\b/g)].map(([, name, state]) => [name!, state!]));
      const anew = [...pasted.matchAll(/Container (\S+)\s+Recreate/g)].map(([, name]) => name!);
      if (states.size === 0) return cannotTell('odd-answer');
      return { outcome: anew.length > 0 ? 'drifted' : 'same', data: { checked: states.size, settings: [...new Set(anew)] } };
    },
  },
  describe: ({ project_dir }) => ({ command: `cd ${shellQuote(project_dir)}; docker compose config; docker inspect --format '{{json .Config.Env}}'` }),
  run: async (look) => {
    const folder = look.params.project_dir.replace(/(.)\/+$/, '$1');
    const [all, expected] = await Promise.all([listContainers(look), expectedEnv(look, folder)]);
    if (!all.ok) return dockerUntold(all);
    if (!expected.ok) return cannotLook(expected);
    const containers = all.value.filter((entry) => folderOf(entry) === folder && expected.value.has(serviceOf(entry)));
    if (containers.length === 0) return cannotTell('not-here', { en: `no containers belong to ${folder}`, de: `zu ${folder} gehören keine Container` });
    const settings: string[] = [];
    for (const entry of containers) {
      const different = await changedKeys(look, entry.Id, expected.value.get(serviceOf(entry))!);
      for (const key of different) look.log(`${serviceOf(entry)}: ${key}`);
      settings.push(...different.map((key) => `${key} (${serviceOf(entry)})`));
    }
    return { outcome: settings.length > 0 ? 'drifted' : 'same', data: { checked: containers.length, settings }, subject: folder };
  },
});

/** Names only: settings hold passwords, and a value is never needed to see that it differs. */
const changedKeys = async (look: Pick<Look, 'host' | 'signal'>, id: string, expected: ReadonlyMap<string, string>): Promise<readonly string[]> => {
  const found = await inspect(look, id);
  if (!found.ok) return [];
  const actual = new Map((found.value.Config.Env ?? []).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  return [...expected].filter(([key, value]) => actual.get(key) !== value).map(([key]) => key);
};
