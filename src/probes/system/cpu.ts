import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

export const systemCpu = defineProbe({
  name: 'system.cpu',
  kind: 'system',
  title: { en: 'Is the processor up to it?', de: 'Reicht der Prozessor?' },
  params: { cores: { title: { en: 'cores needed', de: 'nötige Kerne' }, type: 'number', default: 1 } },
  outcomes: {
    enough: { verdict: 'ok', says: { en: '{{cores}} × {{model}}', de: '{{cores}} × {{model}}' } },
    few: { verdict: 'warn', says: { en: 'only {{cores}} cores, {{needed}} are advised', de: 'nur {{cores}} Kerne, empfohlen sind {{needed}}' } },
    'no-ssse3': {
      verdict: 'warn',
      says: {
        en: '{{model}} shows no SSSE3, without which rspamd cannot use Hyperscan',
        de: '{{model}} zeigt kein SSSE3, ohne das rspamd Hyperscan nicht benutzen kann',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'cat /proc/cpuinfo',
    looksLike: { en: 'for each core a block of lines, among them "model name" and "flags"', de: 'je Kern ein Block Zeilen, darunter "model name" und "flags"' },
    read: (pasted, { cores }) => judge(pasted, cores),
  },
  describe: () => ({ command: 'cat /proc/cpuinfo' }),
  run: async (look) => {
    const text = await look.host.readFile('/proc/cpuinfo', { signal: look.signal, maxBytes: 1024 * 1024 });
    if (!text.ok) return cannotLook(text);
    look.log(text.value.split(/\n\s*\n/)[0]!);
    return judge(text.value, look.params.cores);
  },
});

const judge = (text: string, needed: number) => {
  const cores = text.match(/^processor\s*:\s*\d+/gm)?.length ?? 0;
  if (cores === 0) return cannotTell('odd-answer');
  const model = /^(?:model name|Model|Hardware)\s*:\s*(.+)$/m.exec(text)?.[1]?.trim() ?? '?';
  const flags = /^flags\s*:\s*(.+)$/m.exec(text)?.[1]?.split(/\s+/);
  const data = { cores, model, needed };
  // Only x86 lists "flags"; ARM has "Features" and its own build of Hyperscan.
  if (flags && !flags.includes('ssse3')) return { outcome: 'no-ssse3', data } as const;
  return { outcome: cores < needed ? 'few' : 'enough', data } as const;
};
