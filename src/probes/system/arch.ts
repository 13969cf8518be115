import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

export const systemArch = defineProbe({
  name: 'system.arch',
  kind: 'system',
  title: { en: 'Which processor architecture is it?', de: 'Welche Prozessorarchitektur ist es?' },
  params: {},
  outcomes: {
    x86_64: { verdict: 'ok', says: { en: 'x86_64', de: 'x86_64' } },
    arm64: { verdict: 'info', says: { en: 'ARM64 (aarch64)', de: 'ARM64 (aarch64)' } },
    other: { verdict: 'warn', says: { en: '{{arch}}, which mail server images rarely support', de: '{{arch}}, das kaum ein Mailserver-Image unterstützt' } },
  },
  vantage: 'mail-host',
  needs: ['run'],
  facts: ['arch'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'uname -m',
    looksLike: { en: 'one word such as x86_64', de: 'ein Wort wie x86_64' },
    read: (pasted) => judge(pasted),
  },
  describe: () => ({ command: 'uname -m' }),
  run: async (look) => {
    const output = await look.host.run('uname', ['-m'], { signal: look.signal });
    if (!output.ok) return cannotLook(output);
    look.log(output.value.stdout.trim());
    return judge(output.value.stdout);
  },
});

const judge = (text: string) => {
  const arch = text.trim().split('\n').at(-1)?.trim() ?? '';
  if (!KNOWN.test(arch)) return cannotTell('odd-answer');
  const outcome = arch === 'x86_64' || arch === 'amd64' ? 'x86_64' : arch === 'aarch64' || arch === 'arm64' ? 'arm64' : 'other';
  return { outcome, data: { arch }, facts: { arch } } as const;
};

/** What `uname -m` says on Linux; a word that somebody typed instead is none of it. */
const KNOWN =
  /^(x86_64|amd64|i[3-6]86|aarch64(_be)?|arm64|armv\d\w*|riscv(32|64)|ppc(64(le)?)?|s390x?|mips\w*|loongarch\d+|sparc\w*|alpha|ia64|parisc\w*|m68k|sh\d\w*)$/;
