import { readName } from '../knowledge/article.ts';
import { mendWord } from '../knowledge/did-you-mean.ts';
import { onlyKeys } from '../knowledge/fields.ts';
import { readFrontMatter } from '../knowledge/front-matter.ts';
import { lazyPlaces } from '../knowledge/lazy-places.ts';
import { readMarkdown } from '../knowledge/markdown.ts';
import { keysOf } from '../knowledge/shape.ts';
import type { Flow, FlowNode, FlowWords } from '../model/flow.ts';
import type { Parsed, Problem } from '../model/problem.ts';
import { sanitise } from '../model/sanitise.ts';
import { checkNodeFacts, checkWordFacts } from './check-facts.ts';
import { checkRouting } from './check-routing.ts';
import { checkWalks } from './check-walks.ts';
import { checkWords } from './check-words.ts';
import { flowHash } from './flow-hash.ts';
import { FLOW } from './flow-shape.ts';
import { frontPlaces } from './front-places.ts';
import { type FrontReader, frontReader } from './front-reader.ts';
import { isNodeName } from './names.ts';
import { readHead } from './read-head.ts';
import { readNode } from './read-node.ts';
import { HAND_OVER, type NodeReading } from './read-route.ts';
import { type FlowFile, readTranslation } from './read-translation.ts';
import { readWalks } from './read-walks.ts';
import { readWords } from './read-words.ts';

const readNodes = (reading: NodeReading): Record<string, FlowNode> => {
  const { reader } = reading;
  const listed = reader.data.nodes === undefined ? undefined : reader.fields(['nodes'], reader.data.nodes, 'nodes', 'nodes: { first: { ask: choice } }');
  if (reader.data.nodes === undefined) reader.note([], 'this flow has no nodes', 'add nodes:', 'key');
  const nodes: Record<string, FlowNode> = {};
  for (const [id, value] of Object.entries(listed ?? {})) {
    if (!isNodeName(id)) {
      reader.note(['nodes', id], `"${id}" cannot name a node`, 'use small letters, digits and hyphens, a letter first', 'key');
      continue;
    }
    const node = readNode(reading, ['nodes', id], id, value);
    if (node) nodes[id] = node;
  }
  const led = reading.targets.get(HAND_OVER);
  if (led && !reading.nodes.includes(HAND_OVER)) nodes[HAND_OVER] = { kind: 'hand-over', id: HAND_OVER, place: led };
  return nodes;
};

const readStart = ({ reader, nodes }: NodeReading): string => {
  const { start } = reader.data;
  if (start === undefined) reader.note([], 'this flow has no start', nodes.length > 0 ? `add start: ${nodes[0]}` : 'add start: node', 'key');
  else if (typeof start !== 'string' || !nodes.includes(start))
    reader.note(['start'], `unknown node ${JSON.stringify(start)} in start`, mendWord(String(start), nodes));
  return typeof start === 'string' ? start : '';
};

const readingOf = (reader: FrontReader, text: string): NodeReading => {
  const { nodes } = reader.data;
  const names = typeof nodes === 'object' && nodes !== null ? Object.keys(nodes).filter(isNodeName) : [];
  return { reader, nodes: names, lines: text.split(/\r\n|\r|\n/), targets: new Map() };
};

const oneLine = (text: string): string => sanitise(text).replace(/[\r\n\t\u2028\u2029]+/g, ' ');

/** Messages quote what stands in the file, which may be anything. */
const quotable = (problem: Problem): Problem => ({
  ...problem,
  message: oneLine(problem.message),
  ...(problem.mend === undefined ? {} : { mend: oneLine(problem.mend) }),
});

/** Places in the head of a flow that could be read. */
export const flowPlaces = (text: string, file: string): Flow['places'] =>
  lazyPlaces(() => {
    const front = readFrontMatter(text, file).value;
    return front ? frontPlaces(frontReader(front, 'flow')) : {};
  });

const isError = (problem: Problem): boolean => problem.severity === 'error';

/**
 * Reads a flow from `flows/<shelf>/<id>.md` (routing and English words) and its siblings in other languages (words only).
 * Never throws. The value is there only when the English file has no errors, so that it is safe to walk; errors in
 * another language leave its words out, or single words to the fallback.
 */
export const readFlow = (files: { readonly base: FlowFile; readonly others: readonly FlowFile[] }): Parsed<Flow> => {
  const { text, file } = files.base;
  const name = readName(file);
  const front = readFrontMatter(text, file);
  if (!front.value || !name.value) return { problems: [...name.problems, ...front.problems].map(quotable) };
  const reader = frontReader(front.value, 'flow');
  const reading = readingOf(reader, text);
  const root = reader.field([], reader.data);
  onlyKeys(root, keysOf(FLOW));
  const { title, symptoms, ...head } = readHead(root, name.value.shelf);
  const start = readStart(reading);
  const nodes = readNodes(reading);
  const walks = readWalks(reading);
  const markdown = readMarkdown(front.value.body, { file, line: front.value.bodyLine });
  const words = readWords(markdown.blocks, nodes);
  checkNodeFacts(reader, nodes);
  checkRouting(reader, nodes, words.words);
  checkWalks(reader, nodes, words.words, walks);
  const grave = [...name.problems, ...front.problems, ...reader.problems, ...words.problems, ...checkWords(nodes, words.words)];
  const english: FlowWords = { language: 'en', title, symptoms, nodes: words.words, file };
  const translations = files.others.map((other) => readTranslation(other, nodes, english.nodes));
  const problems = [
    ...grave,
    ...markdown.problems,
    ...checkWordFacts(text, file, front.value.bodyLine),
    ...translations.flatMap((translation) => translation.problems),
  ].map(quotable);
  if (grave.some(isError)) return { problems };
  const others = Object.fromEntries(translations.flatMap(({ value }) => (value ? [[value.language, value]] : [])));
  const { shelf, id } = name.value;
  const value: Flow = {
    id,
    shelf,
    key: `${shelf}/${id}`,
    ...head,
    start,
    nodes,
    walks,
    words: { ...others, en: english },
    file,
    hash: flowHash(start, nodes),
    places: flowPlaces(text, file),
  };
  return { value, problems };
};
