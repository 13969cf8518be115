import { isMap, isSeq } from 'yaml';
import { outcomesOf } from '../../flow/outcomes.ts';
import type { FactValue } from '../../model/fact.ts';
import { type Flow, UNSURE } from '../../model/flow.ts';
import type { Pack } from '../../model/pack.ts';
import { CANNOT_TELL, type ProbeCatalogue } from '../../model/probe.ts';
import { nearest } from '../nearest.ts';
import type { ScriptedAnswer } from '../walks/script.ts';
import { type Against, type Note, plainValue, textOf } from './noting.ts';
import { answerWords } from './words.ts';

/** Outcomes that the node could have; undefined where nothing comes of it. */
const outcomesAt = (flow: Flow, id: string, catalogue: ProbeCatalogue): string[] | undefined => {
  const node = flow.nodes[id]!;
  const known = outcomesOf(node, flow, catalogue).map(({ outcome }) => outcome);
  if (known.length === 0) return undefined;
  return [...new Set([...known, ...(node.kind === 'ask' && node.probe !== undefined ? [CANNOT_TELL] : []), ...(node.kind === 'ask' ? [UNSURE] : [])])];
};

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

/** `outcome`, or `{ given: value }`. */
const readAnswer = (value: unknown): ScriptedAnswer | undefined => {
  const outcome = textOf(value);
  if (outcome !== undefined) return { outcome };
  const pair = isMap(value) && value.items.length === 1 ? value.items[0] : undefined;
  const name = textOf(pair?.key);
  return name === undefined ? undefined : { outcome: name, value: plainValue(pair?.value) as FactValue };
};

/** What one node comes to, visit by visit; what cannot be is noted and left out. */
const readVisits = (id: string, key: unknown, value: unknown, known: readonly string[], { say, language }: Against, note: Note): ScriptedAnswer[] =>
  (isSeq(value) ? value.items : [value]).flatMap((one) => {
    const answer = readAnswer(one);
    if (answer && known.includes(answer.outcome)) return [answer];
    const meant = answer && nearest(answer.outcome, known);
    if (answer) note(one, say.unknown.outcome(answer.outcome, id), meant ? say.didYouMean(meant) : say.oneOf(known));
    else note(one ?? key, answerWords[language].eventForm);
    return [];
  });

/** `[{ node: outcome }, …]`, or the same as one map. */
export const readEvents = (list: unknown, flow: Flow, against: Against, note: Note): Record<string, ScriptedAnswer[]> => {
  const { pack, catalogue, say, language } = against;
  const words = answerWords[language];
  const maps = isMap(list) ? [list] : isSeq(list) ? list.items : undefined;
  if (!maps) note(list, words.eventsForm);
  const flows = [...flowsFrom(flow, pack)];
  const answers: Record<string, ScriptedAnswer[]> = {};
  for (const map of maps ?? []) {
    if (!isMap(map) || map.items.length === 0) note(map, words.eventForm);
    for (const { key, value } of isMap(map) ? map.items : []) {
      const id = textOf(key) ?? '';
      const owner = flows.find((one) => Object.hasOwn(one.nodes, id));
      const known = owner && outcomesAt(owner, id, catalogue);
      if (owner && known) answers[id] = [...(answers[id] ?? []), ...readVisits(id, key, value, known, against, note)];
      else if (owner) note(key, words.nobodyAsked(id));
      else {
        const nodes = flows.flatMap((one) => Object.keys(one.nodes));
        const meant = nearest(id, nodes);
        note(key, say.unknown.node(id, flow.key), meant && say.didYouMean(meant));
      }
    }
  }
  return answers;
};
