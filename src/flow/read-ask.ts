import { readNumber, readSignature, readText, readWord } from '../knowledge/fields.ts';
import type { AskNode } from '../model/flow.ts';
import { ASK_KEYS } from './flow-shape.ts';
import type { Fields, Path } from './front-reader.ts';
import { readFactName, readFactValues, readOutcome } from './names.ts';
import { type NodeReading, readGo } from './read-route.ts';

type With = Record<string, string | number | readonly string[]>;

/** Attention that a question costs, in minutes, where the file says nothing. */
const QUESTION_MINUTES = 1;

const readWith = ({ reader }: NodeReading, path: Path, value: unknown): With => {
  const fields = value === undefined ? {} : (reader.fields(path, value, 'with', 'with: { port: 25 }') ?? {});
  const found: With = {};
  for (const [key, given] of Object.entries(fields)) {
    if (typeof given === 'string' || (typeof given === 'number' && Number.isFinite(given))) found[key] = given;
    else if (Array.isArray(given) && given.every((item) => typeof item === 'string' || typeof item === 'number')) found[key] = given.map(String);
    else reader.note([...path, key], `"${key}" must be a text, a number or a list of texts, not ${JSON.stringify(given)}`);
  }
  return found;
};

const byOutcome = <T>({ reader }: NodeReading, path: Path, value: unknown, name: string, example: string, read: (path: Path, value: unknown) => T) => {
  const fields = value === undefined ? {} : (reader.fields(path, value, name, example) ?? {});
  const found: Record<string, T> = {};
  for (const [key, given] of Object.entries(fields)) {
    const outcome = readOutcome(reader, [...path, key], key, 'key');
    const one = read([...path, key], given);
    if (outcome !== undefined) found[outcome] = one;
  }
  return found;
};

const listOf = (value: unknown): [Path, unknown][] => (Array.isArray(value) ? value.map((one, at) => [[at], one]) : [[[], value]]);

const readGood = ({ reader }: NodeReading, path: Path, value: unknown): string[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [readOutcome(reader, path, value) ?? []].flat();
  return value.flatMap((item, at) => readOutcome(reader, [...path, at], item) ?? []);
};

/** One thing to establish: `{ ask, probe, with, fact, sets, reads, go, good, minutes }`, all but one of the first two left out at will. */
export const readAsk = (reading: NodeReading, path: Path, id: string, fields: Fields): AskNode => {
  const { reader } = reading;
  const at = (key: string): Path => [...path, key];
  const field = reader.field(path, fields);
  const ask = readWord(field, 'ask', ASK_KEYS.ask.values) ?? 'choice';
  const probe = readText(field, 'probe', { required: Object.hasOwn(fields, 'probe') });
  const fact = fields.fact === undefined ? undefined : readFactName(reader, at('fact'), fields.fact);
  if (fields.with !== undefined && fields.probe === undefined) reader.note(at('with'), '"with" is for probes, and this node has none', undefined, 'key');
  if (fields.reads !== undefined && ask !== 'paste' && ask !== 'choice')
    reader.note(at('reads'), `"reads" is for ask: paste and ask: choice, and this is ask: ${ask}`, undefined, 'key');
  const minutes = readNumber(field, 'minutes', ASK_KEYS.minutes) ?? QUESTION_MINUTES;
  return {
    kind: 'ask',
    id,
    ask,
    ...(probe === undefined ? {} : { probe }),
    with: readWith(reading, at('with'), fields.with),
    ...(fact === undefined ? {} : { fact }),
    sets: byOutcome(reading, at('sets'), fields.sets, 'sets', 'sets: { home: { place: home } }', (key, value) => readFactValues(reader, key, value, 'this')),
    reads: byOutcome(reading, at('reads'), fields.reads, 'reads', "reads: { full: ['No space left'] }", (key, value) =>
      listOf(value).flatMap(([at, one]) => readSignature(reader.field([...key, ...at], one)) ?? []),
    ),
    ...(fields.go === undefined ? {} : { go: readGo(reading, at('go'), fields.go, id) }),
    good: readGood(reading, at('good'), fields.good),
    minutes,
    place: reader.place(path, 'key'),
  };
};
