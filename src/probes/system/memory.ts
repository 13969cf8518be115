import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

const MEBIBYTE = 1024;

export const systemMemory = defineProbe({
  name: 'system.memory',
  kind: 'system',
  title: { en: 'Is there enough memory?', de: 'Reicht der Arbeitsspeicher?' },
  params: { minimum: { title: { en: 'memory needed in MiB', de: 'nötiger Speicher in MiB' }, type: 'number', default: 6144 } },
  outcomes: {
    enough: { verdict: 'ok', says: { en: '{{total}} MiB of memory, {{available}} MiB available', de: '{{total}} MiB Speicher, {{available}} MiB verfügbar' } },
    exhausted: {
      verdict: 'fail',
      says: {
        en: 'only {{available}} of {{total}} MiB are left, {{swap}} MiB of swap',
        de: 'nur {{available}} von {{total}} MiB sind frei, {{swap}} MiB Swap',
      },
    },
    killed: {
      verdict: 'warn',
      says: {
        en: 'since the start the system has ended {{kills}} programs for lack of memory ({{total}} MiB)',
        de: 'seit dem Start hat das System {{kills}} Programme wegen Speichermangels beendet ({{total}} MiB)',
      },
    },
    short: {
      verdict: 'warn',
      says: { en: 'only {{total}} MiB of memory, {{minimum}} MiB are advised', de: 'nur {{total}} MiB Speicher, empfohlen sind {{minimum}} MiB' },
    },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'cat /proc/meminfo',
    looksLike: { en: 'many lines; the first is MemTotal', de: 'viele Zeilen; die erste ist MemTotal' },
    read: (pasted, { minimum }) => judge(pasted, '', minimum),
  },
  describe: () => ({ command: 'cat /proc/meminfo /proc/vmstat' }),
  run: async (look) => {
    const [memory, events] = await Promise.all(['/proc/meminfo', '/proc/vmstat'].map((path) => look.host.readFile(path, { signal: look.signal })));
    if (!memory!.ok) return cannotLook(memory!);
    look.log(memory!.value.split('\n').slice(0, 24).join('\n'));
    return judge(memory!.value, events!.ok ? events!.value : '', look.params.minimum);
  },
});

/** Figures of /proc/meminfo are in KiB (proc_meminfo(5)). 6 GB sold as 6 GiB, less what the kernel keeps, is not "short". */
const judge = (memory: string, events: string, minimum: number) => {
  const figure = (name: string): number => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(memory)?.[1] ?? Number.NaN) / MEBIBYTE);
  const [total, available, swap] = ['MemTotal', 'MemAvailable', 'SwapFree'].map(figure) as [number, number, number];
  if (Number.isNaN(total) || Number.isNaN(available)) return cannotTell('odd-answer');
  const kills = Number(/^oom_kill (\d+)/m.exec(events)?.[1] ?? 0);
  const data = { total, available, swap: swap || 0, kills, minimum };
  if (available < total * 0.05 && (swap || 0) < 256) return { outcome: 'exhausted', data } as const;
  if (kills > 0) return { outcome: 'killed', data } as const;
  return { outcome: total < minimum * 0.88 ? 'short' : 'enough', data } as const;
};
