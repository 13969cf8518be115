import { cannotTell, defineProbe } from '../define-probe.ts';

export const systemNetfilter = defineProbe({
  name: 'system.netfilter',
  kind: 'system',
  title: { en: 'Does the kernel know the firewall that containers use (nf_tables)?', de: 'Kennt der Kernel die Firewall, die Container benutzen (nf_tables)?' },
  params: {},
  outcomes: {
    present: { verdict: 'ok', says: { en: 'nf_tables is there', de: 'nf_tables ist da' } },
    missing: {
      verdict: 'warn',
      says: {
        en: 'this kernel was built without nf_tables, so Fail2Ban in the container cannot block',
        de: 'dieser Kernel ist ohne nf_tables gebaut, Fail2Ban im Container kann also nicht sperren',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['files', 'proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'grep -E "^nf_tables |CONFIG_NF_TABLES=" /proc/modules /boot/config-$(uname -r)',
    looksLike: { en: 'lines with nf_tables or CONFIG_NF_TABLES', de: 'Zeilen mit nf_tables oder CONFIG_NF_TABLES' },
    read: (pasted) => judge(/^(?:\S*:)?nf_tables\s/m.test(pasted), pasted) ?? cannotTell('odd-answer', OPEN),
  },
  describe: () => ({ command: 'cat /proc/modules; cat /boot/config-$(uname -r)' }),
  run: async (look) => {
    const [modules, release] = await Promise.all(
      ['/proc/modules', '/proc/sys/kernel/osrelease'].map((path) => look.host.readFile(path, { signal: look.signal, maxBytes: 1024 * 1024 })),
    );
    const config = release!.ok ? await look.host.readFile(`/boot/config-${release!.value.trim()}`, { signal: look.signal, maxBytes: 1024 * 1024 }) : undefined;
    const loaded = modules!.ok && /^nf_tables\s/m.test(modules!.value);
    const built = config?.ok ? config.value : '';
    for (const line of [...(loaded ? ['nf_tables loaded'] : []), ...(/^.*CONFIG_NF_TABLES\b.*$/m.exec(built) ?? [])]) look.log(line);
    return judge(loaded, built) ?? cannotTell('odd-answer', OPEN);
  },
});

/** Not loaded does not mean missing: only the kernel's own configuration says that. */
const judge = (loaded: boolean, config: string) => {
  if (loaded || /CONFIG_NF_TABLES=[ym]\b/.test(config)) return { outcome: 'present' } as const;
  return /# CONFIG_NF_TABLES is not set/.test(config) ? ({ outcome: 'missing' } as const) : undefined;
};

const OPEN = { en: 'the kernel does not say; try: sudo modprobe -n nf_tables', de: 'der Kernel sagt es nicht; versuch: sudo modprobe -n nf_tables' };
