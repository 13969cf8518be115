import { fillBlocks } from '../knowledge/fill.ts';
import { fixOf, sectionOf } from '../knowledge/sections.ts';
import type { Product } from '../model/article.ts';
import { DONE, HELPED, NOT_HELPED } from '../model/event.ts';
import type { Facts } from '../model/fact.ts';
import { type ConcludeNode, type Flow, type RankNode, UNSURE } from '../model/flow.ts';
import type { Language } from '../model/language.ts';
import { CANNOT_TELL } from '../model/probe.ts';
import type { ArticleView, Choice, ConcludeView, SeenLine } from '../model/view.ts';
import type { CaseState, Frame, Step } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { sayAnswer, text, titleOf, verdictOf } from './say.ts';
import { type Weight, weigh } from './weigh.ts';
import { WORDS } from './words.ts';

const MOST_SEEN = 6;

/** An article as a case shows it: for its product, in the reader's language, facts filled in. */
export const articleView = (id: string, language: Language, facts: Facts, context: EngineContext): ArticleView | undefined => {
  const product = facts.product?.value as Product | undefined;
  const want = { language, ...(product === undefined ? {} : { product }) };
  const found = context.library.resolve(id, want);
  if (!found) return undefined;
  const base = context.library.base(id, product);
  const related = (base?.related ?? []).flatMap((other) => {
    const resolved = context.library.resolve(other, want);
    return resolved ? [{ id: other, title: resolved.article.title }] : [];
  });
  return {
    id: `${found.article.shelf}/${found.article.id}`,
    title: found.article.title,
    language: found.article.language,
    fallback: found.fallback,
    blocks: fillBlocks(found.article.blocks, facts, language),
    sources: base?.sources ?? found.article.sources,
    related,
  };
};

export const seenLine = (step: Step, language: Language, facts: Facts, context: EngineContext): SeenLine | undefined => {
  const flow = context.machine(step.flow)?.flow;
  const node = flow?.nodes[step.node];
  if (!flow || !node) return undefined;
  const spec = node.kind === 'ask' && node.probe !== undefined ? context.catalogue.get(node.probe) : undefined;
  return {
    title: spec && step.answer.by === 'probe' ? text(spec.title[language]) : titleOf(node, flow, language, facts, context),
    result: sayAnswer(step, flow, language, facts, context),
    by: step.answer.by,
    at: step.answer.at,
    ...(spec ? { kind: spec.kind } : {}),
    ...(step.answer.result ? { evidence: step.answer.result.evidence } : {}),
  };
};

/** The rank and the cause that led to a conclusion, if one did. */
export const rankOf = (frame: Frame): { rank: RankNode; cause: string } | undefined => {
  const top = frame.snapshot.context.ranks.at(-1);
  const node = top && frame.machine.flow.nodes[top.rank];
  return node?.kind === 'rank' && top?.cause !== undefined ? { rank: node, cause: top.cause } : undefined;
};

/** "I don't know" leads on, but it shows nothing. */
const tellsNothing = ({ answer: { outcome } }: Step): boolean => outcome === UNSURE || outcome === CANNOT_TELL;

const weightOf = (step: Step, flow: Flow, ranked: { rank: RankNode; cause: string } | undefined, context: EngineContext): Weight => {
  const node = flow.nodes[step.node];
  const verdict = verdictOf(step, flow, context);
  if (node?.kind !== 'ask' || step.attempt || tellsNothing(step)) return 'neither';
  const inRank = ranked?.rank.causes.some((cause) => Object.hasOwn(cause.shownBy, node.id));
  if (ranked && inRank) return weigh(ranked.rank, ranked.cause, node, step.answer.outcome, flow, context);
  if (verdict === 'fail' || verdict === 'warn') return 'for';
  return verdict === undefined && step.answer.by === 'person' && node.ask === 'choice' ? 'for' : 'neither';
};

/** What nothing speaks for is at most likely, however few causes are left. */
const certaintyOf = (
  { probability, last, seen }: { readonly probability: number | undefined; readonly last: Step | undefined; readonly seen: number },
  flow: Flow,
  context: EngineContext,
): ConcludeView['certainty'] => {
  if (probability !== undefined) return probability >= 0.85 && seen > 0 ? 'very-likely' : probability >= 0.6 ? 'likely' : 'possible';
  const verdict = last && verdictOf(last, flow, context);
  if (last?.answer.by === 'probe' && last.answer.result && (verdict === 'fail' || verdict === 'warn')) return 'established';
  return seen > 0 ? 'likely' : 'possible';
};

const choicesOf = (node: ConcludeNode, language: Language): Choice[] =>
  [node.verify === undefined ? HELPED : DONE, NOT_HELPED, 'later'].map((outcome) => {
    const { choices, listChoices } = WORDS[language];
    return { outcome, label: text((node.next === undefined ? undefined : listChoices[outcome]) ?? choices[outcome] ?? outcome) };
  });

const emptyArticle = (id: string, language: Language): ArticleView => ({ id, title: id, language, fallback: true, blocks: [], sources: [], related: [] });

const lessLikely = (frame: Frame, own: string, language: Language, facts: Facts, context: EngineContext): ConcludeView['lessLikely'] => {
  const flow = frame.machine.flow;
  return (frame.ranking?.decision.probabilities ?? [])
    .filter(({ id, p }) => id !== own && p >= 0.01)
    .slice(0, 3)
    .map(({ id, p }) => {
      const node = id === undefined ? undefined : flow.nodes[id];
      return { title: node ? titleOf(node, flow, language, facts, context) : text(WORDS[language].somethingElse), probability: p };
    });
};

const stillWrong = (state: CaseState, frame: Frame, node: ConcludeNode, language: Language, context: EngineContext): SeenLine | undefined => {
  const { unproven, facts } = frame.snapshot.context;
  const step = unproven?.conclusion === node.id ? state.walk.steps.findLast((one) => one.node === unproven.node && !one.attempt) : undefined;
  return step && seenLine(step, language, facts, context);
};

/** The part that mends; an article without such a part (a how-to) is meant as a whole. */
const fixIn = ({ blocks }: ArticleView, section: string | undefined): ConcludeView['fix'] => {
  const part = section === undefined ? fixOf(blocks) : sectionOf(blocks, section);
  return part.length > 0 ? part : blocks;
};

export const concludeView = (node: ConcludeNode, state: CaseState, frame: Frame, language: Language, context: EngineContext): ConcludeView => {
  const flow = frame.machine.flow;
  const { facts } = frame.snapshot.context;
  const ranked = rankOf(frame);
  const asks = state.walk.steps.filter((step) => step.flow === flow.key && flow.nodes[step.node]?.kind === 'ask' && !step.attempt);
  const latest = [...new Map(asks.map((step) => [step.node, step])).values()];
  // Without a rank, what was established last is what led here.
  const last = latest.at(-1);
  const led = ranked || (last && tellsNothing(last)) ? undefined : last;
  const lines = (weight: Weight) =>
    latest
      .filter((step) => (step === led ? 'for' : weightOf(step, flow, ranked, context)) === weight)
      .flatMap((step) => seenLine(step, language, facts, context) ?? [])
      .slice(-MOST_SEEN);
  const probability = ranked ? frame.ranking?.decision.probabilities.find(({ id }) => id === ranked.cause)?.p : undefined;
  const article = articleView(node.article, language, facts, context) ?? emptyArticle(node.article, language);
  const seen = lines('for');
  const still = stillWrong(state, frame, node, language, context);
  const certainty = certaintyOf({ probability, last, seen: seen.length }, flow, context);
  const name = titleOf(node, flow, language, facts, context);
  return {
    kind: 'conclude',
    // A name states a fact; where nothing was seen it is only a guess, and says so.
    title: certainty === 'possible' && seen.length === 0 ? [...text(WORDS[language].perhaps), ...name] : name,
    certainty,
    ...(probability === undefined ? {} : { probability }),
    seen,
    against: lines('against'),
    lessLikely: ranked ? lessLikely(frame, ranked.cause, language, facts, context) : [],
    article,
    fix: fixIn(article, node.section),
    choices: choicesOf(node, language),
    ...(still ? { stillWrong: still } : {}),
    ...(node.wait === undefined ? {} : { wait: node.wait }),
  };
};
