import { cannotTell, defineProbe, type Look } from '../define-probe.ts';

export const systemVirtualisation = defineProbe({
  name: 'system.virtualisation',
  kind: 'system',
  title: { en: 'Is it a real or a fully virtual machine?', de: 'Ist es eine echte oder voll virtualisierte Maschine?' },
  params: {},
  outcomes: {
    full: { verdict: 'ok', says: { en: '{{kind}}', de: '{{kind}}' } },
    container: {
      verdict: 'fail',
      says: {
        en: 'the server itself is a container ({{kind}}); mail server stacks do not run well in it',
        de: 'der Server ist selbst ein Container ({{kind}}); Mailserver laufen darin nicht gut',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['proc', 'run'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'systemd-detect-virt',
    looksLike: { en: 'one word such as kvm or none', de: 'ein Wort wie kvm oder none' },
    read: (pasted) => judge(pasted.trim().split('\n').at(-1)?.trim() ?? ''),
  },
  describe: () => ({ command: 'systemd-detect-virt; cat /run/systemd/container /proc/user_beancounters' }),
  run: async (look) => {
    const kind = (await fromFiles(look)) ?? (await fromProgram(look));
    if (kind === undefined) return cannotTell('no-tool');
    look.log(kind);
    return judge(kind);
  },
});

/** /proc/user_beancounters only exists in OpenVZ and Virtuozzo; systemd writes the container's kind to /run. */
const fromFiles = async ({ host, signal }: Pick<Look, 'host' | 'signal'>): Promise<string | undefined> => {
  const [beans, written] = await Promise.all([host.lstat('/proc/user_beancounters', { signal }), host.readFile('/run/systemd/container', { signal })]);
  if (beans.ok) return 'openvz';
  return written.ok && written.value.trim() !== '' ? written.value.trim() : undefined;
};

const fromProgram = async ({ host, signal }: Pick<Look, 'host' | 'signal'>): Promise<string | undefined> => {
  const output = await host.run('systemd-detect-virt', [], { signal });
  const word = output.ok ? output.value.stdout.trim() : '';
  return word === '' ? undefined : word;
};

/** Words of systemd-detect-virt(1). */
const CONTAINERS = ['openvz', 'lxc', 'lxc-libvirt', 'systemd-nspawn', 'docker', 'podman', 'rkt', 'proot', 'pouch', 'wsl', 'container-other'];

const MACHINES = [
  'none',
  'qemu',
  'kvm',
  'amazon',
  'google',
  'zvm',
  'vmware',
  'microsoft',
  'oracle',
  'powervm',
  'xen',
  'bochs',
  'uml',
  'parallels',
  'bhyve',
  'qnx',
  'acrn',
  'apple',
  'sre',
  'vm-other',
];

const UNKNOWN = (kind: string) => ({ en: `"${kind}" is no kind of machine that I know`, de: `„${kind}“ ist keine Art von Maschine, die ich kenne` });

const judge = (kind: string) => {
  if (!CONTAINERS.includes(kind) && !MACHINES.includes(kind)) return cannotTell('odd-answer', UNKNOWN(kind.slice(0, 20)));
  return { outcome: CONTAINERS.includes(kind) ? 'container' : 'full', data: { kind } } as const;
};
