import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

export const systemInotify = defineProbe({
  name: 'system.inotify',
  kind: 'system',
  title: { en: 'Are there enough inotify instances?', de: 'Reichen die inotify-Instanzen?' },
  params: { minimum: { title: { en: 'instances needed', de: 'nötige Instanzen' }, type: 'number', default: 512 } },
  outcomes: {
    enough: { verdict: 'ok', says: { en: 'inotify allows {{instances}} instances', de: 'inotify erlaubt {{instances}} Instanzen' } },
    low: {
      verdict: 'info',
      says: {
        en: 'inotify allows {{instances}} instances; many mail programs need {{minimum}}',
        de: 'inotify erlaubt {{instances}} Instanzen; viele Mailprogramme brauchen {{minimum}}',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'cat /proc/sys/fs/inotify/max_user_instances',
    looksLike: { en: 'one number', de: 'eine Zahl' },
    read: (pasted, { minimum }) => judge(pasted, minimum),
  },
  describe: () => ({ command: 'cat /proc/sys/fs/inotify/max_user_instances' }),
  run: async (look) => {
    const text = await look.host.readFile('/proc/sys/fs/inotify/max_user_instances', { signal: look.signal });
    if (!text.ok) return cannotLook(text);
    look.log(text.value.trim());
    return judge(text.value, look.params.minimum);
  },
});

const judge = (text: string, minimum: number) => {
  const found = /(?:^|=|\s)(\d+)\s*$/.exec(text.trim());
  if (!found) return cannotTell('odd-answer');
  const instances = Number(found[1]);
  return { outcome: instances < minimum ? 'low' : 'enough', data: { instances, minimum } } as const;
};
