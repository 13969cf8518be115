import { plainText } from '../../model/block.ts';
import type { Flow, FlowNode } from '../../model/flow.ts';
import { SOLVED, UNSOLVED } from '../compile.ts';
import { type Edge, EXHAUSTED, edgesOf } from '../graph.ts';
import { type DrawOptions, drawingOf } from './drawing.ts';
import type { LinkTo } from './mermaid.ts';

export type JsonTransition = {
  readonly target: string;
  readonly guard?: { readonly type: 'facts'; readonly params: { readonly when: string } };
  readonly description?: string;
};

export type JsonState = {
  readonly description?: string;
  readonly type?: 'final';
  readonly tags?: readonly string[];
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly on?: Readonly<Record<string, JsonTransition | readonly JsonTransition[]>>;
};

/** A machine as JSON: what `createMachine` takes, and what Stately's editor imports. Guards stand by name, `facts`, with their expression. */
export type JsonMachine = { readonly id: string; readonly description: string; readonly initial: string; readonly states: Readonly<Record<string, JsonState>> };

const eventOf = (edge: Edge, node: FlowNode | undefined): string => {
  if (node?.kind === 'rank') return edge.outcome === EXHAUSTED ? EXHAUSTED : `pick.${edge.outcome}`;
  return `is.${edge.outcome}`;
};

const transitionsOf = (edges: readonly Edge[], node: FlowNode): Record<string, JsonTransition | JsonTransition[]> => {
  const groups = Map.groupBy(edges, (edge) => eventOf(edge, node));
  const on: Record<string, JsonTransition | JsonTransition[]> = {};
  for (const [event, group] of groups) {
    const ways = group.map(({ to, when }): JsonTransition => ({ target: to, ...(when === undefined ? {} : { guard: { type: 'facts', params: { when } } }) }));
    on[event] = ways.length === 1 ? ways[0]! : ways;
  }
  return on;
};

/** What ends a case: a conclusion that helped, and one that did not where no way leads on. */
const endings = (node: FlowNode, edges: readonly Edge[]): Record<string, JsonTransition> => {
  if (node.kind !== 'conclude') return {};
  return {
    ...(node.next === undefined ? { 'is.helped': { target: SOLVED } } : {}),
    ...(edges.some(({ outcome }) => outcome === 'not-helped') ? {} : { 'is.not-helped': { target: UNSOLVED } }),
  };
};

const metaOf = (node: FlowNode): Record<string, unknown> => {
  switch (node.kind) {
    case 'ask':
      return { kind: 'ask', ask: node.ask, ...(node.probe === undefined ? {} : { probe: node.probe, with: node.with }) };
    case 'rank':
      return { kind: 'rank', causes: Object.fromEntries(node.causes.map(({ node: cause, odds, minutes }) => [cause, { odds, minutes }])) };
    case 'enter':
      return { kind: 'enter', flow: node.flow };
    default:
      return { kind: node.kind };
  }
};

/** A flow as XState JSON (https://stately.ai/docs/import-from-code), with the words of one language and the articles behind its conclusions. */
export const drawXState = (flow: Flow, options: DrawOptions = {}, linkTo: LinkTo = (file) => file): JsonMachine => {
  const edges = edgesOf(flow);
  const words = flow.words[options.language ?? 'en'] ?? flow.words.en;
  const drawn = drawingOf(flow, options);
  const states = Object.values(flow.nodes).map((node): [string, JsonState] => {
    const own = edges.filter(({ from }) => from === node.id);
    const article = drawn.nodes.find(({ id }) => id === node.id)?.article;
    const link = article && { article: { id: article.id, title: article.title, link: linkTo(article.file) } };
    const question = plainText(words?.nodes[node.id]?.question ?? []);
    const on = { ...transitionsOf(own, node), ...endings(node, own) };
    const description = [question, article ? `→ ${article.title} (${article.id})` : ''].filter(Boolean).join('\n');
    return [
      node.id,
      {
        ...(description === '' ? {} : { description }),
        tags: [node.kind],
        meta: { ...metaOf(node), ...link },
        ...(node.kind === 'hand-over' ? { type: 'final' as const } : {}),
        ...(Object.keys(on).length === 0 ? {} : { on }),
      },
    ];
  });
  const ends = [SOLVED, UNSOLVED].map((id): [string, JsonState] => [id, { type: 'final' }]);
  return {
    id: flow.key.replace('/', '.'),
    description: drawn.title,
    initial: flow.start,
    states: { ...Object.fromEntries(states), ...Object.fromEntries(ends) },
  };
};
