import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { PARAM } from '../words.ts';
import { dockerJson, dockerUntold } from './api.ts';
import { composeImages } from './compose-file.ts';
import { type ContainerEntry, folderOf, listContainers, serviceOf } from './containers.ts';
import { inspect } from './inspect.ts';

export const dockerImages = defineProbe({
  name: 'docker.images',
  kind: 'docker',
  title: { en: 'Do the containers run the images of the Compose file?', de: 'Laufen die Container mit den Images der Compose-Datei?' },
  params: { project_dir: { title: PARAM.projectDir, type: 'text', required: true } },
  outcomes: {
    match: { verdict: 'ok', says: { en: 'all {{checked}} images are those of the Compose file', de: 'alle {{checked}} Images sind die der Compose-Datei' } },
    mismatch: {
      verdict: 'fail',
      says: { en: 'other images than in the Compose file: {{different}}', de: 'andere Images als in der Compose-Datei: {{different}}' },
    },
  },
  vantage: 'mail-host',
  needs: ['docker', 'files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ project_dir }) =>
      `cd ${shellQuote(project_dir)}; docker compose ps --all --format 'runs {{.Service}} {{.Image}}'; docker compose config --images | sed 's/^/file /'`,
    looksLike: {
      en: 'lines "runs" with service and image, then lines "file" with an image',
      de: 'Zeilen "runs" mit Dienst und Image, dann Zeilen "file" mit einem Image',
    },
    read: (pasted) => {
      const runs = [...pasted.matchAll(/^\s*runs (\S+) (\S+)\s*$/gm)].map(([, service, image]) => ({ service: service!, image: image! }));
      const wanted = new Set([...pasted.matchAll(/^\s*file (\S+)\s*$/gm)].map(([, image]) => fullName(image!)));
      if (runs.length === 0 || wanted.size === 0) return cannotTell('odd-answer');
      const different = runs.filter(({ image }) => !wanted.has(fullName(image))).map(({ service, image }) => `${service} ${image}`);
      return { outcome: different.length > 0 ? 'mismatch' : 'match', data: { checked: runs.length, different } };
    },
  },
  describe: ({ project_dir }) => ({ command: `cat ${shellQuote(`${project_dir}/docker-compose.yml`)}; docker compose ps --all` }),
  run: async (look) => {
    const folder = look.params.project_dir.replace(/(.)\/+$/, '$1');
    const [all, wanted] = await Promise.all([listContainers(look), composeImages(look, folder)]);
    if (!all.ok) return dockerUntold(all);
    if (!wanted.ok) return cannotLook(wanted, WHERE);
    const containers = all.value.filter((entry) => folderOf(entry) === folder && wanted.value.has(serviceOf(entry)));
    if (containers.length === 0) return cannotTell('not-here', { en: `no containers belong to ${folder}`, de: `zu ${folder} gehören keine Container` });
    const different = (await Promise.all(containers.map((entry) => difference(look, entry, wanted.value.get(serviceOf(entry))!)))).filter(
      (one) => one !== undefined,
    );
    const data = { checked: containers.length, different };
    return { outcome: different.length > 0 ? 'mismatch' : 'match', data, subject: folder };
  },
});

const WHERE = { en: 'give the folder in which the Compose file lies', de: 'gib den Ordner an, in dem die Compose-Datei liegt' };

/** A name without tag means `latest`; Docker Hub's own prefix may be left out. */
const fullName = (image: string): string => {
  const bare = image.replace(/^(docker\.io\/)(library\/)?/, '').replace(/@sha256:.*$/, '');
  return /:[^/]+$/.test(bare) ? bare : `${bare}:latest`;
};

/** Another image than the file names, or the right name over an image that was pulled but not yet started. */
const difference = async (look: Pick<Look, 'host' | 'signal' | 'log'>, entry: ContainerEntry, wanted: string): Promise<string | undefined> => {
  const found = await inspect(look, entry.Id);
  if (!found.ok) return undefined;
  const runs = found.value.Config.Image;
  look.log(`${serviceOf(entry)}: ${runs} (${found.value.Image}), file: ${wanted}`);
  if (fullName(runs) !== fullName(wanted)) return `${serviceOf(entry)} ${runs} ≠ ${wanted}`;
  const pulled = await dockerJson<{ readonly Id: string }>(look, `/images/${encodeURIComponent(wanted)}/json`);
  return pulled.ok && pulled.value.Id !== found.value.Image
    ? `${serviceOf(entry)} ${runs} (${found.value.Image.slice(7, 19)} ≠ ${pulled.value.Id.slice(7, 19)})`
    : undefined;
};
