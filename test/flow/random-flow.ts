import fc from 'fast-check';
import { flowHash } from '../../src/flow/flow-hash.ts';
import { PRODUCTS } from '../../src/model/article.ts';
import { DONE, HELPED, NOT_HELPED } from '../../src/model/event.ts';
import { AREAS, type Flow, type FlowNode, type FlowWalk, type FlowWords, type NodeWords } from '../../src/model/flow.ts';
import type { Language } from '../../src/model/language.ts';
import { type Draft, number, pick } from './random-ask.ts';
import { makeNodes, nodesArbitrary } from './random-nodes.ts';
import { NOWHERE, type Said, saidArbitrary, sentenceArbitrary } from './random-words.ts';

const place = NOWHERE;

const shapeArbitrary = (entered: string | undefined) =>
  fc.record({
    nodes: nodesArbitrary(entered),
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
type Shape = ReturnType<typeof shapeArbitrary> extends fc.Arbitrary<infer T> ? T : never;

const makeWords = (shape: Shape, id: string, nodes: readonly FlowNode[], drafts: readonly Draft[], language: Language): FlowWords => {
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
  const file = language === 'en' ? `flows/common/${id}.md` : `flows/common/${id}.de.md`;
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
  if (node.kind === 'show' || node.kind === 'enter') return Object.keys(node.go);
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

const makeFlow = (shape: Shape, id: string): Flow => {
  const { nodes, drafts } = makeNodes(shape.nodes);
  const byId = Object.fromEntries(nodes.map((node) => [node.id, node]));
  const start = nodes[0]!.id;
  return {
    id,
    shelf: 'common',
    key: `common/${id}`,
    products: shape.products,
    area: shape.area,
    signatures: [{ pattern: 'connect to .*:25: Connection timed out', flags: '', place }],
    sources: [{ doc: 'mailcow', title: 'Ports', read: '2026-11-21' }],
    start,
    nodes: byId,
    walks: makeWalks(shape, nodes, drafts),
    words: { en: makeWords(shape, id, nodes, drafts, 'en'), de: makeWords(shape, id, nodes, drafts, 'de') },
    file: `flows/common/${id}.md`,
    hash: flowHash(start, byId),
    places: {},
  };
};

/**
 * Valid flows of 3 to 14 nodes: questions of every type, probes of RANDOM_CATALOGUE with and without a question, shows,
 * ranks with evidence, conclusions with `verify` and `otherwise`, guards over facts, loops that always have a way out.
 * All places are NOWHERE.
 */
export const flowArbitrary: fc.Arbitrary<Flow> = shapeArbitrary(undefined).map((shape) => makeFlow(shape, 'random'));

/** A flow with nodes that enter another flow, and that other flow. */
export const nestedFlowsArbitrary: fc.Arbitrary<{ readonly outer: Flow; readonly inner: Flow }> = fc.record({
  outer: shapeArbitrary('common/inner').map((shape) => makeFlow(shape, 'outer')),
  inner: shapeArbitrary(undefined).map((shape) => makeFlow(shape, 'inner')),
});
