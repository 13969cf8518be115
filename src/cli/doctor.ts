import { defineCommand } from './define-command.ts';
import { goOn } from './go-on.ts';

export const doctorCommand = defineCommand({
  name: 'doctor',
  title: { en: 'every probe that fits this machine, one report', de: 'jede Prüfung, die zu diesem Rechner passt, ein Bericht' },
  words: { value: '[fact=value…]', most: Number.POSITIVE_INFINITY },
  options: {
    ignore: {
      type: 'list',
      value: 'FINDING',
      title: {
        en: 'do not count this finding: probe:outcome key=value (also in the file doctor-ignore beside your cases)',
        de: 'diesen Befund nicht zählen: prüfung:ergebnis schlüssel=wert (auch in der Datei doctor-ignore neben deinen Fällen)',
      },
    },
  },
  run: async (call) => {
    const { runReport } = await import('./doctor/run-report.ts');
    const { code, chosen } = await runReport(call);
    if (!chosen) return code;
    const { converse } = await import('./converse.ts');
    return goOn(call, await converse(call, { chosen }));
  },
});
