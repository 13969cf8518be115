import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

const FILES = ['sys_vendor', 'product_name', 'bios_vendor', 'chassis_asset_tag'] as const;

/** Makers' marks of clouds, and whether they close port 25 outward for new customers (their own help pages, read 2026-11-21). */
const PROVIDERS: readonly { readonly name: string; readonly mark: RegExp; readonly closes25: boolean }[] = [
  { name: 'Hetzner', mark: /hetzner/i, closes25: true },
  { name: 'Amazon EC2', mark: /amazon ec2|amazon/i, closes25: true },
  { name: 'Google Cloud', mark: /google compute engine|google/i, closes25: true },
  { name: 'Microsoft Azure', mark: /7783-7084-3265-9085-8269-3286-77/, closes25: true },
  { name: 'DigitalOcean', mark: /digitalocean/i, closes25: true },
  { name: 'Vultr', mark: /vultr/i, closes25: true },
  { name: 'Linode', mark: /linode|akamai/i, closes25: true },
  { name: 'Oracle Cloud', mark: /oraclecloud/i, closes25: true },
  { name: 'Scaleway', mark: /scaleway/i, closes25: true },
  { name: 'Alibaba Cloud', mark: /alibaba/i, closes25: true },
  { name: 'OVHcloud', mark: /\bovh/i, closes25: false },
  { name: 'netcup', mark: /netcup/i, closes25: false },
];

export const systemProvider = defineProbe({
  name: 'system.provider',
  kind: 'system',
  title: { en: 'Whose machine is it?', de: 'Wessen Maschine ist es?' },
  params: {},
  outcomes: {
    'closes-25': {
      verdict: 'info',
      says: {
        en: '{{provider}}, which keeps port 25 outward shut until asked',
        de: '{{provider}}, wo Port 25 nach außen gesperrt ist, bis danach gefragt wird',
      },
    },
    known: { verdict: 'info', says: { en: '{{provider}}', de: '{{provider}}' } },
    unknown: { verdict: 'info', says: { en: 'nothing tells ({{marks}})', de: 'nichts verrät es ({{marks}})' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => `head ${FILES.map((file) => `/sys/class/dmi/id/${file}`).join(' ')}`,
    looksLike: { en: 'names such as "Hetzner" or "QEMU"', de: 'Namen wie "Hetzner" oder "QEMU"' },
    read: (pasted) =>
      /dmi\/id|\w{3,}/.test(pasted) ? judge(pasted.split('\n').filter((line) => line.trim() !== '' && !line.includes('/sys/'))) : cannotTell('odd-answer'),
  },
  describe: () => ({ command: `cat ${FILES.map((file) => `/sys/class/dmi/id/${file}`).join(' ')}` }),
  run: async (look) => {
    const texts = await Promise.all(FILES.map((file) => look.host.readFile(`/sys/class/dmi/id/${file}`, { signal: look.signal })));
    const marks = texts.flatMap((text) => (text.ok && text.value.trim() !== '' ? [text.value.trim()] : []));
    for (const mark of marks) look.log(mark);
    const failed = texts.find((text) => !text.ok && text.reason !== 'absent');
    return marks.length === 0 && failed && !failed.ok ? cannotLook(failed) : judge(marks);
  },
});

const judge = (marks: readonly string[]) => {
  const found = PROVIDERS.find(({ mark }) => marks.some((one) => mark.test(one)));
  if (!found) return { outcome: 'unknown', data: { marks: marks.length > 0 ? marks : '–' } } as const;
  return { outcome: found.closes25 ? 'closes-25' : 'known', data: { provider: found.name } } as const;
};
