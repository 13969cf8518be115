import type { Flow, ShownBy } from '../../model/flow.ts';
import type { Language } from '../../model/language.ts';
import type { ProbeCatalogue, Verdict } from '../../model/probe.ts';
import { printable } from '../printable.ts';
import { sayParams, sayProbe, seconds } from '../say-probe.ts';
import { words } from '../words.ts';
import type { Check, Examination } from './examine.ts';
import { type Finding, foldFindings } from './fold-findings.ts';
import { type Ignore, leaveOut } from './ignored.ts';
import { doctorWords } from './words.ts';

const SIGNS: Partial<Record<Verdict, string>> = { fail: '✗', warn: '!' };

export const count = (checks: readonly Check[], ...verdicts: readonly Verdict[]): number =>
  checks.filter(({ result }) => verdicts.includes(result.verdict)).length;

/** Nothing is wrong, as far as anything could be told. */
export const isGood = (checks: readonly Check[]): boolean => count(checks, 'fail') === 0 && count(checks, 'ok', 'warn') > 0;

/** How serious a finding is, with all that follows from it. */
const isProblem = ({ check, explains }: Finding): boolean => [check, ...explains].some(({ result }) => result.verdict === 'fail');

/** Causes, each counted once however much follows from it. */
export const tally = (findings: readonly Finding[]): { readonly problems: number; readonly warnings: number } => {
  const problems = findings.filter(isProblem).length;
  return { problems, warnings: findings.length - problems };
};

const closing = (checks: readonly Check[], findings: readonly Finding[], language: Language): string => {
  const say = words[language];
  const { problems, warnings } = tally(findings);
  if (problems > 0) return say.doctorBad(problems, warnings);
  if (!isGood(checks)) return say.doctorNothing;
  return warnings > 0 ? say.doctorWarned(warnings) : say.doctorGood;
};

/** How closely a flow is about what a probe found: 2 it is routed by it, 1 a cause is shown by it, 0 not at all. */
const closeness = ({ probe, result }: Check, flow: Flow): number => {
  const asks = Object.values(flow.nodes).flatMap((node) => (node.kind === 'ask' && node.probe === probe ? [node] : []));
  if (asks.some((ask) => ask.go?.[result.outcome] !== undefined)) return 2;
  const shows = (shownBy: ShownBy[string] | undefined): boolean =>
    Array.isArray(shownBy) ? shownBy.includes(result.outcome) : ((shownBy as Readonly<Record<string, number>> | undefined)?.[result.outcome] ?? 0) > 0.5;
  const causes = Object.values(flow.nodes).flatMap((node) => (node.kind === 'rank' ? node.causes : []));
  return causes.some((cause) => asks.some((ask) => shows(cause.shownBy[ask.id]))) ? 1 : 0;
};

/** A list of checks is about everything, so a flow about one complaint goes before it. */
const isChecklist = (flow: Flow): boolean => Object.values(flow.nodes).some((node) => node.kind === 'conclude' && node.next !== undefined);

/** The flow that is closest to what a probe found, for the person's product. */
const flowFor = (check: Check, flows: readonly Flow[], product: unknown): string | undefined =>
  flows
    .filter((flow) => product === undefined || flow.products.length === 0 || flow.products.some((one) => one === product))
    .map((flow) => ({ flow, close: closeness(check, flow) - (isChecklist(flow) ? 1.5 : 0) }))
    .filter(({ flow }) => closeness(check, flow) > 0)
    .sort((one, other) => other.close - one.close)
    .at(0)?.flow.key;

/** What was found and is counted: without what the person does not want to hear of, and folded by what explains it. */
export const findingsOf = ({ checks }: Pick<Examination, 'checks'>, wanted: readonly Ignore[] = []): readonly Finding[] =>
  foldFindings(leaveOut(checks, wanted).kept);

/** Flows to walk through, in the order in which the report numbers them. */
export const waysOn = (examination: Examination, flows: readonly Flow[], wanted: readonly Ignore[] = []): string[] => [
  ...new Set(findingsOf(examination, wanted).flatMap(({ check }) => flowFor(check, flows, examination.facts.product) ?? [])),
];

export type ReportOptions = {
  readonly language: Language;
  readonly host: string;
  readonly flows: readonly Flow[];
  readonly catalogue: ProbeCatalogue;
  /** Words instead of signs. */
  readonly plain: boolean;
  /** Findings are chosen by number afterwards, instead of by the name of a flow. */
  readonly numbered?: boolean;
  readonly ignores?: readonly Ignore[];
};

/** Lines of one finding: what it is, what it explains, and the way to walk through it. */
const findingLines = ({ check, explains }: Finding, ways: readonly string[], examination: Examination, options: ReportOptions): string[] => {
  const { language, flows, catalogue, plain, numbered = false } = options;
  const say = words[language];
  const also = doctorWords[language];
  const { verdict, evidence } = check.result;
  const title = catalogue.get(check.probe)?.title[language] ?? check.probe;
  const flow = flowFor(check, flows, examination.facts.product);
  const said = explains.slice(0, MOST_EXPLAINED).map((one) => `    ${also.explains}: ${sayProbe(one.probe, one.result, language, catalogue)}`);
  return [
    `${plain ? `${verdict}:` : SIGNS[verdict]} ${title}  ${sayProbe(check.probe, check.result, language, catalogue)}${evidence.family ? `  IPv${evidence.family}` : ''}`,
    ...said,
    ...(explains.length > MOST_EXPLAINED ? [`    ${also.more(explains.length - MOST_EXPLAINED)}`] : []),
    ...(flow === undefined ? [] : [numbered ? `    ${ways.indexOf(flow) + 1}  ${say.doctorWalk}` : `    ${say.doctorWalk}: mailmedic --flow ${flow}`]),
  ];
};

const MOST_EXPLAINED = 6;

/** The first few of many; the others are counted. */
const few = (titles: readonly string[], language: Language): string =>
  titles.length <= 3 ? titles.join(' ') : `${titles.slice(0, 2).join(' ')} ${doctorWords[language].more(titles.length - 2)}`;

/** What could not be told: where one thing hindered many, it stands there once. */
const untold = (unknown: readonly Check[], { language, catalogue }: ReportOptions): string[] => {
  const name = ({ probe, params }: Check): string => [catalogue.get(probe)?.title[language] ?? probe, sayParams(params)].filter(Boolean).join(' ');
  const byReason = Map.groupBy(unknown, ({ probe, result }) => sayProbe(probe, result, language, catalogue));
  return [...byReason].map(([reason, all]) => (all.length === 1 ? `    ${name(all[0]!)}  ${reason}` : `    ${reason}: ${few(all.map(name), language)}`));
};

/** What was not looked at, and why: one line for each reason. */
const omitted = ({ left, notTried }: Examination, { language, catalogue, plain }: ReportOptions): string[] => {
  const say = words[language];
  const also = doctorWords[language];
  const dot = plain ? '' : '· ';
  const reasons = { offline: also.offline, 'no-names': also.noNames, 'not-allowed': also.notAllowed };
  const tried = (['offline', 'no-names', 'not-allowed'] as const).flatMap((because) => {
    const all = notTried.filter((one) => one.because === because);
    return all.length === 0 ? [] : [`${dot}${also.notTried(all.length, reasons[because])}`];
  });
  const byNeed = Map.groupBy(left, ({ needs }) => say.needs(needs.map((name) => `${name}=…`)));
  const lacking = [...byNeed].map(
    ([needs, all]) =>
      `    ${needs}: ${few(
        all.map(({ probe }) => catalogue.get(probe)?.title[language] ?? probe),
        language,
      )}`,
  );
  return [...tried, ...(left.length > 0 ? [`${dot}${say.doctorSkipped(left.length)}`, ...lacking] : [])];
};

/** The report: what is wrong first, then what could not be told, then how much is fine, and in the last line the verdict. */
export const reportLines = (examination: Examination, options: ReportOptions): string[] => {
  const { language, host, flows, plain, ignores = [] } = options;
  const { facts, milliseconds } = examination;
  const { kept, ignored, idle } = leaveOut(examination.checks, ignores);
  const findings = foldFindings(kept);
  const ways = waysOn(examination, flows, ignores);
  const say = words[language];
  const also = doctorWords[language];
  const product = [facts.product, facts.version].filter(Boolean).join(' ');
  const head = [facts.host_name, product, host, say.doctorHead(examination.checks.length, seconds(milliseconds, language))].filter(Boolean);
  const unknown = kept.filter(({ result }) => result.verdict === 'cannot-tell');
  const applies = count(kept, 'not-applicable');
  return [
    printable(head.join(plain ? ', ' : ' · ')),
    '',
    ...findings.flatMap((finding) => findingLines(finding, ways, examination, options)),
    ...(unknown.length > 0 ? [`${plain ? '' : '· '}${say.doctorUnknown(unknown.length)}`] : []),
    ...untold(unknown, options),
    ...omitted(examination, options),
    [
      `${plain ? '' : '✓ '}${say.doctorFine(count(kept, 'ok', 'info'))}`,
      ...(applies > 0 ? [`${plain ? '' : '– '}${say.doctorApply(applies)}`] : []),
      ...(ignored.length > 0 ? [also.ignored(ignored.length)] : []),
    ].join('    '),
    ...idle.map(({ place, text }) => `${plain ? '' : '· '}${printable(also.idle(place, text))}`),
    '',
    closing(kept, findings, language),
  ];
};
