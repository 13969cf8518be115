import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

export const systemCgroups = defineProbe({
  name: 'system.cgroups',
  kind: 'system',
  title: { en: 'Which control groups does the system use?', de: 'Welche Control-Groups benutzt das System?' },
  params: {},
  outcomes: {
    v2: { verdict: 'ok', says: { en: 'cgroup v2', de: 'cgroup v2' } },
    v1: { verdict: 'info', says: { en: 'cgroup v1, which new Docker versions give up', de: 'cgroup v1, das neue Docker-Versionen aufgeben' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'stat -fc %T /sys/fs/cgroup',
    looksLike: { en: 'one word such as cgroup2fs or tmpfs', de: 'ein Wort wie cgroup2fs oder tmpfs' },
    read: (pasted) => {
      const word = pasted.trim().split('\n').at(-1)?.trim();
      return word === 'cgroup2fs' ? { outcome: 'v2' } : word === 'tmpfs' || word === 'cgroupfs' ? { outcome: 'v1' } : cannotTell('odd-answer');
    },
  },
  describe: () => ({ command: 'ls /sys/fs/cgroup/cgroup.controllers' }),
  run: async (look) => {
    // Only the unified hierarchy has this file at its root (cgroups(7)).
    const unified = await look.host.lstat('/sys/fs/cgroup/cgroup.controllers', { signal: look.signal });
    if (unified.ok) return { outcome: 'v2' };
    const any = await look.host.lstat('/sys/fs/cgroup', { signal: look.signal });
    return unified.reason === 'absent' && any.ok ? { outcome: 'v1' } : cannotLook(unified);
  },
});
