import { mendWord } from '../knowledge/did-you-mean.ts';
import { onlyKeys, readNumber, readText } from '../knowledge/fields.ts';
import { keysOf } from '../knowledge/shape.ts';
import type { Cause, RankNode, ShownBy } from '../model/flow.ts';
import { CAUSE } from './flow-shape.ts';
import { type Fields, isFields, type Path } from './front-reader.ts';
import { readOutcome } from './names.ts';
import { type NodeReading, readGuard, readTarget } from './read-route.ts';

const readChances = ({ reader }: NodeReading, path: Path, fields: Fields): Record<string, number> => {
  const chances: Record<string, number> = {};
  for (const [key, value] of Object.entries(fields)) {
    const outcome = readOutcome(reader, [...path, key], key, 'key');
    if (typeof value !== 'number' || !(value >= 0 && value <= 1))
      reader.note([...path, key], `a probability lies between 0 and 1, not ${JSON.stringify(value)}`);
    else if (outcome !== undefined) chances[outcome] = value;
  }
  const sum = Object.values(chances).reduce((total, chance) => total + chance, 0);
  if (sum > 1 + 1e-9) reader.note(path, `these probabilities add up to ${Number(sum.toFixed(4))}`, 'the outcomes of one node share 1', 'key');
  return chances;
};

const readShown = (reading: NodeReading, path: Path, value: unknown): Record<string, number> | string[] => {
  const { reader } = reading;
  if (isFields(value)) return readChances(reading, path, value);
  if (!Array.isArray(value)) return [readOutcome(reader, path, value) ?? []].flat();
  if (value.length === 0) reader.note(path, 'this list names no outcome', 'name one, or leave the line out', 'key');
  return value.flatMap((item, at) => readOutcome(reader, [...path, at], item) ?? []);
};

const readShownBy = (reading: NodeReading, path: Path, value: unknown): ShownBy => {
  const { reader, nodes } = reading;
  const fields = value === undefined ? {} : (reader.fields(path, value, 'shown-by', 'shown-by: { evidence-node: outcome }') ?? {});
  const shown: Record<string, Record<string, number> | string[]> = {};
  for (const [evidence, given] of Object.entries(fields)) {
    if (nodes.includes(evidence)) shown[evidence] = readShown(reading, [...path, evidence], given);
    else reader.note([...path, evidence], `unknown node "${evidence}" in shown-by`, mendWord(evidence, nodes), 'key');
  }
  return shown;
};

const readCause = (reading: NodeReading, path: Path, node: string, value: unknown): Cause | undefined => {
  const { reader } = reading;
  const fields = reader.fields(path, value, `"${node}"`, `${node}: { odds: 3, minutes: 10, shown-by: { evidence-node: outcome } }`);
  if (!fields) return undefined;
  const field = reader.field(path, fields);
  onlyKeys(field, keysOf(CAUSE));
  const needed = (key: 'odds' | 'minutes'): number | undefined => {
    if (fields[key] !== undefined) return readNumber(field, key, CAUSE.keys[key]);
    reader.note(
      path,
      `"${node}" has no ${key}`,
      key === 'odds' ? 'say how often it is the cause, relative to the others' : 'say how long its fix takes',
      'key',
    );
    return undefined;
  };
  const odds = needed('odds');
  const minutes = needed('minutes');
  const shownBy = readShownBy(reading, [...path, 'shown-by'], fields['shown-by']);
  const when = fields.when === undefined ? undefined : readGuard(reading, [...path, 'when'], fields.when);
  if (odds === undefined || minutes === undefined) return undefined;
  return { node, odds, minutes, shownBy, ...(when === undefined ? {} : { when }), place: reader.place(path, 'key') };
};

/** `rank: { cause: { odds, minutes, shown-by, when } }`, the causes that are left, and where to go when none is. */
export const readRank = (reading: NodeReading, path: Path, id: string, fields: Fields): RankNode | undefined => {
  const { reader, nodes } = reading;
  const listed = reader.fields([...path, 'rank'], fields.rank, 'rank', 'rank: { cause-node: { odds: 3, minutes: 10 } }') ?? {};
  const causes = Object.entries(listed).flatMap(([node, value]) => {
    if (!nodes.includes(node)) reader.note([...path, 'rank', node], `unknown node "${node}" in the rank "${id}"`, mendWord(node, nodes), 'key');
    return readCause(reading, [...path, 'rank', node], node, value) ?? [];
  });
  if (isFields(fields.rank) && Object.keys(listed).length === 0) reader.note([...path, 'rank'], `the rank "${id}" has no causes`, undefined, 'key');
  const elseOdds = readNumber(reader.field(path, fields), 'else', { least: 0 });
  if (causes.length > 0 && causes.length === Object.keys(listed).length && causes.every((cause) => cause.odds === 0)) {
    reader.note([...path, 'rank'], `the odds of "${id}" add up to 0`, 'give at least one cause odds above 0', 'key');
  }
  const oddsFrom = readText(reader.field(path, fields), 'odds-from');
  if (fields.otherwise === undefined) reader.note(path, `the rank "${id}" has no "otherwise"`, 'name the node for when nothing is left', 'key');
  const otherwise = fields.otherwise === undefined ? undefined : readTarget(reading, [...path, 'otherwise'], fields.otherwise, id);
  if (otherwise === undefined) return undefined;
  return {
    kind: 'rank',
    id,
    causes,
    otherwise,
    ...(elseOdds === undefined ? {} : { elseOdds }),
    ...(oddsFrom === undefined ? {} : { oddsFrom }),
    place: reader.place(path, 'key'),
  };
};
