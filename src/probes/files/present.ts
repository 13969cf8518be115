import { shellQuote } from '../../hosts/shell-quote.ts';
import type { Failure } from '../../model/host.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';

export const filesPresent = defineProbe({
  name: 'files.present',
  kind: 'files',
  title: { en: 'Are the files there and not empty?', de: 'Sind die Dateien da und nicht leer?' },
  params: {
    dir: { title: { en: 'folder', de: 'Ordner' }, type: 'text', required: true },
    files: { title: { en: 'files in it', de: 'Dateien darin' }, type: 'list', required: true },
  },
  outcomes: {
    complete: { verdict: 'ok', says: { en: 'all {{checked}} files are there', de: 'alle {{checked}} Dateien sind da' } },
    missing: { verdict: 'fail', says: { en: 'missing: {{paths}}', de: 'fehlt: {{paths}}' } },
    empty: { verdict: 'fail', says: { en: 'empty: {{paths}}', de: 'leer: {{paths}}' } },
    dangling: { verdict: 'fail', says: { en: 'link without a target: {{paths}}', de: 'Verknüpfung ohne Ziel: {{paths}}' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ dir, files }) => `ls -lL ${files.map((file) => shellQuote(`${dir}/${file}`)).join(' ')}`,
    looksLike: { en: 'one line for each file; "No such file" where one is missing', de: 'eine Zeile je Datei; "No such file" wo eine fehlt' },
    read: (pasted, { dir, files }) => {
      const paths = files.map((file) => `${dir}/${file}`);
      const lineOf = (path: string): string | undefined => pasted.split('\n').find((line) => line.includes(path));
      const absent = paths.filter((path) => /No such file/.test(lineOf(path) ?? ''));
      if (absent.length > 0) return { outcome: 'missing', data: { paths: absent } };
      const listed = paths.map((path) => ({ path, size: /^[-d]\S+\s+\d+\s+\S+\s+\S+\s+(\d+)\s/.exec(lineOf(path) ?? '')?.[1] }));
      if (listed.some(({ size }) => size === undefined)) return cannotTell('odd-answer');
      const empty = listed.filter(({ size }) => size === '0').map(({ path }) => path);
      return empty.length > 0 ? { outcome: 'empty', data: { paths: empty } } : { outcome: 'complete', data: { checked: paths.length } };
    },
  },
  describe: ({ dir, files }) => ({ command: `ls -lL ${files.map((file) => shellQuote(`${dir}/${file}`)).join(' ')}` }),
  run: async (look) => {
    const { dir, files } = look.params;
    const states = await Promise.all(
      files.map(async (file) => ({ path: `${dir.replace(/\/+$/, '')}/${file}`, state: await stateOf(look, `${dir.replace(/\/+$/, '')}/${file}`) })),
    );
    for (const { path, state } of states) look.log(`${path}: ${typeof state === 'string' ? state : state.message.en}`);
    for (const outcome of ['missing', 'dangling', 'empty'] as const) {
      const paths = states.filter(({ state }) => state === outcome).map(({ path }) => path);
      if (paths.length > 0) return { outcome, data: { paths }, subject: dir };
    }
    const hidden = states.find(({ state }) => typeof state !== 'string');
    if (hidden && typeof hidden.state !== 'string')
      return cannotLook(hidden.state, hidden.state.reason === 'no-permission' ? ROOT : undefined, { subject: dir });
    return { outcome: 'complete', data: { checked: states.length }, subject: dir };
  },
});

type State = 'complete' | 'missing' | 'dangling' | 'empty' | Failure;

/** A file that may not be seen is not a missing file. */
const stateOf = async ({ host, signal }: Pick<Look, 'host' | 'signal'>, path: string): Promise<State> => {
  const [itself, behind] = await Promise.all([host.lstat(path, { signal }), host.stat(path, { signal })]);
  if (!itself.ok) return itself.reason === 'absent' ? 'missing' : itself;
  if (!behind.ok) return behind.reason === 'absent' ? 'dangling' : behind;
  if (behind.value.kind !== 'directory') return behind.value.kind === 'file' && behind.value.size === 0 ? 'empty' : 'complete';
  const inside = await host.list(path, { signal });
  return inside.ok && inside.value.length === 0 ? 'empty' : 'complete';
};

const ROOT = { en: 'start Mailmedic as root', de: 'starte Mailmedic als root' };
