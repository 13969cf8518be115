/** The rooms of src/ by floor. Imports run downward or stay in the room. */
export const FLOORS: Readonly<Record<string, number>> = {
  model: 1,
  knowledge: 2,
  flow: 2,
  probes: 2,
  hosts: 2,
  importers: 2,
  engine: 3,
  rules: 3,
  store: 3,
  terminal: 4,
  web: 4,
  cli: 5,
};

/** Steps sideways that are agreed: both read the same Markdown; a probe looks through a host. */
export const SIDEWAYS: Readonly<Record<string, readonly string[]>> = { flow: ['knowledge'], importers: ['knowledge', 'flow'], probes: ['hosts'] };

/** Rooms that run unchanged in a browser. */
export const CORE: readonly string[] = ['model', 'knowledge', 'flow', 'engine', 'rules'];

/** What the core must not know, besides `node:*`. */
export const NOT_IN_CORE = ['ink', 'react', 'probes', 'hosts', 'store', 'terminal', 'web', 'cli'];

/** Whether `from` may import `to`, both names of rooms. */
export const mayImport = (from: string, to: string): boolean => {
  if (from === to) return true;
  const [above, below] = [FLOORS[from], FLOORS[to]];
  if (above === undefined || below === undefined) return false;
  if (CORE.includes(from) && NOT_IN_CORE.includes(to)) return false;
  return below < above || (SIDEWAYS[from]?.includes(to) ?? false);
};
