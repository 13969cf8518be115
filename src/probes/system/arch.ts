import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

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
  describe: () => ({ command: 'uname -m' }),
  run: notYet,
});
