import { mendWord } from '../knowledge/did-you-mean.ts';
import { type AskNode, type FlowNode, GIVEN, type NodeWords, type RankNode, UNSURE } from '../model/flow.ts';
import type { FrontReader, Path } from './front-reader.ts';
import { isTyped } from './outcomes.ts';

type Nodes = Readonly<Record<string, FlowNode>>;
type Words = Readonly<Record<string, NodeWords>>;

/** Outcomes of a question without a probe, from its routing and its words; undefined where only the catalogue knows. */
export const outcomesOfQuestion = (node: AskNode, words: Words): string[] | undefined => {
  if (node.probe !== undefined) return undefined;
  const choices = (Object.hasOwn(words, node.id) ? words[node.id]!.choices : []).map((choice) => choice.outcome);
  return [...new Set([...Object.keys(node.go ?? {}), ...choices, ...Object.keys(node.reads), ...(isTyped(node) ? [GIVEN] : []), UNSURE])];
};

export const checkOutcome = (reader: FrontReader, path: Path, found: string, known: readonly string[], id: string, what: 'key' | 'value' = 'value'): void => {
  if (!known.includes(found)) reader.note(path, `"${found}" is no outcome of "${id}"`, mendWord(found, known), what);
};

const checkAsk = (reader: FrontReader, node: AskNode, words: Words): void => {
  const path = ['nodes', node.id];
  const known = outcomesOfQuestion(node, words);
  if (!known) return;
  for (const outcome of Object.keys(node.sets)) checkOutcome(reader, [...path, 'sets', outcome], outcome, known, node.id, 'key');
  for (const [at, outcome] of node.good.entries()) checkOutcome(reader, [...path, 'good', at], outcome, known, node.id);
  if (!node.go) return;
  const routed = Object.keys(node.go);
  const missing = (outcome: string, mend: string): void => {
    if (!routed.includes(outcome)) reader.note([...path, 'go'], `"${node.id}" does not say where "${outcome}" leads`, mend, 'key');
  };
  for (const outcome of Object.keys(node.reads)) {
    if (!routed.includes(outcome))
      reader.note([...path, 'reads', outcome], `"${outcome}" is read, but "${node.id}" does not say where it leads`, mendWord(outcome, routed), 'key');
  }
  missing(UNSURE, 'whoever is asked may not know; add unsure: node');
  if (isTyped(node) && Object.keys(node.reads).length === 0) missing(GIVEN, 'add given: node');
};

const checkRank = (reader: FrontReader, rank: RankNode, nodes: Nodes, words: Words): void => {
  const path: Path = ['nodes', rank.id, 'rank'];
  for (const cause of rank.causes) {
    const kind = nodes[cause.node]?.kind;
    if (kind !== undefined && kind !== 'conclude')
      reader.note([...path, cause.node], `a cause is a conclusion, and "${cause.node}" is not`, 'give it a conclude: article', 'key');
    for (const [id, shown] of Object.entries(cause.shownBy)) {
      const at: Path = [...path, cause.node, 'shown-by', id];
      const evidence = nodes[id];
      if (!evidence) continue;
      if (evidence.kind !== 'ask') {
        reader.note(at, `"${id}" establishes nothing, so it cannot show a cause`, 'name a node with ask or probe', 'key');
        continue;
      }
      const known = outcomesOfQuestion(evidence, words);
      if (!known) continue;
      if (!Array.isArray(shown)) for (const outcome of Object.keys(shown)) checkOutcome(reader, [...at, outcome], outcome, known, id, 'key');
      else for (const [index, outcome] of shown.entries()) checkOutcome(reader, shown.length === 1 ? at : [...at, index], outcome, known, id);
    }
  }
};

/** A rank with nothing left goes on by itself: ranks that only lead to each other would go on for ever. */
const checkRankLoop = (reader: FrontReader, rank: RankNode, nodes: Nodes): void => {
  const seen = [rank.id];
  for (let next = nodes[rank.otherwise]; next?.kind === 'rank'; next = nodes[next.otherwise]) {
    if (seen.includes(next.id)) {
      const message =
        next.id === rank.id ? `"otherwise" leads back to "${rank.id}" without a word to anybody` : `"otherwise" leads into ranks that only lead to each other`;
      reader.note(['nodes', rank.id, 'otherwise'], message, 'lead it to a question, a conclusion or hand-over');
      return;
    }
    seen.push(next.id);
  }
};

/** What of the routing only shows once every node and the words are read: outcomes that do not exist, causes that conclude nothing. */
export const checkRouting = (reader: FrontReader, nodes: Nodes, words: Words): void => {
  for (const node of Object.values(nodes)) {
    if (node.kind === 'ask') checkAsk(reader, node, words);
    if (node.kind === 'rank') {
      checkRank(reader, node, nodes, words);
      checkRankLoop(reader, node, nodes);
    }
    if (node.kind === 'conclude' && node.verify !== undefined && nodes[node.verify] && nodes[node.verify]!.kind !== 'ask') {
      reader.note(['nodes', node.id, 'verify'], `"${node.verify}" cannot prove a fix: it establishes nothing`, 'name a node with ask or probe');
    }
  }
};
