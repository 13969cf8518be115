import type { Library } from '../../knowledge/library.ts';
import { plainText } from '../../model/block.ts';
import { DONE, HELPED, NOT_HELPED } from '../../model/event.ts';
import { type Flow, type FlowNode, GIVEN, UNSURE } from '../../model/flow.ts';
import type { Language, Localized } from '../../model/language.ts';
import { CANNOT_TELL, type ProbeCatalogue } from '../../model/probe.ts';
import type { Coverage } from '../coverage.ts';
import { ANY, type Edge, type EdgeKind, EXHAUSTED, edgesOf } from '../graph.ts';

export type DrawnKind = FlowNode['kind'] | 'probe';

/** An article that a conclusion shows: `shelf/id`, its title in the language of the drawing, and its file in the pack. */
export type DrawnArticle = { readonly id: string; readonly title: string; readonly file: string };

export type DrawnNode = {
  readonly id: string;
  readonly kind: DrawnKind;
  /** One line each, plain text: the id, what it says, the probe. */
  readonly lines: readonly string[];
  readonly article?: DrawnArticle;
  /** Key of the flow that it enters. */
  readonly enters?: string;
  readonly missed: boolean;
};

/** One outcome that takes an arrow. */
export type DrawnWay = { readonly outcome: string; readonly label: string; readonly missed: boolean };

export type DrawnEdge = {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly both: boolean;
  readonly ways: readonly DrawnWay[];
  /** No walk took any of its ways. */
  readonly missed: boolean;
};

/** A flow as boxes and arrows, in the order of the document, before it is any language of drawing. */
export type Drawing = {
  readonly key: string;
  readonly title: string;
  readonly start: string;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  /** Whether it tells what the walks went through. */
  readonly covered: boolean;
};

export type DrawOptions = {
  readonly language?: Language;
  /** Finds the articles behind conclusions, for their titles and links. */
  readonly library?: Library;
  /** Gives outcomes of probes a sentence where the words have no choice for them. */
  readonly catalogue?: ProbeCatalogue;
  /** Write what a person chooses on the arrows, rather than the outcomes. */
  readonly spoken?: boolean;
  /** What the walks went through: the rest is marked. */
  readonly coverage?: Coverage;
};

const LONGEST = 44;

export const shorten = (text: string, longest = LONGEST): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length <= longest
    ? line
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
};

const articleOf = (node: FlowNode, flow: Flow, { library, language = 'en' }: DrawOptions): DrawnArticle | undefined => {
  if (node.kind !== 'conclude' || !library) return undefined;
  for (const product of [...flow.products, undefined]) {
    const found = library.resolve(node.article, { language, product })?.article;
    if (found) return { id: `${found.shelf}/${found.id}`, title: found.title, file: found.file };
  }
  return undefined;
};

/** What stands under the name of a node when its words say nothing. */
const fallbackOf = (node: FlowNode): string => {
  if (node.kind === 'conclude') return node.article;
  return node.kind === 'enter' ? node.flow : '';
};

const drawNode = (node: FlowNode, flow: Flow, options: DrawOptions): DrawnNode => {
  const words = flow.words[options.language ?? 'en'] ?? flow.words.en;
  const question = plainText(words?.nodes[node.id]?.question ?? []);
  const probe = node.kind === 'ask' ? node.probe : undefined;
  const lines = [node.id, shorten(question === '' ? fallbackOf(node) : question, options.spoken ? 66 : LONGEST), probe === undefined ? '' : probe];
  const article = articleOf(node, flow, options);
  return {
    id: node.id,
    kind: probe === undefined ? node.kind : 'probe',
    lines: lines.filter((line, at) => line !== '' && lines.indexOf(line) === at),
    ...(article ? { article } : {}),
    ...(node.kind === 'enter' ? { enters: node.flow } : {}),
    missed: options.coverage?.nodes.missed.includes(node.id) ?? false,
  };
};

/** Outcomes that no flow has words for. */
const SPOKEN: Readonly<Record<string, Localized>> = {
  [DONE]: { en: 'done: check again', de: 'gemacht: neu prüfen' },
  [HELPED]: { en: 'it helped', de: 'es hat geholfen' },
  [NOT_HELPED]: { en: 'it did not help', de: 'es hat nicht geholfen' },
  [EXHAUSTED]: { en: 'nothing is left', de: 'nichts ist mehr übrig' },
  [GIVEN]: { en: 'answered', de: 'beantwortet' },
  [UNSURE]: { en: "I don't know", de: 'weiß nicht' },
  [CANNOT_TELL]: { en: 'cannot tell', de: 'nicht zu klären' },
  solved: { en: 'solved', de: 'gelöst' },
  unsolved: { en: 'not solved', de: 'nicht gelöst' },
};

/** What a person chooses, else what the probe says, else the outcome itself. */
const spokenOutcome = (edge: Edge, flow: Flow, { language = 'en', catalogue }: DrawOptions): string => {
  const node = flow.nodes[edge.from];
  const words = (flow.words[language] ?? flow.words.en)?.nodes[edge.from];
  const chosen = words?.choices.find((choice) => choice.outcome === edge.outcome);
  if (chosen) return plainText(chosen.label);
  const said = node?.kind === 'ask' && node.probe !== undefined ? catalogue?.get(node.probe)?.outcomes[edge.outcome]?.says[language] : undefined;
  if (said !== undefined && !said.includes('{{')) return said;
  return (Object.hasOwn(SPOKEN, edge.outcome) ? SPOKEN[edge.outcome]?.[language] : undefined) ?? edge.outcome;
};

const labelOf = (edge: Edge, flow: Flow, options: DrawOptions): string => {
  if (edge.kind === 'evidence' || edge.kind === 'cause' || edge.outcome === ANY) return '';
  const outcome = options.spoken ? shorten(spokenOutcome(edge, flow, options), 28) : edge.outcome;
  return edge.when === undefined ? outcome : `${outcome} ${options.language === 'de' && options.spoken ? 'falls' : 'if'} ${shorten(edge.when)}`;
};

const keyOf = ({ from, to, outcome, when }: Edge): string => JSON.stringify([from, to, outcome, when ?? '']);

/** Whether it helped or not, a list of checks goes on at the same place: that is one arrow. */
const kindIn = ({ from, to, kind }: Edge, edges: readonly Edge[]): EdgeKind =>
  kind === 'otherwise' && edges.some((other) => other.from === from && other.to === to && other.kind === 'go') ? 'go' : kind;

/** Ways between the same two nodes become one arrow, a rank and its evidence an arrow with two heads. */
const fold = (edges: readonly Edge[], flow: Flow, options: DrawOptions): DrawnEdge[] => {
  const missed = new Set(options.coverage?.edges.missed.map(keyOf));
  const kept = edges.filter((edge) => edge.outcome !== ANY).map((edge) => ({ ...edge, kind: kindIn(edge, edges) }));
  const groups = Map.groupBy(kept, ({ from, to, kind }) => JSON.stringify([from, to, kind]));
  return [...groups.values()].map((group) => {
    const { from, to, kind } = group[0]!;
    const ways = group.map((edge) => ({ outcome: edge.outcome, label: labelOf(edge, flow, options), missed: missed.has(keyOf(edge)) }));
    return { from, to, kind, both: kind === 'evidence', ways, missed: ways.every((way) => way.missed) };
  });
};

export const drawingOf = (flow: Flow, options: DrawOptions = {}): Drawing => ({
  key: flow.key,
  title: (flow.words[options.language ?? 'en'] ?? flow.words.en)?.title ?? flow.key,
  start: flow.start,
  nodes: Object.values(flow.nodes).map((node) => drawNode(node, flow, options)),
  edges: fold(edgesOf(flow), flow, options),
  covered: options.coverage !== undefined,
});

/** The labels of an arrow, those that no walk took with a cross. */
export const labelsOf = (edge: DrawnEdge): string[] =>
  edge.ways.filter(({ label, missed }) => label !== '' || missed).map(({ label, missed }) => (missed ? `✗ ${label}`.trim() : label));
