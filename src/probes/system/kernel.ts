import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { isOlder, readVersion } from '../version.ts';

export const systemKernel = defineProbe({
  name: 'system.kernel',
  kind: 'system',
  title: { en: 'Is the kernel recent enough?', de: 'Ist der Kernel neu genug?' },
  params: { minimum: { title: { en: 'oldest version that works', de: 'älteste Version, die geht' }, type: 'text', default: '4.18' } },
  outcomes: {
    recent: { verdict: 'ok', says: { en: 'Linux {{kernel}}', de: 'Linux {{kernel}}' } },
    old: { verdict: 'fail', says: { en: 'Linux {{kernel}} is older than {{minimum}}', de: 'Linux {{kernel}} ist älter als {{minimum}}' } },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'uname -r',
    looksLike: { en: 'a version such as 6.1.0-40-amd64', de: 'eine Version wie 6.1.0-40-amd64' },
    read: (pasted, { minimum }) => judge(pasted, minimum),
  },
  describe: () => ({ command: 'uname -r' }),
  run: async (look) => {
    const text = await look.host.readFile('/proc/sys/kernel/osrelease', { signal: look.signal });
    if (!text.ok) return cannotLook(text);
    look.log(text.value.trim());
    return judge(text.value, look.params.minimum);
  },
});

const judge = (text: string, minimum: string) => {
  const kernel = text.trim().split('\n').at(-1)?.trim() ?? '';
  const [version, needed] = [readVersion(kernel), readVersion(minimum)];
  if (!needed) return cannotTell('missing-input', { en: `"${minimum}" is no version`, de: `„${minimum}“ ist keine Version` });
  if (!version || !/^\d/.test(kernel)) return cannotTell('odd-answer');
  return { outcome: isOlder(version, needed) ? 'old' : 'recent', data: { kernel, minimum } } as const;
};
