import fc from 'fast-check';
import { DONE } from '../../src/model/event.ts';
import type { ConcludeNode, FlowNode } from '../../src/model/flow.ts';
import { type Draft, draft, number, pick, routedOutcomes, routes, seedArbitrary } from './random-ask.ts';
import { makeRank, rankSeedArbitrary } from './random-rank.ts';
import { NOWHERE } from './random-words.ts';

const place = NOWHERE;

const stepArbitrary = (entered: string | undefined) =>
  fc.oneof(
    { weight: 4, arbitrary: seedArbitrary.map((seed) => ({ kind: 'ask' as const, seed })) },
    { weight: 1, arbitrary: seedArbitrary.map((seed) => ({ kind: 'show' as const, seed })) },
    { weight: 2, arbitrary: rankSeedArbitrary.map((seed) => ({ kind: 'rank' as const, seed })) },
    { weight: entered === undefined ? 0 : 4, arbitrary: seedArbitrary.map((seed) => ({ kind: 'enter' as const, seed, flow: entered ?? '' })) },
  );

/** Everything about the nodes of a flow that is left to chance. `entered` is a flow that its enter nodes lead into. */
export const nodesArbitrary = (entered: string | undefined) =>
  fc.record({
    /** Nodes on the way, in order. */
    steps: fc.array(stepArbitrary(entered), { minLength: 1, maxLength: 5 }),
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
  });
type NodeSeeds = ReturnType<typeof nodesArbitrary> extends fc.Arbitrary<infer T> ? T : never;
type StepSeed = NodeSeeds['steps'][number] & { readonly id: string };

const makeFixes = (fixes: NodeSeeds['fixes'], asks: readonly string[], anywhere: readonly string[]): ConcludeNode[] =>
  fixes.map(({ verify, otherwise, wait, section }, at) => ({
    kind: 'conclude',
    id: `fix-${at}`,
    article: `article-${at}`,
    ...(section ? { section: 'fix' } : {}),
    ...(verify === undefined || asks.length === 0 ? {} : { verify: pick(asks, verify) }),
    ...(otherwise === undefined ? {} : { otherwise: pick(anywhere, otherwise) }),
    ...(wait === undefined ? {} : { wait }),
    place,
  }));

/** Outcomes of an entered flow: any of its conclusions by name, else whether it solved anything. */
const ENTERED = ['fix-0', 'solved', 'unsolved'];

const makeStep = (step: StepSeed, drafts: readonly Draft[], fixes: readonly string[], anywhere: readonly string[], onward: readonly string[]): FlowNode => {
  const { id } = step;
  switch (step.kind) {
    case 'ask': {
      const own = drafts.find(({ node }) => node.id === id)!;
      return { ...own.node, go: routes(routedOutcomes(own), step.seed, anywhere, onward) };
    }
    case 'show':
      return { kind: 'show', id, go: routes([DONE, 'stuck'], step.seed, anywhere, onward), place };
    case 'enter':
      return { kind: 'enter', id, flow: step.flow, go: routes(ENTERED, step.seed, anywhere, onward), place };
    case 'rank':
      return makeRank(id, step.seed, drafts, fixes, onward);
  }
};

/** Nodes of a flow and, for its words and walks, what each question offers. */
export const makeNodes = (seeds: NodeSeeds): { nodes: FlowNode[]; drafts: readonly Draft[] } => {
  const steps = seeds.steps.map((step, at) => ({ ...step, id: `${step.kind}-${at}` }));
  const fixes = seeds.fixes.map((_, at) => `fix-${at}`);
  const anywhere = [...steps.map((step) => step.id), ...fixes, 'hand-over'];
  const evidence = seeds.evidence.map((seed, at) => draft(`seen-${at}`, seed));
  const drafts = [...steps.flatMap((step) => (step.kind === 'ask' ? [draft(step.id, step.seed)] : [])), ...evidence];
  const asks = drafts.map(({ node }) => node.id);
  const nodes = [
    ...steps.map((step, at) => makeStep(step, drafts, fixes, anywhere, anywhere.slice(at + 1))),
    ...evidence.map(({ node }) => node),
    ...makeFixes(seeds.fixes, asks, anywhere),
    { kind: 'hand-over', id: 'hand-over', place } as const,
  ];
  return { nodes, drafts };
};
