import fc from 'fast-check';
import { flowHash } from '../../src/flow/flow-hash.ts';
import type { Signature } from '../../src/model/article.ts';
import { PRODUCTS } from '../../src/model/article.ts';
import { DONE, HELPED, NOT_HELPED } from '../../src/model/event.ts';
import {
  AREAS,
  type AskNode,
  type AskType,
  type Cause,
  type ConcludeNode,
  type Flow,
  type FlowNode,
  type FlowWalk,
  type FlowWords,
  GIVEN,
  type Go,
  type NodeWords,
  type RankNode,
  type Route,
  type ShowNode,
  type ShownBy,
  UNSURE,
} from '../../src/model/flow.ts';
import type { Language } from '../../src/model/language.ts';
import { CANNOT_TELL } from '../../src/model/probe.ts';
import { RANDOM_CATALOGUE, RANDOM_PROBES } from './random-catalogue.ts';
import { guardArbitrary } from './random-guard.ts';
import { NOWHERE, type Said, saidArbitrary, sentenceArbitrary } from './random-words.ts';

const place = NOWHERE;

/** Where ways lead is drawn as plain numbers and only then counted off among the nodes that fit: so it shrinks well. */
const number = fc.nat({ max: 999 });
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

const TYPED = ['text', 'domain', 'host', 'address', 'ip', 'port'] as const satisfies readonly AskType[];
const FACT_OF = { text: 'service', domain: 'domain', host: 'host_name', address: 'sender', ip: 'public_ip', port: 'port' } as const;
const COLOURS = ['red', 'green', 'blue', 'off'];
const PATTERNS = ['No space left', 'timed out', 'status=(deferred|bounced)'];

const seedArbitrary = fc.record({
  form: fc.constantFrom('choice', 'choice', 'several', 'typed', 'paste', 'probe', 'probe', 'machine'),
  detail: number,
  minutes: fc.constantFrom(0.5, 1, 3),
  ways: fc.array(number, { minLength: 6, maxLength: 6 }),
  guard: fc.option(guardArbitrary, { nil: undefined, freq: 3 }),
  good: fc.boolean(),
});
type Seed = {
  readonly form: string;
  readonly detail: number;
  readonly minutes: number;
  readonly ways: readonly number[];
  readonly guard: string | undefined;
  readonly good: boolean;
};

/** An ask without its ways on, and what a person may choose there. */
type Draft = { readonly node: AskNode; readonly choices: readonly string[]; readonly outcomes: readonly string[] };

const blank = (id: string, ask: AskType, minutes: number) => ({ kind: 'ask' as const, id, ask, with: {}, sets: {}, reads: {}, good: [], minutes, place });

const draftQuestion = (id: string, { form, detail, minutes, good }: Seed): Draft => {
  const choices = COLOURS.slice(0, 1 + (detail % COLOURS.length));
  const sets = detail % 3 === 0 ? { red: { place: 'home', port: 25 } as const } : {};
  const node: AskNode = { ...blank(id, form === 'several' ? 'several' : 'choice', minutes), sets, good: good ? [choices[0]!] : [] };
  return { node, choices, outcomes: choices };
};

const draftTyped = (id: string, { detail, minutes }: Seed): Draft => {
  const ask = pick(TYPED, detail);
  return { node: { ...blank(id, ask, minutes), fact: FACT_OF[ask] }, choices: [], outcomes: [GIVEN] };
};

const draftPaste = (id: string, { detail, minutes }: Seed): Draft => {
  const outcomes = COLOURS.slice(0, 1 + (detail % 2));
  const reads = Object.fromEntries(
    outcomes.map((outcome, at): [string, Signature[]] => [outcome, [{ pattern: pick(PATTERNS, detail + at), flags: detail % 5 === 0 ? 'i' : '', place }]]),
  );
  return { node: { ...blank(id, 'paste', minutes), reads }, choices: [], outcomes };
};

const draftProbe = (id: string, { form, detail, minutes }: Seed): Draft => {
  const probe = pick(RANDOM_PROBES, detail);
  const outcomes = Object.keys(RANDOM_CATALOGUE.get(probe)!.outcomes);
  const node: AskNode = { ...blank(id, 'choice', minutes), probe, with: detail % 2 === 0 ? { port: 25, name: '{{host_name}}' } : {} };
  return { node, choices: form === 'machine' ? [] : outcomes, outcomes };
};

const draft = (id: string, seed: Seed): Draft => {
  if (seed.form === 'typed') return draftTyped(id, seed);
  if (seed.form === 'paste') return draftPaste(id, seed);
  return seed.form === 'probe' || seed.form === 'machine' ? draftProbe(id, seed) : draftQuestion(id, seed);
};

/** The first way may lead anywhere, also back; the others only on, so that no loop is without a way out. */
const routes = (outcomes: readonly string[], { ways, guard }: Pick<Seed, 'ways' | 'guard'>, anywhere: readonly string[], onward: readonly string[]): Go =>
  Object.fromEntries(
    outcomes.map((outcome, at): [string, Route[]] => {
      const last: Route = { to: pick(at === 0 && outcomes.length > 1 ? anywhere : onward, ways[at % ways.length]!), place };
      return [outcome, guard !== undefined && at < 2 ? [{ to: pick(anywhere, ways[5]! + at), when: guard, place }, last] : [last]];
    }),
  );

const routedOutcomes = ({ node, choices, outcomes }: Draft): string[] =>
  node.probe !== undefined && choices.length === 0 ? [...outcomes, CANNOT_TELL] : [...outcomes, UNSURE];

const causeArbitrary = fc.record({
  odds: fc.constantFrom(0.5, 1, 3, 8),
  minutes: fc.constantFrom(1, 10, 60),
  shown: fc.array(fc.record({ evidence: number, outcome: number, chance: fc.option(fc.constantFrom(0, 0.25, 0.9, 1), { nil: undefined }) }), { maxLength: 3 }),
  when: fc.option(guardArbitrary, { nil: undefined, freq: 5 }),
});
type CauseSeed = {
  readonly odds: number;
  readonly minutes: number;
  readonly shown: readonly { readonly evidence: number; readonly outcome: number; readonly chance: number | undefined }[];
  readonly when: string | undefined;
};

const rankSeedArbitrary = fc.record({
  causes: fc.array(causeArbitrary, { minLength: 1, maxLength: 4 }),
  otherwise: number,
  elseOdds: fc.option(fc.constantFrom(0, 0.3, 2), { nil: undefined }),
  oddsFrom: fc.option(fc.constant('a count in the forum'), { nil: undefined }),
});

const shapeArbitrary = fc.record({
  /** Nodes on the way, in order: asks, shows and ranks. */
  steps: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: seedArbitrary.map((seed) => ({ kind: 'ask' as const, seed })) },
      { weight: 1, arbitrary: seedArbitrary.map((seed) => ({ kind: 'show' as const, seed })) },
      { weight: 2, arbitrary: rankSeedArbitrary.map((seed) => ({ kind: 'rank' as const, seed })) },
    ),
    { minLength: 1, maxLength: 5 },
  ),
  evidence: fc.array(seedArbitrary, { maxLength: 4 }),
  fixes: fc.array(
    fc.record({
      verify: fc.option(number, { nil: undefined }),
      otherwise: fc.option(number, { nil: undefined }),
      wait: fc.option(fc.constant(30), { nil: undefined }),
      section: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  said: fc.array(fc.tuple(saidArbitrary, saidArbitrary), { minLength: 16, maxLength: 16 }),
  label: sentenceArbitrary,
  walks: fc.array(
    fc.record({
      visits: fc.array(fc.tuple(number, number, fc.boolean()), { maxLength: 3 }),
      end: number,
      probes: fc.boolean(),
      facts: fc.constantFrom({}, { compose: 'docker compose', port: 25 }),
    }),
    { maxLength: 2 },
  ),
  products: fc.subarray([...PRODUCTS], { minLength: 1 }),
  area: fc.constantFrom(...AREAS),
});
type Shape = typeof shapeArbitrary extends fc.Arbitrary<infer T> ? T : never;

const shownBy = (seed: CauseSeed, evidence: readonly Draft[]): ShownBy => {
  const shown: Record<string, Record<string, number> | string[]> = {};
  for (const { evidence: at, outcome, chance } of evidence.length > 0 ? seed.shown : []) {
    const { node, outcomes } = pick(evidence, at);
    shown[node.id] = chance === undefined ? [...new Set([pick(outcomes, outcome), pick(outcomes, outcome + 1)])] : { [pick(outcomes, outcome)]: chance };
  }
  return shown;
};

const makeFixes = (shape: Shape, asks: readonly string[], anywhere: readonly string[]): ConcludeNode[] =>
  shape.fixes.map(({ verify, otherwise, wait, section }, at) => ({
    kind: 'conclude',
    id: `fix-${at}`,
    article: `article-${at}`,
    ...(section ? { section: 'fix' } : {}),
    ...(verify === undefined || asks.length === 0 ? {} : { verify: pick(asks, verify) }),
    ...(otherwise === undefined ? {} : { otherwise: pick(anywhere, otherwise) }),
    ...(wait === undefined ? {} : { wait }),
    place,
  }));

/** Nodes of a flow and, for its words, what a person may choose at each. */
const makeNodes = (shape: Shape): { nodes: FlowNode[]; drafts: readonly Draft[] } => {
  const steps = shape.steps.map((step, at) => ({ ...step, id: `${step.kind}-${at}` }));
  const ends = [...shape.fixes.map((_, at) => `fix-${at}`), 'hand-over'];
  const anywhere = [...steps.map((step) => step.id), ...ends];
  const asked = new Map(steps.flatMap((step) => (step.kind === 'ask' ? [[step.id, draft(step.id, step.seed)] as const] : [])));
  const evidence = shape.evidence.map((seed, at) => draft(`seen-${at}`, seed));
  const drafts = [...asked.values(), ...evidence];
  const nodes = steps.map((step, at): AskNode | ShowNode | RankNode => {
    const onward = anywhere.slice(at + 1);
    if (step.kind === 'ask') {
      const own = asked.get(step.id)!;
      return { ...own.node, go: routes(routedOutcomes(own), step.seed, anywhere, onward) };
    }
    if (step.kind === 'show') return { kind: 'show', id: step.id, go: routes([DONE, 'stuck'], step.seed, anywhere, onward), place };
    const causes = step.seed.causes.slice(0, shape.fixes.length).map(
      (cause, number): Cause => ({
        node: `fix-${number}`,
        odds: cause.odds,
        minutes: cause.minutes,
        shownBy: shownBy(cause, drafts),
        ...(cause.when === undefined ? {} : { when: cause.when }),
        place,
      }),
    );
    const { elseOdds, oddsFrom } = step.seed;
    return {
      kind: 'rank',
      id: step.id,
      causes,
      otherwise: pick(onward, step.seed.otherwise),
      ...(elseOdds === undefined ? {} : { elseOdds }),
      ...(oddsFrom === undefined ? {} : { oddsFrom }),
      place,
    };
  });
  const fixes = makeFixes(
    shape,
    drafts.map(({ node }) => node.id),
    anywhere,
  );
  return { nodes: [...nodes, ...evidence.map(({ node }) => node), ...fixes, { kind: 'hand-over', id: 'hand-over', place }], drafts };
};

const makeWords = (shape: Shape, nodes: readonly FlowNode[], drafts: readonly Draft[], language: Language): FlowWords => {
  const side = language === 'en' ? 0 : 1;
  const choicesOf = (node: FlowNode): readonly string[] =>
    node.kind === 'show' ? [DONE, 'stuck'] : (drafts.find((one) => one.node.id === node.id)?.choices ?? []);
  const wordsOf = (node: FlowNode, at: number): NodeWords => {
    const said: Said = pick(shape.said, at)[side];
    return {
      id: node.id,
      question: said.question.inlines,
      help: said.help.map((passage) => passage.block),
      why: said.why ? [{ type: 'paragraph', children: said.why.inlines, place }] : [],
      choices: choicesOf(node).map((outcome) => ({ outcome, label: shape.label.inlines, place })),
      place,
    };
  };
  const file = language === 'en' ? place.file : place.file.replace('.md', '.de.md');
  return {
    language,
    title: `A random flow (${language})`,
    symptoms: ['it is random', 'yes'],
    nodes: Object.fromEntries(nodes.map((node, at) => [node.id, wordsOf(node, at)])),
    file,
  };
};

const outcomesIn = (node: FlowNode, drafts: readonly Draft[]): readonly string[] => {
  if (node.kind === 'conclude') return [DONE, HELPED, NOT_HELPED];
  if (node.kind === 'show') return [DONE, 'stuck'];
  return drafts.find((one) => one.node.id === node.id)?.outcomes ?? [];
};

const makeWalks = (shape: Shape, nodes: readonly FlowNode[], drafts: readonly Draft[]): FlowWalk[] => {
  const answerable = nodes.filter((node) => outcomesIn(node, drafts).length > 0);
  const ends = nodes.filter((node) => node.kind === 'conclude' || node.kind === 'hand-over');
  return shape.walks.map(({ visits, end, probes, facts }) => ({
    when: Object.fromEntries(
      visits.map(([at, outcome, twice]) => {
        const node = pick(answerable, at);
        const first = pick(outcomesIn(node, drafts), outcome);
        return [node.id, twice ? [first, pick(outcomesIn(node, drafts), outcome + 1)] : first];
      }),
    ),
    facts,
    probes,
    // biome-ignore lint/suspicious/noThenProperty: where the walk ends; nobody awaits it
    then: pick(ends, end).id,
    place,
  }));
};

const makeFlow = (shape: Shape): Flow => {
  const { nodes, drafts } = makeNodes(shape);
  const byId = Object.fromEntries(nodes.map((node) => [node.id, node]));
  const start = nodes[0]!.id;
  return {
    id: 'random',
    shelf: 'common',
    key: 'common/random',
    products: shape.products,
    area: shape.area,
    signatures: [{ pattern: 'connect to .*:25: Connection timed out', flags: '', place }],
    sources: [{ doc: 'mailcow', title: 'Ports', read: '2026-11-21' }],
    start,
    nodes: byId,
    walks: makeWalks(shape, nodes, drafts),
    words: { en: makeWords(shape, nodes, drafts, 'en'), de: makeWords(shape, nodes, drafts, 'de') },
    file: place.file,
    hash: flowHash(start, byId),
    places: {},
  };
};

/**
 * Valid flows of 3 to 14 nodes: questions of every type, probes of RANDOM_CATALOGUE with and without a question, shows,
 * ranks with evidence, conclusions with `verify` and `otherwise`, guards over facts, loops that always have a way out.
 * All places are NOWHERE.
 */
export const flowArbitrary: fc.Arbitrary<Flow> = shapeArbitrary.map(makeFlow);
