import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';

/** Seconds by which a map may be older: it is made right after its text. */
const TOLERANCE = 120;

export const postfixMaps = defineProbe({
  name: 'postfix.maps',
  kind: 'files',
  title: { en: 'Are the lookup tables of Postfix as new as their texts?', de: 'Sind die Tabellen von Postfix so neu wie ihre Texte?' },
  params: { dir: { title: { en: 'folder', de: 'Ordner' }, type: 'text', default: '/etc/postfix' } },
  outcomes: {
    fresh: { verdict: 'ok', says: { en: 'all {{checked}} tables are as new as their texts', de: 'alle {{checked}} Tabellen sind so neu wie ihre Texte' } },
    outdated: { verdict: 'warn', says: { en: 'older than its text: {{maps}}', de: 'älter als der Text: {{maps}}' } },
    none: { verdict: 'not-applicable', says: { en: 'no tables lie in {{dir}}', de: 'in {{dir}} liegen keine Tabellen' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ dir }) => `stat -c '%Y %n' ${shellQuote(dir)}/*`,
    looksLike: { en: 'lines with a number and a file name', de: 'Zeilen mit einer Zahl und einem Dateinamen' },
    read: (pasted, { dir }) => {
      const times = new Map([...pasted.matchAll(/^\s*(\d{9,11}) (\S+)\s*$/gm)].map(([, time, path]) => [path!, Number(time)]));
      return times.size === 0
        ? cannotTell('odd-answer')
        : judge(
            dir,
            [...times.keys()].map((path) => ({ path, time: times.get(path)! })),
          );
    },
  },
  describe: ({ dir }) => ({ command: `ls -l ${dir}` }),
  run: async (look) => {
    const { dir } = look.params;
    const names = await look.host.list(dir, { signal: look.signal });
    if (!names.ok) return cannotLook(names, undefined, { subject: dir });
    const maps = names.value.filter((name) => MAP.test(name));
    const wanted = [...new Set(maps.flatMap((name) => [name, name.replace(MAP, '')]))].filter((name) => names.value.includes(name));
    const files = (await Promise.all(wanted.map((name) => timeOf(look, `${dir}/${name}`)))).flatMap((one) => one ?? []);
    for (const { path, time } of files) look.log(`${new Date(time * 1000).toISOString()} ${path}`);
    return { ...judge(dir, files), subject: dir };
  },
});

const MAP = /\.(db|lmdb|cdb)$/;
type Dated = { readonly path: string; readonly time: number };

const timeOf = async ({ host, signal }: Pick<Look, 'host' | 'signal'>, path: string): Promise<Dated | undefined> => {
  const stat = await host.stat(path, { signal });
  return stat.ok && stat.value.kind === 'file' ? { path, time: stat.value.modifiedMs / 1000 } : undefined;
};

const judge = (dir: string, files: readonly Dated[]) => {
  const timed = new Map(files.map(({ path, time }) => [path, time]));
  const maps = files.filter(({ path }) => MAP.test(path) && timed.has(path.replace(MAP, '')));
  if (maps.length === 0) return { outcome: 'none', data: { dir } } as const;
  const outdated = maps.filter(({ path, time }) => time + TOLERANCE < timed.get(path.replace(MAP, ''))!).map(({ path }) => path);
  return outdated.length > 0 ? ({ outcome: 'outdated', data: { maps: outdated } } as const) : ({ outcome: 'fresh', data: { checked: maps.length } } as const);
};
