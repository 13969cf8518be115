import { mendWord } from '../knowledge/did-you-mean.ts';
import { onlyKeys, readFlag } from '../knowledge/fields.ts';
import { keysOf } from '../knowledge/shape.ts';
import type { FlowWalk } from '../model/flow.ts';
import { WALK } from './flow-shape.ts';
import { isFields, type Path } from './front-reader.ts';
import { readFactValues, readOutcome } from './names.ts';
import { HAND_OVER, type NodeReading } from './read-route.ts';

const readVisits = ({ reader }: NodeReading, path: Path, value: unknown): string | string[] | undefined => {
  if (!Array.isArray(value)) return readOutcome(reader, path, value);
  return value.flatMap((item, at) => readOutcome(reader, [...path, at], item) ?? []);
};

const readWalk = (reading: NodeReading, path: Path, value: unknown): FlowWalk | undefined => {
  const { reader, nodes } = reading;
  const fields = reader.fields(path, value, 'a walk', '{ when: { node: outcome }, then: node }');
  if (!fields) return undefined;
  const field = reader.field(path, fields);
  onlyKeys(field, keysOf(WALK));
  const listed = fields.when === undefined ? {} : (reader.fields([...path, 'when'], fields.when, 'when', 'when: { node: outcome }') ?? {});
  const when: Record<string, string | string[]> = {};
  for (const [node, visits] of Object.entries(listed)) {
    // What stands inside a flow that is entered is known to that flow only: a rule looks at it.
    const inside = node.includes('/');
    if (!inside && !nodes.includes(node)) reader.note([...path, 'when', node], `unknown node "${node}" in a walk`, mendWord(node, nodes), 'key');
    const outcomes = readVisits(reading, [...path, 'when', node], visits);
    if (outcomes !== undefined && (inside || nodes.includes(node))) when[node] = outcomes;
  }
  const probes = readFlag(field, 'probes') ?? false;
  const { then } = fields;
  if (then === undefined) reader.note(path, 'this walk does not say where it ends', 'add then: node', 'key');
  else if (typeof then !== 'string' || !(nodes.includes(then) || then === HAND_OVER)) {
    reader.note([...path, 'then'], `unknown node ${JSON.stringify(then)} at the end of a walk`, mendWord(String(then), nodes));
  }
  const facts = fields.facts === undefined ? {} : readFactValues(reader, [...path, 'facts'], fields.facts, 'facts');
  if (typeof then !== 'string') return undefined;
  return { when, facts, probes, then, place: reader.place(path) };
};

/** `walks: [{ when: { node: outcome or [first visit, second visit] }, facts, probes, then: node }]` */
export const readWalks = (reading: NodeReading): FlowWalk[] => {
  const value = reading.reader.data.walks;
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    reading.reader.note(
      ['walks'],
      'walks must be a list',
      'write one line  - { when: { node: outcome }, then: node }  for each',
      isFields(value) ? 'key' : 'value',
    );
    return [];
  }
  return value.flatMap((walk, at) => readWalk(reading, ['walks', at], walk) ?? []);
};
