import type { Flow, ShownBy } from '../../model/flow.ts';
import type { Language } from '../../model/language.ts';
import type { ProbeCatalogue, Verdict } from '../../model/probe.ts';
import { printable } from '../printable.ts';
import { sayParams, sayProbe, seconds } from '../say-probe.ts';
import { words } from '../words.ts';
import type { Check, Examination } from './examine.ts';

const SIGNS: Partial<Record<Verdict, string>> = { fail: '✗', warn: '!' };

export const count = (checks: readonly Check[], ...verdicts: readonly Verdict[]): number =>
  checks.filter(({ result }) => verdicts.includes(result.verdict)).length;

/** Nothing is wrong, as far as anything could be told. */
export const isGood = (checks: readonly Check[]): boolean => count(checks, 'fail') === 0 && count(checks, 'ok', 'warn') > 0;

const closing = (checks: readonly Check[], language: Language): string => {
  const say = words[language];
  const problems = count(checks, 'fail');
  const warnings = count(checks, 'warn');
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

const isFinding = ({ result }: Check): boolean => SIGNS[result.verdict] !== undefined;

/** Flows to walk through, in the order in which the report numbers them. */
export const waysOn = ({ checks, facts }: Examination, flows: readonly Flow[]): string[] => [
  ...new Set(checks.filter(isFinding).flatMap((check) => flowFor(check, flows, facts.product) ?? [])),
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
};

/** The report: what is wrong first, then what could not be told, then how much is fine, and in the last line the verdict. */
export const reportLines = (examination: Examination, { language, host, flows, catalogue, plain, numbered = false }: ReportOptions): string[] => {
  const { checks, left, facts, milliseconds } = examination;
  const ways = waysOn(examination, flows);
  const say = words[language];
  const title = (probe: string): string => catalogue.get(probe)?.title[language] ?? probe;
  const product = [facts.product, facts.version].filter(Boolean).join(' ');
  const head = [facts.host_name, product, host, say.doctorHead(checks.length, seconds(milliseconds, language))].filter(Boolean).join(plain ? ', ' : ' · ');
  const findings = checks.flatMap((check) => {
    const sign = SIGNS[check.result.verdict];
    if (sign === undefined) return [];
    const { family } = check.result.evidence;
    const flow = flowFor(check, flows, facts.product);
    return [
      `${plain ? `${check.result.verdict}:` : sign} ${title(check.probe)}  ${sayProbe(check.probe, check.result, language, catalogue)}${family ? `  IPv${family}` : ''}`,
      ...(flow === undefined ? [] : [numbered ? `    ${ways.indexOf(flow) + 1}  ${say.doctorWalk}` : `    ${say.doctorWalk}: mailmedic --flow ${flow}`]),
    ];
  });
  const unknown = checks.filter(({ result }) => result.verdict === 'cannot-tell');
  const applies = count(checks, 'not-applicable');
  return [
    printable(head),
    '',
    ...findings,
    ...(unknown.length > 0 ? [`${plain ? '' : '· '}${say.doctorUnknown(unknown.length)}`] : []),
    ...unknown.map(
      ({ probe, params, result }) => `    ${[title(probe), sayParams(params)].filter(Boolean).join(' ')}  ${sayProbe(probe, result, language, catalogue)}`,
    ),
    ...(left.length > 0 ? [`${plain ? '' : '· '}${say.doctorSkipped(left.length)}`] : []),
    ...left.map(({ probe, needs }) => `    ${title(probe)}  ${say.needs(needs.map((name) => `${name}=…`))}`),
    `${plain ? '' : '✓ '}${say.doctorFine(count(checks, 'ok', 'info'))}${applies > 0 ? `    ${plain ? '' : '– '}${say.doctorApply(applies)}` : ''}`,
    '',
    closing(checks, language),
  ];
};
