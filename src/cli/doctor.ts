import { FACTS, isFactName } from '../model/fact.ts';
import { type Call, defineCommand } from './define-command.ts';
import type { Examination } from './doctor/examine.ts';
import type { KnownFacts } from './doctor/plan.ts';
import { FINE, FOUND } from './exit-codes.ts';
import { readKeyValues } from './key-values.ts';
import { nearest } from './nearest.ts';
import { openContent } from './open-content.ts';
import type { Misuse } from './output.ts';
import { words } from './words.ts';

type DoctorCall = Pick<Call, 'words' | 'options' | 'language' | 'io' | 'out'>;

/** What the person knows beforehand: `domain=example.org public_ip=192.0.2.1`. */
const readFacts = ({ words: given, language, options }: DoctorCall): { readonly facts: KnownFacts } | { readonly misuse: Misuse } => {
  const say = words[language];
  const read = readKeyValues(given, say);
  if ('misuse' in read) return read;
  const stranger = Object.keys(read.values).find((name) => !isFactName(name));
  if (stranger === undefined) return { facts: { ...read.values, ...(options.product ? { product: options.product } : {}) } };
  const meant = nearest(stranger, Object.keys(FACTS));
  return { misuse: { message: say.unknown.fact(stranger), ...(meant ? { mend: say.didYouMean(`${meant}=`) } : {}) } };
};

/** How many probes are done, in one line that goes away again. */
const progress = ({ io, options, language }: DoctorCall): { readonly tell: (done: number) => void; readonly clear: () => void } => {
  if (io.stderr.isTTY !== true || options.json || options.plain) return { tell: () => {}, clear: () => {} };
  return {
    tell: (done) => void io.stderr.write(`\r${words[language].doctorRunning(done)}\u001b[K`),
    clear: () => void io.stderr.write('\r\u001b[K'),
  };
};

const sayJson = async (report: Examination, good: boolean, host: string, { language, out }: DoctorCall): Promise<void> => {
  const [{ count }, { sayProbe }, { CATALOGUE }] = await Promise.all([
    import('./doctor/report-lines.ts'),
    import('./say-probe.ts'),
    import('../probes/catalogue.ts'),
  ]);
  const { checks, left, facts, milliseconds } = report;
  out.json({
    host,
    facts,
    good,
    problems: count(checks, 'fail'),
    warnings: count(checks, 'warn'),
    milliseconds,
    checks: checks.map(({ probe, params, result }) => ({ probe, params, says: sayProbe(probe, result, language, CATALOGUE), ...result })),
    left,
  });
};

export const runDoctor = async (call: DoctorCall): Promise<number> => {
  const { options, language, io, out } = call;
  const known = readFacts(call);
  if ('misuse' in known) return out.misuse(known.misuse);
  const [{ openHost }, { examine }, { isGood, reportLines }, { CATALOGUE: catalogue }] = await Promise.all([
    import('./open-host.ts'),
    import('./doctor/examine.ts'),
    import('./doctor/report-lines.ts'),
    import('../probes/catalogue.ts'),
  ]);
  const place = await openHost(options.host, language, io.env);
  if ('misuse' in place) return out.misuse(place.misuse);
  const opened = await openContent({ language, options, io });
  if ('misuse' in opened) return out.misuse(opened.misuse);
  const { host } = place;
  const { tell, clear } = progress(call);
  const report = await examine(host, known.facts, io.signal, tell);
  clear();
  await host.close();
  const good = isGood(report.checks);
  if (options.json) await sayJson(report, good, host.name, call);
  else for (const line of reportLines(report, { language, host: host.name, flows: opened.content.pack.flows, catalogue, plain: options.plain })) out.line(line);
  return good ? FINE : FOUND;
};

export const doctorCommand = defineCommand({
  name: 'doctor',
  title: { en: 'every probe that fits this machine, one report', de: 'jede Prüfung, die zu diesem Rechner passt, ein Bericht' },
  words: { value: '[fact=value…]', most: Number.POSITIVE_INFINITY },
  options: {},
  run: runDoctor,
});
