import { FACTS, isFactName } from '../model/fact.ts';
import type { Flow } from '../model/flow.ts';
import type { Verdict } from '../model/probe.ts';
import { defineCommand } from './define-command.ts';
import type { Check, Examination } from './doctor/examine.ts';
import { FINE, FOUND } from './exit-codes.ts';
import { readKeyValues } from './key-values.ts';
import { nearest } from './nearest.ts';
import { openContent } from './open-content.ts';
import { printable } from './printable.ts';
import { sayParams, sayProbe, seconds } from './say-probe.ts';
import { type Words, words } from './words.ts';

const SIGNS: Partial<Record<Verdict, string>> = { fail: '✗', warn: '!' };

const count = (checks: readonly Check[], ...verdicts: readonly Verdict[]): number => checks.filter(({ result }) => verdicts.includes(result.verdict)).length;

const closing = (checks: readonly Check[], say: Words): string => {
  const problems = count(checks, 'fail');
  const warnings = count(checks, 'warn');
  if (problems > 0) return say.doctorBad(problems, warnings);
  if (count(checks, 'ok', 'warn') === 0) return say.doctorNothing;
  return warnings > 0 ? say.doctorWarned(warnings) : say.doctorGood;
};

/** The flow that starts from what a probe found, for the person's product. */
const flowFor = (check: Check, flows: readonly Flow[], product: unknown): string | undefined =>
  flows.find(
    (flow) =>
      (product === undefined || flow.products.length === 0 || flow.products.some((one) => one === product)) &&
      Object.values(flow.nodes).some((node) => node.kind === 'ask' && node.probe === check.probe && node.go?.[check.result.outcome] !== undefined),
  )?.key;

export const doctorCommand = defineCommand({
  name: 'doctor',
  title: { en: 'every probe that fits this machine, one report', de: 'jede Prüfung, die zu diesem Rechner passt, ein Bericht' },
  words: { value: '[fact=value…]', most: Number.POSITIVE_INFINITY },
  options: {},
  run: async ({ words: given, options, language, io, out }) => {
    const say = words[language];
    const read = readKeyValues(given, say);
    if ('misuse' in read) return out.misuse(read.misuse);
    const stranger = Object.keys(read.values).find((name) => !isFactName(name));
    if (stranger !== undefined) {
      const meant = nearest(stranger, Object.keys(FACTS));
      return out.misuse({ message: say.unknown.fact(stranger), ...(meant ? { mend: say.didYouMean(`${meant}=`) } : {}) });
    }
    const [{ openHost }, { examine }, { CATALOGUE }] = await Promise.all([
      import('./open-host.ts'),
      import('./doctor/examine.ts'),
      import('../probes/catalogue.ts'),
    ]);
    const place = await openHost(options.host, language, io.env);
    if ('misuse' in place) return out.misuse(place.misuse);
    const opened = await openContent({ language, options, io });
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const known = { ...read.values, ...(options.product ? { product: options.product } : {}) };
    const live = io.stderr.isTTY === true && !options.json && !options.plain;
    const report: Examination = await examine(place.host, known, io.signal, (done) => {
      if (live) io.stderr.write(`\r${say.doctorRunning(done)}\u001b[K`);
    });
    if (live) io.stderr.write('\r\u001b[K');
    await place.host.close();
    const { checks, left, facts } = report;
    const code = count(checks, 'fail') > 0 || count(checks, 'ok', 'warn') === 0 ? FOUND : FINE;
    const sentence = closing(checks, say);
    if (options.json) {
      out.json({
        host: place.host.name,
        facts,
        good: code === FINE,
        problems: count(checks, 'fail'),
        warnings: count(checks, 'warn'),
        milliseconds: report.milliseconds,
        checks: checks.map(({ probe, params, result }) => ({ probe, params, says: sayProbe(probe, result, language, CATALOGUE), ...result })),
        left,
      });
      return code;
    }
    const title = (probe: string): string => CATALOGUE.get(probe)?.title[language] ?? probe;
    const product = [facts.product, facts.version].filter(Boolean).join(' ');
    const head = [facts.host_name, product, place.host.name].filter(Boolean).map(String).join(' · ');
    out.line(printable(`${head} · ${say.doctorHead(checks.length, seconds(report.milliseconds, language))}`));
    out.line();
    for (const check of checks) {
      const sign = SIGNS[check.result.verdict];
      if (sign === undefined) continue;
      const { family } = check.result.evidence;
      out.line(
        `${options.plain ? `[${check.result.verdict}]` : sign} ${title(check.probe)}  ${sayProbe(check.probe, check.result, language, CATALOGUE)}${family ? `  IPv${family}` : ''}`,
      );
      const flow = flowFor(check, opened.content.pack.flows, facts.product);
      if (flow !== undefined) out.line(`    ${say.doctorWalk}: mailmedic --flow ${flow}`);
    }
    const unknown = checks.filter(({ result }) => result.verdict === 'cannot-tell');
    if (unknown.length > 0) out.line(`· ${say.doctorUnknown(unknown.length)}`);
    for (const { probe, params, result } of unknown) {
      out.line(`    ${title(probe)} ${sayParams(params)}`.trimEnd());
      out.line(`      ${sayProbe(probe, result, language, CATALOGUE)}`);
    }
    if (left.length > 0) out.line(`· ${say.doctorSkipped(left.length)}`);
    for (const { probe, needs } of left) out.line(`    ${title(probe)}  ${say.needs(needs.map((name) => `${name}=…`))}`);
    const fine = count(checks, 'ok', 'info');
    const apply = count(checks, 'not-applicable');
    out.line([`✓ ${say.doctorFine(fine)}`, ...(apply > 0 ? [`– ${say.doctorApply(apply)}`] : [])].join('    '));
    out.line();
    out.line(sentence);
    return code;
  },
});
