import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { outcomesOf } from '../../flow/outcomes.ts';
import { isProduct } from '../../model/article.ts';
import { FACTS, type FactName, type FactValue, isFactName } from '../../model/fact.ts';
import { type Flow, UNSURE } from '../../model/flow.ts';
import type { Pack } from '../../model/pack.ts';
import { CANNOT_TELL, type ProbeCatalogue } from '../../model/probe.ts';
import type { Parsed, Problem } from '../../model/problem.ts';
import { nearest } from '../nearest.ts';
import type { Script, ScriptedAnswer } from '../walks/script.ts';
import type { Words } from '../words.ts';
import { answerWords } from './words.ts';

type Where = {
  readonly pack: Pack;
  readonly catalogue: ProbeCatalogue;
  readonly product?: string | undefined;
  readonly say: Words;
  readonly language: 'en' | 'de';
};
type Note = (at: unknown, message: string, mend?: string) => void;

const KEYS = ['product', 'flow', 'facts', 'events', 'probes'];

/** Outcomes that the node could have; undefined where nothing comes of it. */
const outcomesAt = (flow: Flow, id: string, catalogue: ProbeCatalogue): string[] | undefined => {
  const node = flow.nodes[id]!;
  const known = outcomesOf(node, flow, catalogue).map(({ outcome }) => outcome);
  if (known.length === 0) return undefined;
  return [...new Set([...known, ...(node.kind === 'ask' && node.probe !== undefined ? [CANNOT_TELL] : []), ...(node.kind === 'ask' ? [UNSURE] : [])])];
};

const textOf = (node: unknown): string | undefined =>
  isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number') ? String(node.value) : undefined;

/** The flows that may be walked from here: the chosen one, and those that it enters. */
const flowsFrom = (flow: Flow, pack: Pack, seen: Set<Flow> = new Set()): Set<Flow> => {
  if (seen.has(flow)) return seen;
  seen.add(flow);
  for (const node of Object.values(flow.nodes)) {
    if (node.kind !== 'enter') continue;
    for (const other of pack.flows) if (other.key === node.flow || other.id === node.flow) flowsFrom(other, pack, seen);
  }
  return seen;
};

const readAnswer = (value: unknown): ScriptedAnswer | undefined => {
  const outcome = textOf(value);
  if (outcome !== undefined) return { outcome };
  if (isScalar(value) && typeof value.value === 'boolean') return { outcome: value.value ? 'yes' : 'no' };
  if (!isMap(value) || value.items.length !== 1) return undefined;
  const [pair] = value.items;
  const name = textOf(pair!.key);
  const given = pair!.value as Node & { toJSON?: () => unknown };
  return name === undefined ? undefined : { outcome: name, value: (isScalar(given) ? given.value : given?.toJSON?.()) as FactValue };
};

const readEvents = (list: unknown, flow: Flow, where: Where, note: Note): Record<string, ScriptedAnswer[]> => {
  const { pack, catalogue, say, language } = where;
  const words = answerWords[language];
  const answers: Record<string, ScriptedAnswer[]> = {};
  const flows = flowsFrom(flow, pack);
  const items = isMap(list)
    ? list.items.map((pair) => ({ map: list, pairs: [pair] }))
    : list && typeof list === 'object' && 'items' in list
      ? (list.items as unknown[]).map((item) => ({ map: item, pairs: isMap(item) ? item.items : [] }))
      : undefined;
  if (!items) {
    note(list, words.eventsForm);
    return answers;
  }
  for (const { map, pairs } of items) {
    if (pairs.length === 0) note(map, words.eventForm);
    for (const { key, value } of pairs) {
      const id = textOf(key) ?? '';
      const owner = [...flows].find((one) => Object.hasOwn(one.nodes, id));
      if (!owner) {
        const meant = nearest(
          id,
          [...flows].flatMap((one) => Object.keys(one.nodes)),
        );
        note(key, say.unknown.node(id, flow.key), meant && say.didYouMean(meant));
        continue;
      }
      const known = outcomesAt(owner, id, catalogue);
      const given = isScalar(value) || isMap(value) ? [value] : value && typeof value === 'object' && 'items' in value ? (value.items as unknown[]) : [value];
      for (const one of given) {
        const answer = readAnswer(one);
        if (!answer) note(one ?? key, words.eventForm);
        else if (!known) note(key, words.nobodyAsked(id));
        else if (!known.includes(answer.outcome)) {
          const meant = nearest(answer.outcome, known);
          note(one, say.unknown.outcome(answer.outcome, id), meant ? say.didYouMean(meant) : say.oneOf(known));
        } else {
          answers[id] ??= [];
          answers[id].push(answer);
        }
      }
    }
  }
  return answers;
};

const readFacts = (map: unknown, note: Note, where: Where): Partial<Record<FactName, FactValue>> => {
  const facts: Partial<Record<FactName, FactValue>> = {};
  if (map === undefined || map === null) return facts;
  if (!isMap(map)) {
    note(map, answerWords[where.language].factsForm);
    return facts;
  }
  for (const { key, value } of map.items) {
    const name = textOf(key) ?? '';
    if (isFactName(name)) facts[name] = (isScalar(value) ? value.value : (value as { toJSON?: () => unknown } | null)?.toJSON?.()) as FactValue;
    else {
      const meant = nearest(name, Object.keys(FACTS));
      note(key, where.say.unknown.fact(name), meant && where.say.didYouMean(meant));
    }
  }
  return facts;
};

const findFlow = (name: string, product: string | undefined, pack: Pack): Flow | undefined => {
  const fitting = pack.flows.filter((flow) => flow.key === name || flow.id === name);
  return (
    fitting.find((flow) => flow.key === name) ?? fitting.find((flow) => flow.shelf === product) ?? fitting.find((flow) => flow.shelf === 'common') ?? fitting[0]
  );
};

/**
 * Reads a file of answers: `product`, `flow`, `facts`, `events: [{ node: outcome }]`. Every mistake has its place. What a
 * probe could have found counts as found, so that it costs nobody a question; `probes: false` makes a person say it.
 */
export const readAnswers = (text: string, file: string, where: Where): Parsed<Script> => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: Problem[] = [];
  const say = answerWords[where.language];
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const note: Note = (at, message, mend) => {
    const offset = (at as Node | undefined)?.range?.[0] ?? 0;
    problems.push({ rule: 'answers', severity: 'error', message: message.replace(/\.$/, ''), ...(mend ? { mend } : {}), place: place(offset) });
  };
  for (const fault of document.errors) problems.push({ rule: 'answers', severity: 'error', message: fault.message, place: place(fault.pos[0]) });
  if (problems.length > 0) return { problems };
  const root = document.contents;
  if (!isMap(root)) {
    note(root, say.rootForm);
    return { problems };
  }
  for (const { key } of root.items) {
    const name = textOf(key) ?? '';
    const meant = nearest(name, KEYS);
    if (!KEYS.includes(name)) note(key, say.unknownKey(name), meant ? where.say.didYouMean(meant) : where.say.oneOf(KEYS));
  }
  const productNode = root.get('product', true);
  const product = textOf(productNode) ?? where.product;
  if (product !== undefined && !isProduct(product))
    note(productNode, where.say.unknown.product(product), where.say.oneOf(['mailcow', 'mailu', 'docker-mailserver', 'bluemind']));
  const flowNode = root.get('flow', true);
  const name = textOf(flowNode);
  const flow = name === undefined ? undefined : findFlow(name, product, where.pack);
  if (name === undefined) note(flowNode ?? root, say.flowMissing);
  else if (!flow) {
    const meant = nearest(name, name.includes('/') ? where.pack.flows.map(({ key }) => key) : where.pack.flows.map(({ id }) => id));
    note(flowNode, where.say.unknown.flow(name), meant && where.say.didYouMean(meant));
  }
  const facts = readFacts(root.get('facts', true), note, where);
  const events = root.get('events', true);
  const answers = flow && events !== undefined && events !== null ? readEvents(events, flow, where, note) : {};
  if (problems.length > 0 || !flow) return { problems };
  return {
    value: {
      flow: flow.key,
      ...(product === undefined ? {} : { product }),
      facts,
      answers,
      probes: (root.get('probes', true) as { value?: unknown } | undefined)?.value !== false,
    },
    problems,
  };
};
