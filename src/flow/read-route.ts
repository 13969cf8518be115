import { mendWord } from '../knowledge/did-you-mean.ts';
import { onlyKeys } from '../knowledge/fields.ts';
import type { Go, Route } from '../model/flow.ts';
import type { Place } from '../model/problem.ts';
import { type FrontReader, isFields, type Path } from './front-reader.ts';
import { compileGuard } from './guard.ts';
import { readOutcome } from './names.ts';

/** What the readers of nodes share: the front matter, and which nodes there are. */
export type NodeReading = {
  readonly reader: FrontReader;
  readonly nodes: readonly string[];
  /** Source of the file, by lines, to find where a quoted value begins. */
  readonly lines: readonly string[];
  /** Nodes that something leads to, with the place that names them first. */
  readonly targets: Map<string, Place>;
};

/** A flow need not write this node down: it is there as soon as something leads to it. */
export const HAND_OVER = 'hand-over';

/** The name of a node that exists; `after` is the node that names it. */
export const readTarget = ({ reader, nodes, targets }: NodeReading, path: Path, value: unknown, after: string): string | undefined => {
  if (typeof value === 'string' && (nodes.includes(value) || value === HAND_OVER)) {
    if (!targets.has(value)) targets.set(value, reader.place(path));
    return value;
  }
  if (typeof value !== 'string') reader.note(path, `${JSON.stringify(value)} after "${after}" is no node`, 'write the name of a node');
  else reader.note(path, `unknown node "${value}" after "${after}"`, mendWord(value, nodes));
  return undefined;
};

const insideQuotes = (place: Place, lines: readonly string[]): Place => {
  const first = lines[place.line - 1]?.[place.column - 1];
  return first === '"' || first === "'" ? { ...place, column: place.column + 1 } : place;
};

/** A guard that compiles. */
export const readGuard = ({ reader, lines }: NodeReading, path: Path, value: unknown): string | undefined => {
  if (typeof value !== 'string') {
    reader.note(path, `a guard must be a text, not ${JSON.stringify(value)}`, "put it in quotes:  'port == 25'");
    return undefined;
  }
  const { value: guard, problems } = compileGuard(value, insideQuotes(reader.place(path), lines));
  reader.problems.push(...problems);
  return guard && value;
};

const readRoute = (reading: NodeReading, path: Path, value: unknown, after: string): Route | undefined => {
  const { reader } = reading;
  if (!isFields(value)) {
    const to = readTarget(reading, path, value, after);
    return to === undefined ? undefined : { to, place: reader.place(path) };
  }
  onlyKeys(reader.field(path, value), ['when', 'to']);
  const when = value.when === undefined ? undefined : readGuard(reading, [...path, 'when'], value.when);
  if (value.to === undefined) {
    reader.note(path, `a way on from "${after}" has no "to"`, 'write { when: …, to: node }');
    return undefined;
  }
  const to = readTarget(reading, [...path, 'to'], value.to, after);
  if (to === undefined || (value.when !== undefined && when === undefined)) return undefined;
  return { to, ...(when === undefined ? {} : { when }), place: reader.place([...path, 'to']) };
};

const readRoutes = (reading: NodeReading, path: Path, value: unknown, after: string): Route[] => {
  const { reader } = reading;
  if (!Array.isArray(value)) return [readRoute(reading, path, value, after) ?? []].flat();
  const open = value.findIndex((item) => !isFields(item) || item.when === undefined);
  if (open === -1) reader.note(path, 'no way on is left when none of the guards holds', 'end the list with { to: node }');
  else if (open < value.length - 1)
    reader.note([...path, open + 1], 'this way on is never taken: the one before it has no "when"', 'put it first, or give that one a "when"');
  return value.flatMap((item, at) => readRoute(reading, [...path, at], item, after) ?? []);
};

/** `go: { open: why, silent: [{ when: 'port == 25', to: blocked }, { to: other }] }` */
export const readGo = (reading: NodeReading, path: Path, value: unknown, after: string): Go => {
  const fields = reading.reader.fields(path, value, 'go', 'go: { yes: one-node, no: another-node }') ?? {};
  if (isFields(value) && Object.keys(fields).length === 0) reading.reader.note(path, `"${after}" leads nowhere`, 'name at least one outcome in go', 'key');
  const go: Record<string, readonly Route[]> = {};
  for (const [key, routes] of Object.entries(fields)) {
    const outcome = readOutcome(reading.reader, [...path, key], key, 'key');
    const read = readRoutes(reading, [...path, key], routes, after);
    // Kept also when it leads nowhere sound: one mistake is told once.
    if (outcome !== undefined) go[outcome] = read;
  }
  return go;
};
