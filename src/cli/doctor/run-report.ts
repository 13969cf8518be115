import { FACTS, isFactName } from '../../model/fact.ts';
import type { ProbeKind } from '../../model/probe.ts';
import { FINE, FOUND } from '../exit-codes.ts';
import { readKeyValues } from '../key-values.ts';
import { nearest } from '../nearest.ts';
import { openContent } from '../open-content.ts';
import type { Misuse } from '../output.ts';
import { words } from '../words.ts';
import type { DoctorCall } from './doctor-call.ts';
import type { Check, Examination } from './examine.ts';
import { foldLine } from './fold-line.ts';
import type { Ignore } from './ignored.ts';
import type { KnownFacts } from './plan.ts';

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

const sayJson = async (report: Examination, ignores: readonly Ignore[], host: string, { language, out }: DoctorCall): Promise<void> => {
  const [{ isGood, tally }, { foldFindings }, { leaveOut }, { sayProbe }, { CATALOGUE }] = await Promise.all([
    import('./report-lines.ts'),
    import('./fold-findings.ts'),
    import('./ignored.ts'),
    import('../say-probe.ts'),
    import('../../probes/catalogue.ts'),
  ]);
  const { checks, left, notTried, facts, milliseconds } = report;
  const { kept, ignored, idle } = leaveOut(checks, ignores);
  const findings = foldFindings(kept);
  const nameOf = ({ probe, result }: Check): string => `${probe}:${result.outcome}`;
  const causeOf = (check: Check): string | undefined => {
    const finding = findings.find(({ explains }) => explains.includes(check));
    return finding && nameOf(finding.check);
  };
  out.json({
    host,
    facts,
    good: isGood(kept),
    ...tally(findings),
    ignored: ignored.length,
    milliseconds,
    findings: findings.map(({ check, explains }) => ({
      finding: nameOf(check),
      says: sayProbe(check.probe, check.result, language, CATALOGUE),
      explains: explains.map(nameOf),
    })),
    checks: checks.map((check) => {
      const { probe, params, result } = check;
      const cause = causeOf(check);
      return {
        probe,
        params,
        says: sayProbe(probe, result, language, CATALOGUE),
        ...result,
        ...(cause === undefined ? {} : { explainedBy: cause }),
        ...(ignored.includes(check) ? { ignored: true } : {}),
      };
    }),
    left,
    notTried,
    ignoresWithoutEffect: idle.map(({ place, text }) => ({ place, text })),
  });
};

/** Asks for the number of a finding; anything else leaves. */
const chooseWay = async (ways: readonly string[], { io, language }: DoctorCall): Promise<string | undefined> => {
  const { createInterface } = await import('node:readline/promises');
  const prompt = createInterface({ input: io.stdin, output: io.stdout });
  try {
    const typed = await prompt.question(`\n${words[language].doctorChoose(ways.length)} `, { signal: io.signal });
    return ways[Number(typed.trim()) - 1];
  } catch (fault) {
    // Ctrl-C and Ctrl-D at the prompt leave, as at every other.
    if ((fault as { readonly code?: string }).code === 'ABORT_ERR' || (fault as { readonly code?: string }).code === 'ERR_USE_AFTER_CLOSE') return undefined;
    throw fault;
  } finally {
    prompt.close();
  }
};

/** What the person chose to be walked through, with what was found on the way to it. */
export type Chosen = { readonly flow: string; readonly examination: Examination; readonly allow: readonly ProbeKind[] };

/** Looks, reports, and where there is somebody to ask, offers to walk through a finding. */
export const runReport = async (call: DoctorCall): Promise<{ readonly code: number; readonly chosen?: Chosen }> => {
  const { options, language, io, out } = call;
  const known = readFacts(call);
  if ('misuse' in known) return { code: out.misuse(known.misuse) };
  const [{ openHost }, { examine }, { isGood, reportLines, waysOn }, { leaveOut }, { readIgnores }, { CATALOGUE: catalogue }] = await Promise.all([
    import('../open-host.ts'),
    import('./examine.ts'),
    import('./report-lines.ts'),
    import('./ignored.ts'),
    import('./read-ignores.ts'),
    import('../../probes/catalogue.ts'),
  ]);
  const ignores = await readIgnores(options.ignore ?? [], io.env, language);
  if ('misuse' in ignores) return { code: out.misuse(ignores.misuse) };
  const allow = await (await import('./ask-consent.ts')).askConsent(call);
  const place = await openHost(options.host, language, io.env);
  if ('misuse' in place) return { code: out.misuse(place.misuse) };
  const opened = await openContent({ language, options, io });
  if ('misuse' in opened) return { code: out.misuse(opened.misuse) };
  const { host } = place;
  const { tell, clear } = progress(call);
  const report = await examine(host, known.facts, { signal: io.signal, onCheck: tell, allow });
  clear();
  await host.close();
  const { kept } = leaveOut(report.checks, ignores.value);
  const code = isGood(kept) ? FINE : FOUND;
  if (options.json) {
    await sayJson(report, ignores.value, host.name, call);
    return { code };
  }
  const { flows } = opened.content.pack;
  const ways = waysOn(report, flows, ignores.value);
  const offer = isTalking(call) && ways.length > 0;
  const columns = io.stdout.isTTY === true && !options.plain ? io.stdout.columns : undefined;
  const lines = reportLines(report, { language, host: host.name, flows, catalogue, plain: options.plain, numbered: offer, ignores: ignores.value });
  for (const line of lines.flatMap((one) => foldLine(one, columns))) out.line(line);
  const flow = offer ? await chooseWay(ways, call) : undefined;
  return flow === undefined ? { code } : { code, chosen: { flow, examination: report, allow } };
};

const isTalking = ({ io }: DoctorCall): boolean => io.stdin.isTTY === true && io.stdout.isTTY === true;
