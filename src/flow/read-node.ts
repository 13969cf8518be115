import { mendWord } from '../knowledge/did-you-mean.ts';
import { onlyKeys, readNumber, readText } from '../knowledge/fields.ts';
import { keysOf } from '../knowledge/shape.ts';
import type { ConcludeNode, EnterNode, FlowNode, ShowNode } from '../model/flow.ts';
import { NODES } from './flow-shape.ts';
import { type Fields, isFields, type Path } from './front-reader.ts';
import { readAsk } from './read-ask.ts';
import { readRank } from './read-rank.ts';
import { HAND_OVER, type NodeReading, readGo, readTarget } from './read-route.ts';

type Kind = FlowNode['kind'];

const KIND_OF_KEY: Readonly<Record<string, Kind>> = {
  ask: 'ask',
  probe: 'ask',
  rank: 'rank',
  show: 'show',
  enter: 'enter',
  conclude: 'conclude',
  'hand-over': 'hand-over',
};
const KIND_KEYS = Object.keys(KIND_OF_KEY);

const readGoOf = (reading: NodeReading, path: Path, id: string, fields: Fields) => {
  if (fields.go !== undefined) return readGo(reading, [...path, 'go'], fields.go, id);
  reading.reader.note(path, `"${id}" leads nowhere`, 'add go: { done: next-node }', 'key');
  return {};
};

const checkTrue = ({ reader }: NodeReading, path: Path, value: unknown, key: string): void => {
  if (value !== true) reader.note([...path, key], `"${key}" is written ${key}: true`);
};

const readShow = (reading: NodeReading, path: Path, id: string, fields: Fields): ShowNode => {
  checkTrue(reading, path, fields.show, 'show');
  return { kind: 'show', id, go: readGoOf(reading, path, id, fields), place: reading.reader.place(path, 'key') };
};

const readEnter = (reading: NodeReading, path: Path, id: string, fields: Fields): EnterNode => {
  const flow = readText(reading.reader.field(path, fields), 'enter', { required: true }) ?? '';
  return { kind: 'enter', id, flow, go: readGoOf(reading, path, id, fields), place: reading.reader.place(path, 'key') };
};

const readConclude = (reading: NodeReading, path: Path, id: string, fields: Fields): ConcludeNode => {
  const { reader } = reading;
  const at = (key: string): Path => [...path, key];
  const field = reader.field(path, fields);
  const article = readText(field, 'conclude', { required: true }) ?? '';
  const section = readText(field, 'section');
  const verify = fields.verify === undefined ? undefined : readTarget(reading, at('verify'), fields.verify, id);
  const otherwise = fields.otherwise === undefined ? undefined : readTarget(reading, at('otherwise'), fields.otherwise, id);
  const next = fields.next === undefined ? undefined : readTarget(reading, at('next'), fields.next, id);
  const wait = readNumber(field, 'wait', { least: 0 });
  return {
    kind: 'conclude',
    id,
    article,
    ...(section === undefined ? {} : { section }),
    ...(verify === undefined ? {} : { verify }),
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(next === undefined ? {} : { next }),
    ...(wait === undefined ? {} : { wait }),
    place: reader.place(path, 'key'),
  };
};

/** The one kind that a node has, by the keys that only that kind has. */
const kindOf = ({ reader }: NodeReading, path: Path, id: string, fields: Fields): Kind | undefined => {
  const kinds = [...new Set(KIND_KEYS.filter((key) => fields[key] !== undefined).map((key) => KIND_OF_KEY[key]!))];
  if (kinds.length === 1) return kinds[0];
  if (kinds.length > 1) {
    reader.note(path, `"${id}" is ${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1)} at once`, 'make a node of each', 'key');
    return undefined;
  }
  const near = Object.keys(fields).find((key) => mendWord(key, KIND_KEYS)?.startsWith('did you mean'));
  if (near === undefined) reader.note(path, `"${id}" has no kind`, `give it one of ${KIND_KEYS.join(', ')}`, 'key');
  else reader.note([...path, near], `unknown key "${near}", and so "${id}" has no kind`, mendWord(near, KIND_KEYS), 'key');
  return undefined;
};

/** One entry of `nodes:`. Undefined, with a note, where it cannot be understood. */
export const readNode = (reading: NodeReading, path: Path, id: string, value: unknown): FlowNode | undefined => {
  const { reader } = reading;
  if (!isFields(value)) {
    const mend =
      id === HAND_OVER ? 'write hand-over: { hand-over: true }, or leave the line out' : `write for example  ${id}: { ask: choice, go: { yes: a-node } }`;
    reader.note(path, `"${id}" must hold keys and values`, mend);
    return undefined;
  }
  const kind = kindOf(reading, path, id, value);
  if (!kind) return undefined;
  onlyKeys(reader.field(path, value), keysOf(NODES[kind]));
  switch (kind) {
    case 'ask':
      return readAsk(reading, path, id, value);
    case 'rank':
      return readRank(reading, path, id, value);
    case 'show':
      return readShow(reading, path, id, value);
    case 'enter':
      return readEnter(reading, path, id, value);
    case 'conclude':
      return readConclude(reading, path, id, value);
    case 'hand-over':
      checkTrue(reading, path, value['hand-over'], 'hand-over');
      return { kind, id, place: reader.place(path, 'key') };
  }
};
