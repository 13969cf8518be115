import { plainText } from '../model/block.ts';
import type { Flow, FlowNode } from '../model/flow.ts';
import type { Language } from '../model/language.ts';
import { ANY, type Edge, type EdgeKind, edgesOf } from './graph.ts';

export type DrawnKind = FlowNode['kind'] | 'probe';
export type DrawnNode = { readonly id: string; readonly kind: DrawnKind /** One line each, plain text. */; readonly lines: readonly string[] };
export type DrawnEdge = { readonly from: string; readonly to: string; readonly label: string; readonly kind: EdgeKind; readonly both: boolean };

/** A flow as boxes and arrows, in the order of the document, before it is any language of drawing. */
export type Drawing = { readonly title: string; readonly start: string; readonly nodes: readonly DrawnNode[]; readonly edges: readonly DrawnEdge[] };

const LONGEST = 44;

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length <= LONGEST
    ? line
    : `${letters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
};

/** What stands under the name of a node when its words say nothing. */
const fallbackOf = (node: FlowNode): string => {
  if (node.kind === 'conclude') return node.article;
  if (node.kind === 'enter') return node.flow;
  return '';
};

const drawNode = (node: FlowNode, flow: Flow, language: Language): DrawnNode => {
  const words = flow.words[language] ?? flow.words.en;
  const question = plainText(words?.nodes[node.id]?.question ?? []);
  const probe = node.kind === 'ask' ? node.probe : undefined;
  const lines = [node.id, shorten(question === '' ? fallbackOf(node) : question), probe === undefined ? '' : probe];
  return { id: node.id, kind: probe === undefined ? node.kind : 'probe', lines: lines.filter((line, at) => line !== '' && lines.indexOf(line) === at) };
};

const labelOf = (edge: Edge): string => {
  if (edge.kind === 'evidence' || edge.outcome === ANY) return '';
  if (edge.kind === 'cause') return '';
  return edge.when === undefined ? edge.outcome : `${edge.outcome} if ${shorten(edge.when)}`;
};

/** Ways between the same two nodes become one arrow, a rank and its evidence an arrow with two heads. */
const fold = (edges: readonly Edge[]): DrawnEdge[] => {
  const kept = edges.filter((edge) => edge.outcome !== ANY);
  const groups = Map.groupBy(kept, ({ from, to, kind }) => JSON.stringify([from, to, kind]));
  return [...groups.values()].map((group) => {
    const { from, to, kind } = group[0]!;
    return {
      from,
      to,
      kind,
      both: kind === 'evidence',
      label: group
        .map(labelOf)
        .filter((label) => label !== '')
        .join(', '),
    };
  });
};

export const drawingOf = (flow: Flow, language: Language): Drawing => ({
  title: (flow.words[language] ?? flow.words.en)?.title ?? flow.key,
  start: flow.start,
  nodes: Object.values(flow.nodes).map((node) => drawNode(node, flow, language)),
  edges: fold(edgesOf(flow)),
});
