import type { Input } from '../model/event.ts';

type Shape = 'string' | 'object' | 'list' | 'boolean';

/** What each event must hold so that nothing behind it stumbles. Optional parts are the session's to judge. */
const SHAPES: Readonly<Record<Exclude<Input['type'], 'opened' | 'language'>, Readonly<Record<string, Shape>>>> = {
  said: { text: 'string' },
  entered: { flow: 'string', hash: 'string' },
  known: { facts: 'object', by: 'string' },
  found: { probe: 'string', params: 'object', result: 'object' },
  is: { node: 'string', outcome: 'string', by: 'string' },
  changed: { step: 'string', outcome: 'string' },
  back: {},
  forward: {},
  consent: { consent: 'object', 'consent.allow': 'list', 'consent.each': 'boolean' },
  note: { text: 'string' },
  later: {},
  resumed: {},
  closed: {},
};

const shapeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'nothing' : typeof value);

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (inner === null || inner === undefined ? undefined : (inner as Record<string, unknown>)[key]), value);

/** One event out of a line of JSON, or what is wrong with it. */
export const readInput = (line: string): Input | string => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (fault) {
    return (fault as Error).message;
  }
  const type = at(value, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(SHAPES, type)) return `expected "type" to be one of ${Object.keys(SHAPES).join(', ')}`;
  const shapes = SHAPES[type as keyof typeof SHAPES];
  const wrong = Object.entries(shapes).find(([path, shape]) => shapeOf(at(value, path)) !== shape);
  return wrong ? `expected "${wrong[0]}" of "${type}" to be a ${wrong[1]}` : (value as Input);
};
