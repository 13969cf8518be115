import { isTyped } from '../../flow/outcomes.ts';
import { plainText } from '../../model/block.ts';
import { FACTS, type Facts, isFactName, sayFact } from '../../model/fact.ts';
import type { HandOver, HandOverLine } from '../../model/hand-over.ts';
import type { Language } from '../../model/language.ts';
import { productName } from '../../model/product-name.ts';
import type { DoneLine } from '../../model/view.ts';
import type { CaseState, Step } from '../case-state.ts';
import { concludeView } from '../conclude.ts';
import type { EngineContext } from '../context.ts';
import { doneLines } from '../done-lines.ts';
import { historyOf } from '../history.ts';
import { titleOf } from '../say.ts';
import { causesOf } from './causes.ts';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const lineOf = (line: DoneLine, at: string | undefined): HandOverLine => {
  const { evidence } = line;
  const when = evidence?.at ?? at;
  return {
    title: oneLine(plainText(line.title)),
    ...(evidence?.subject === undefined ? {} : { subject: evidence.subject }),
    result: oneLine(plainText(line.result)),
    by: line.by,
    ...(when === undefined || when === '' ? {} : { at: when }),
    ...(evidence ? { vantage: evidence.vantage } : {}),
    ...(line.verdict ? { verdict: line.verdict } : {}),
  };
};

const conclusionOf = (state: CaseState, language: Language, context: EngineContext): HandOver['conclusion'] => {
  const frame = state.walk.frames.at(-1);
  if (!frame) return undefined;
  const { solvedBy, facts } = frame.snapshot.context;
  const flow = frame.machine.flow;
  const solver = solvedBy === undefined ? undefined : flow.nodes[solvedBy];
  if (solver) return { title: oneLine(plainText(titleOf(solver, flow, language, facts, context))), state: 'solved' };
  const node = flow.nodes[String(frame.snapshot.value)];
  if (node?.kind !== 'conclude') return undefined;
  const { title, certainty, probability, article } = concludeView(node, state, frame, language, context);
  return {
    title: oneLine(plainText(title)),
    state: 'proposed',
    certainty,
    ...(probability === undefined ? {} : { probability }),
    article: article.id,
  };
};

const factsOf = (facts: Facts, language: Language): HandOver['facts'] =>
  Object.entries(facts).flatMap(([name, fact]) =>
    isFactName(name) && name !== 'product' && name !== 'version'
      ? [{ title: FACTS[name].title[language], value: oneLine(sayFact(name, fact.value, language)), by: fact.by }]
      : [],
  );

/** A domain or an address that was asked for is known from then on; it is no finding. */
const isGiven = (step: Step | undefined, context: EngineContext): boolean => {
  const node = step && context.machine(step.flow)?.flow.nodes[step.node];
  return node?.kind === 'ask' && node.fact !== undefined && isTyped(node);
};

/** A person's answer to a question that no probe stands for is a finding; so is what a probe calls one. */
const isFinding = ({ kind, verdict }: DoneLine): boolean => verdict === 'fail' || verdict === 'warn' || (verdict === undefined && kind !== 'probe');

/** Everything about a case that somebody who takes it over wants to know. Nothing is replaced yet. */
export const collectHandOver = (state: CaseState, language: Language, context: EngineContext): HandOver => {
  const frame = state.walk.frames.at(-1);
  const facts = frame?.snapshot.context.facts ?? state.known;
  const steps = new Map(state.walk.steps.map((step) => [step.key, step]));
  const lines = doneLines(state, language, facts, context);
  const written = (line: DoneLine): HandOverLine => lineOf(line, steps.get(line.step)?.answer.at);
  const of = (keep: (line: DoneLine) => boolean): HandOverLine[] => lines.filter(keep).map(written);
  const established = lines.filter(({ kind, step }) => (kind === 'probe' || kind === 'answer' || kind === 'known') && !isGiven(steps.get(step), context));
  const byNode = (flow: string, node: string) => {
    const step = state.walk.steps.findLast((one) => one.flow === flow && one.node === node && !one.attempt);
    const line = step && lines.find((one) => one.step === step.key);
    return step && line ? { line: written(line), outcome: step.answer.outcome } : undefined;
  };
  const history = historyOf(state);
  const conclusion = conclusionOf(state, language, context);
  const product = facts.product?.value;
  return {
    format: 'mailmedic-hand-over',
    version: 1,
    language,
    case: {
      id: state.id,
      ...(history[0] ? { opened: history[0].at, latest: history.at(-1)?.at ?? history[0].at } : {}),
      state: state.status,
    },
    pack: state.pack,
    ...(typeof product === 'string' ? { product: productName(product) } : {}),
    ...(facts.version ? { productVersion: String(facts.version.value) } : {}),
    lookedFrom: state.host,
    symptom: {
      words: state.said.map(({ text }) => text.trim()),
      topics: lines.filter(({ kind }) => kind === 'entered').map(({ result }) => plainText(result)),
    },
    ...(conclusion ? { conclusion } : {}),
    found: established.filter(isFinding).map(written),
    fine: established.filter(({ verdict }) => verdict === 'ok' || verdict === 'info' || verdict === 'not-applicable').map(written),
    ...causesOf(state, language, facts, context, byNode),
    tried: of(({ kind, verdict }) => kind === 'tried' && verdict !== 'ok'),
    open: established.filter(({ verdict }) => verdict === 'cannot-tell').map(written),
    facts: factsOf(facts, language),
    notes: state.notes.map(({ text, at }) => ({ text: text.trim(), at })),
    raw: established
      .filter(({ verdict, evidence }) => (verdict === 'fail' || verdict === 'warn') && (evidence?.raw ?? '').trim() !== '')
      .map(({ title, evidence }) => ({ title: oneLine(plainText(title)), text: (evidence?.raw ?? '').trimEnd() })),
  };
};
