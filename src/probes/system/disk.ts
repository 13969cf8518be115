import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

export const systemDisk = defineProbe({
  name: 'system.disk',
  kind: 'system',
  title: { en: 'Is there room on the disk?', de: 'Ist auf der Festplatte noch Platz?' },
  params: { paths: { title: { en: 'folders', de: 'Ordner' }, type: 'list', default: ['/', '/var', '/var/lib/docker'] } },
  outcomes: {
    enough: { verdict: 'ok', says: { en: 'enough room everywhere (least: {{least}})', de: 'überall genug Platz (am wenigsten: {{least}})' } },
    full: { verdict: 'fail', says: { en: 'full: {{full}}', de: 'voll: {{full}}' } },
    'no-inodes': { verdict: 'fail', says: { en: 'no more files fit (inodes): {{full}}', de: 'keine Dateien mehr möglich (Inodes): {{full}}' } },
    low: { verdict: 'warn', says: { en: 'nearly full: {{full}}', de: 'fast voll: {{full}}' } },
  },
  vantage: 'mail-host',
  needs: ['run'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'df -Pk',
    looksLike: { en: 'a table with the column "Capacity"', de: 'eine Tabelle mit der Spalte "Capacity"' },
    read: (pasted) => judge(readDf(pasted), []),
  },
  describe: ({ paths }) => ({ command: `df -Pk ${paths.join(' ')}; df -Pi ${paths.join(' ')}` }),
  run: async (look) => {
    const [blocks, inodes] = await Promise.all(
      ['-Pk', '-Pi'].map((flags) => look.host.run('df', [flags, '--', ...look.params.paths], { signal: look.signal })),
    );
    if (!blocks!.ok) return cannotLook(blocks!);
    look.log(blocks!.value.stdout);
    // A folder that is not there makes df complain, the others still count.
    return judge(readDf(blocks!.value.stdout), inodes!.ok ? readDf(inodes!.value.stdout) : []);
  },
});

type Filesystem = { readonly mount: string; readonly used: number; readonly free: number; readonly percent: number };

/** `df -P`: name, total, used, available, capacity, mount point (POSIX). Filesystems without own limits show 0 or "-". */
const readDf = (text: string): readonly Filesystem[] => {
  const all = text.split('\n').flatMap((line): Filesystem[] => {
    const found = /^(\S.*?)\s+(\d+)\s+(\d+)\s+(-?\d+)\s+(\d+)%\s+(\/.*)$/.exec(line);
    if (!found || Number(found[2]) === 0 || /^(tmpfs|devtmpfs|efivarfs|overlay|squashfs|udev|\/dev\/loop\d+)$/.test(found[1]!)) return [];
    return [{ mount: found[6]!, used: Number(found[3]), free: Number(found[4]), percent: Number(found[5]) }];
  });
  return [...new Map(all.map((one) => [one.mount, one])).values()];
};

const GIBIBYTE = 1024 * 1024;

/** Postfix refuses mail when less than 1.5 times `message_size_limit` is free, so both share and size count. */
const judge = (blocks: readonly Filesystem[], inodes: readonly Filesystem[]) => {
  if (blocks.length === 0) return cannotTell('odd-answer');
  const name = ({ mount, percent }: Filesystem): string => `${mount} ${percent} %`;
  const full = blocks.filter(({ percent, free }) => percent >= 99 || free < GIBIBYTE / 4);
  if (full.length > 0) return { outcome: 'full', data: { full: full.map(name) } } as const;
  const used = inodes.filter(({ percent }) => percent >= 99);
  if (used.length > 0) return { outcome: 'no-inodes', data: { full: used.map(name) } } as const;
  const low = [...blocks.filter(({ percent, free }) => percent >= 90 && free < 5 * GIBIBYTE), ...inodes.filter(({ percent }) => percent >= 95)];
  if (low.length > 0) return { outcome: 'low', data: { full: low.map(name) } } as const;
  const least = blocks.toSorted((a, b) => b.percent - a.percent)[0]!;
  return { outcome: 'enough', data: { least: name(least) } } as const;
};
