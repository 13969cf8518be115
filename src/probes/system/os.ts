import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

export const systemOs = defineProbe({
  name: 'system.os',
  kind: 'system',
  title: { en: 'Does the operating system suit a mail server?', de: 'Passt das Betriebssystem zu einem Mailserver?' },
  params: {},
  outcomes: {
    suitable: { verdict: 'ok', says: { en: '{{os}}', de: '{{os}}' } },
    unsuitable: { verdict: 'warn', says: { en: '{{os}} is not supported by mail server stacks', de: '{{os}} wird von Mailservern nicht unterstützt' } },
    unknown: { verdict: 'info', says: { en: '{{os}}, about which I know nothing', de: '{{os}}, über das ich nichts weiß' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'cat /etc/os-release',
    looksLike: { en: 'lines such as ID=debian', de: 'Zeilen wie ID=debian' },
    read: (pasted) => judge(pasted),
  },
  describe: () => ({ command: 'cat /etc/os-release' }),
  run: async (look) => {
    const text = await look.host.readFile('/etc/os-release', { signal: look.signal });
    if (!text.ok) return cannotLook(text);
    look.log(text.value);
    return judge(text.value);
  },
});

/** Distributions that the installation guides name, and appliances that they rule out. */
const SUITABLE = ['debian', 'ubuntu', 'almalinux', 'rocky', 'rhel', 'centos', 'fedora', 'ol', 'opensuse-leap', 'sles', 'arch'];
const UNSUITABLE = ['synology', 'dsm', 'qts', 'qnap', 'unraid', 'openmediavault', 'truenas', 'ugreen', 'openwrt', 'slackware'];

const judge = (text: string) => {
  const field = (name: string): string => new RegExp(`^${name}="?([^"\\n]*)"?`, 'm').exec(text)?.[1]?.toLowerCase() ?? '';
  const id = field('ID');
  if (id === '') return cannotTell('odd-answer');
  const os = /^PRETTY_NAME="?([^"\n]*)"?/m.exec(text)?.[1] ?? id;
  if (UNSUITABLE.some((word) => id.includes(word) || os.toLowerCase().includes(word))) return { outcome: 'unsuitable', data: { os } } as const;
  return { outcome: SUITABLE.includes(id) ? 'suitable' : 'unknown', data: { os } } as const;
};
