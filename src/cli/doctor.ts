import { defineCommand } from './define-command.ts';

export const doctorCommand = defineCommand({
  name: 'doctor',
  title: { en: 'every probe that fits this machine, one report', de: 'jede Prüfung, die zu diesem Rechner passt, ein Bericht' },
  words: { value: '[fact=value…]', most: Number.POSITIVE_INFINITY },
  options: {},
  run: async (call) => {
    const { runReport } = await import('./doctor/run-report.ts');
    const { code, chosen } = await runReport(call);
    if (!chosen) return code;
    const { converse } = await import('./converse.ts');
    return converse(call, { chosen });
  },
});
