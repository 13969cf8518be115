import { shellQuote } from '../../hosts/shell-quote.ts';
import type { Failure } from '../../model/host.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { PARAM } from '../words.ts';
import { dockerUntold } from './api.ts';
import { listContainers, mailContainers, ofService } from './containers.ts';
import { inspect } from './inspect.ts';

export const dockerMounts = defineProbe({
  name: 'docker.mounts',
  kind: 'docker',
  title: { en: 'Are the files that containers need there?', de: 'Sind die Dateien da, die die Container brauchen?' },
  params: { service: { title: PARAM.service, type: 'text' } },
  outcomes: {
    intact: { verdict: 'ok', says: { en: 'all {{checked}} mounted files are there', de: 'alle {{checked}} eingebundenen Dateien sind da' } },
    missing: { verdict: 'fail', says: { en: 'mounted, but not there: {{paths}}', de: 'eingebunden, aber nicht da: {{paths}}' } },
    directory: {
      verdict: 'fail',
      says: { en: 'should be a file, but is an empty folder: {{paths}}', de: 'sollte eine Datei sein, ist aber ein leerer Ordner: {{paths}}' },
    },
    dangling: { verdict: 'fail', says: { en: 'link without a target: {{paths}}', de: 'Verknüpfung ohne Ziel: {{paths}}' } },
  },
  vantage: 'mail-host',
  needs: ['docker', 'files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ service }) =>
      `docker inspect --format '{{range .Mounts}}{{println .Type .Source .Destination}}{{end}}' $(docker compose ps -aq${service ? ` ${shellQuote(service)}` : ''}) | sort -u | while read -r t s d; do [ "$t" = bind ] || continue; if [ -e "$s" ]; then [ -d "$s" ] && [ -z "$(ls -A "$s")" ] && echo "empty-folder $s $d" || echo "there $s $d"; elif [ -L "$s" ]; then echo "dangling $s $d"; else echo "missing $s $d"; fi; done`,
    looksLike: {
      en: 'for each mounted path a line "there …", "missing …", "dangling …" or "empty-folder …"',
      de: 'je eingebundenem Pfad eine Zeile "there …", "missing …", "dangling …" oder "empty-folder …"',
    },
    read: (pasted) => {
      const lines = [...pasted.matchAll(/^\s*(there|missing|dangling|empty-folder) (\S+)(?: (\S+))?\s*$/gm)].map(([, state, source, destination]) => ({
        state: state!,
        source: source!,
        destination: destination ?? '',
      }));
      const paths = (wanted: string): readonly string[] =>
        lines
          .filter(
            ({ state, destination }) => state === wanted && (wanted !== 'empty-folder' || (FILE_LIKE.test(destination) && !FOLDER_LIKE.test(destination))),
          )
          .map(({ source }) => source);
      const checked = lines.length;
      for (const [word, outcome] of [
        ['missing', 'missing'],
        ['dangling', 'dangling'],
        ['empty-folder', 'directory'],
      ] as const)
        if (paths(word).length > 0) return { outcome, data: { paths: paths(word), checked } };
      return checked > 0 ? { outcome: 'intact', data: { checked } } : cannotTell('odd-answer');
    },
  },
  describe: () => ({ command: "docker inspect --format '{{json .Mounts}}'; ls -l" }),
  run: async (look) => {
    const { service } = look.params;
    const all = await listContainers(look);
    if (!all.ok) return dockerUntold(all);
    const mail = mailContainers(all.value, look.facts);
    const chosen = service === undefined ? mail : ofService(mail.length > 0 ? mail : all.value, service);
    if (chosen.length === 0) return cannotTell('not-here', { en: 'there is no such container', de: 'einen solchen Container gibt es nicht' });
    const mounts = new Map<string, string>();
    for (const entry of chosen) {
      const found = await inspect(look, entry.Id);
      if (found.ok) for (const mount of found.value.Mounts) if (mount.Type === 'bind') mounts.set(mount.Source, mount.Destination);
    }
    const states = await Promise.all([...mounts].map(async ([source, destination]) => ({ source, state: await stateOf(look, source, destination) })));
    for (const { source, state } of states) look.log(`${source}: ${typeof state === 'string' ? state : state.message.en}`);
    for (const outcome of ['missing', 'dangling', 'directory'] as const) {
      const paths = states.filter(({ state }) => state === outcome).map(({ source }) => source);
      if (paths.length > 0) return { outcome, data: { paths, checked: states.length }, subject: paths[0]! };
    }
    const hidden = states.map(({ state }) => state).find((state) => typeof state !== 'string');
    if (hidden) return cannotLook(hidden, hidden.reason === 'no-permission' ? ROOT : undefined);
    return { outcome: 'intact', data: { checked: states.length } };
  },
});

type MountState = 'intact' | 'missing' | 'dangling' | 'directory' | Failure;

/** Names that are folders although they have a dot. */
const FOLDER_LIKE = /\.(d|git|cache|local|config)$/i;
const FILE_LIKE = /[^/]\.[a-z\d]{1,8}$/i;

/** Docker makes an empty folder where the file to mount was missing when the container was made. */
const stateOf = async ({ host, signal }: Pick<Look, 'host' | 'signal'>, source: string, destination: string): Promise<MountState> => {
  const [itself, behind] = await Promise.all([host.lstat(source, { signal }), host.stat(source, { signal })]);
  if (!itself.ok) return itself.reason === 'absent' ? 'missing' : itself;
  if (!behind.ok) return behind.reason === 'absent' ? 'dangling' : behind;
  if (behind.value.kind !== 'directory' || !FILE_LIKE.test(destination) || FOLDER_LIKE.test(destination)) return 'intact';
  const inside = await host.list(source, { signal });
  return inside.ok && inside.value.length === 0 ? 'directory' : 'intact';
};

const ROOT = { en: 'start Mailmedic as root', de: 'starte Mailmedic als root' };
