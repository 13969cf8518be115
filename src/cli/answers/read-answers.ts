import { isMap, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { findFlow } from '../../engine/context.ts';
import { isProduct, PRODUCTS } from '../../model/article.ts';
import { FACTS, type FactName, type FactValue, isFactName } from '../../model/fact.ts';
import type { Flow } from '../../model/flow.ts';
import type { Parsed, Problem } from '../../model/problem.ts';
import { nearest } from '../nearest.ts';
import type { Script } from '../walks/script.ts';
import { type Against, createNote, type Note, plainValue, problemAt, textOf } from './noting.ts';
import { readEvents } from './read-events.ts';
import { answerWords } from './words.ts';

const KEYS = ['product', 'flow', 'facts', 'events', 'probes'];

const checkKeys = (root: YAMLMap, { say, language }: Against, note: Note): void => {
  for (const { key } of root.items) {
    const name = textOf(key) ?? '';
    const meant = nearest(name, KEYS);
    if (!KEYS.includes(name)) note(key, answerWords[language].unknownKey(name), meant ? say.didYouMean(meant) : say.oneOf(KEYS));
  }
};

const readProduct = (root: YAMLMap, { product: otherwise, say }: Against, note: Note): string | undefined => {
  const node = root.get('product', true);
  const product = textOf(node) ?? otherwise;
  if (product !== undefined && !isProduct(product)) note(node, say.unknown.product(product), say.oneOf(PRODUCTS));
  return product;
};

const readFlowName = (root: YAMLMap, product: string | undefined, { pack, say, language }: Against, note: Note): Flow | undefined => {
  const node = root.get('flow', true);
  const name = textOf(node);
  const flow = name === undefined ? undefined : findFlow(pack.flows, name, product);
  if (name === undefined) note(node ?? root, answerWords[language].flowMissing);
  else if (!flow) {
    const meant = nearest(
      name,
      pack.flows.map(({ key, id }) => (name.includes('/') ? key : id)),
    );
    note(node, say.unknown.flow(name), meant && say.didYouMean(meant));
  }
  return flow;
};

const readFacts = (map: unknown, { say, language }: Against, note: Note): Partial<Record<FactName, FactValue>> => {
  const facts: Partial<Record<FactName, FactValue>> = {};
  if (map !== undefined && !isMap(map)) note(map, answerWords[language].factsForm);
  for (const { key, value } of isMap(map) ? map.items : []) {
    const name = textOf(key) ?? '';
    const meant = nearest(name, Object.keys(FACTS));
    if (isFactName(name)) facts[name] = plainValue(value) as FactValue;
    else note(key, say.unknown.fact(name), meant && say.didYouMean(meant));
  }
  return facts;
};

/**
 * Reads a file of answers: `product`, `flow`, `facts`, `events: [{ node: outcome }]`. Every mistake has its place. What a
 * probe could have found counts as found, so that it costs nobody a question; `probes: false` makes a person say it.
 */
export const readAnswers = (text: string, file: string, against: Against): Parsed<Script> => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  // What follows the first error of YAML follows from it.
  const problems: Problem[] = document.errors.slice(0, 1).map(({ pos, message }) => problemAt(lines, file, pos[0], message));
  if (problems.length > 0) return { problems };
  const note = createNote(problems, lines, file);
  const root = document.contents;
  if (!isMap(root)) {
    note(root, answerWords[against.language].rootForm);
    return { problems };
  }
  checkKeys(root, against, note);
  const product = readProduct(root, against, note);
  const flow = readFlowName(root, product, against, note);
  const facts = readFacts(root.get('facts', true), against, note);
  const events = root.get('events', true);
  const answers = flow && events !== undefined ? readEvents(events, flow, against, note) : {};
  if (problems.length > 0 || !flow) return { problems };
  const probes = plainValue(root.get('probes', true)) !== false;
  return { value: { flow: flow.key, ...(product === undefined ? {} : { product }), facts, answers, probes }, problems };
};
