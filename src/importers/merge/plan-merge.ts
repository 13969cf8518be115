import { type Conflict, threeWay } from './three-way.ts';

/** What lies in the pack now, what was imported last, and what would be imported today; undefined where there is no such file. */
export type Versions = { readonly mine?: string | undefined; readonly base?: string | undefined; readonly theirs?: string | undefined };

export type FileStep =
  | { readonly what: 'add' | 'update' | 'merge'; readonly text: string }
  | { readonly what: 'keep' | 'delete' }
  /** A person deleted it; it stays deleted. `changed`: upstream has gone on since. */
  | { readonly what: 'stays-deleted'; readonly changed: boolean }
  /** Gone upstream, but a person has edited it: it stays, and from now on it is theirs. */
  | { readonly what: 'orphan' }
  /** Neither side is lost: mine stays, theirs comes to lie beside it. */
  | { readonly what: 'conflict'; readonly text: string; readonly conflicts: readonly Conflict[] };

/** What an import does with one file. A person's edit is never overwritten. */
export const planFile = ({ mine, base, theirs }: Versions): FileStep => {
  if (theirs === undefined) {
    if (mine === undefined) return { what: 'keep' };
    return mine === base ? { what: 'delete' } : { what: 'orphan' };
  }
  if (mine === undefined) return base === undefined ? { what: 'add', text: theirs } : { what: 'stays-deleted', changed: base !== theirs };
  if (mine === theirs || base === theirs) return { what: 'keep' };
  if (mine === base) return { what: 'update', text: theirs };
  if (base === undefined) return { what: 'conflict', text: theirs, conflicts: [{ line: 1, mine: [], theirs: [] }] };
  const merged = threeWay(mine, base, theirs);
  return merged.conflicts.length > 0 ? { what: 'conflict', text: theirs, conflicts: merged.conflicts } : { what: 'merge', text: merged.text };
};
