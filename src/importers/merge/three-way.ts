import { diff3Merge } from 'node-diff3';

/** Both sides changed the same lines; `line` is where that stands in mine, counted from 1. */
export type Conflict = { readonly line: number; readonly mine: readonly string[]; readonly theirs: readonly string[] };

export type Merged = { readonly text: string; readonly conflicts: readonly Conflict[] };

/** Merges by lines (diff3: Khanna, Kunal, Pierce 2007). With conflicts, the text is mine with everything of theirs that does not touch it. */
export const threeWay = (mine: string, base: string, theirs: string): Merged => {
  const regions = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), { excludeFalseConflicts: true });
  const lines: string[] = [];
  const conflicts: Conflict[] = [];
  for (const region of regions) {
    if (region.ok) lines.push(...region.ok);
    else if (region.conflict) {
      conflicts.push({ line: region.conflict.aIndex + 1, mine: region.conflict.a, theirs: region.conflict.b });
      lines.push(...region.conflict.a);
    }
  }
  return { text: lines.join('\n'), conflicts };
};
