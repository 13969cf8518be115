import type { ObservedRank } from './observed-odds.ts';

type Change = { readonly line: number; readonly text: string };

/** Lines of a cause's entry in which its weight may stand. */
const REACH = 6;
const CONTEXT = 3;

/** The line at which a weight is written, with the proposed one in its place. */
const changeOf = (lines: readonly string[], line: number, written: number, proposed: number): Change | undefined => {
  for (let at = line - 1; at < Math.min(lines.length, line - 1 + REACH); at++) {
    const text = lines[at]!;
    const found = /\bodds:\s*([\d.]+)/.exec(text);
    if (found) return Number(found[1]) === written ? { line: at + 1, text: text.replace(/(\bodds:\s*)[\d.]+/, `$1${proposed}`) } : undefined;
  }
  return undefined;
};

/** Changes that are near one another stand in one hunk. */
const hunksOf = (changes: readonly Change[]): Change[][] =>
  changes.reduce<Change[][]>((hunks, change) => {
    const last = hunks.at(-1);
    if (last && change.line - last.at(-1)!.line <= 2 * CONTEXT) last.push(change);
    else hunks.push([change]);
    return hunks;
  }, []);

const hunk = (changes: readonly Change[], lines: readonly string[]): string[] => {
  const first = Math.max(1, changes[0]!.line - CONTEXT);
  const last = Math.min(lines.length, changes.at(-1)!.line + CONTEXT);
  const size = last - first + 1;
  const by = new Map(changes.map((change) => [change.line, change.text]));
  const body: string[] = [];
  let added: string[] = [];
  for (let line = first; line <= last + 1; line++) {
    const next = by.get(line);
    if (next !== undefined && line <= last) {
      body.push(`-${lines[line - 1]}`);
      added.push(`+${next}`);
      continue;
    }
    body.push(...added);
    added = [];
    if (line <= last) body.push(` ${lines[line - 1]}`);
  }
  return [`@@ -${first},${size} +${first},${size} @@`, ...body];
};

/** The proposed weights of one flow as a unified diff for `git apply` and `patch -p1`; what the counts are stands above it. */
export const oddsPatch = (ranks: readonly ObservedRank[], name: string, text: string): string | undefined => {
  const lines = text.replace(/\n$/, '').split('\n');
  const changes = ranks
    .flatMap(({ causes }) => causes)
    .flatMap(({ place, written, proposed }) => {
      const change = place && proposed !== written ? changeOf(lines, place.line, written, proposed) : undefined;
      return change ? [change] : [];
    })
    .sort((a, b) => a.line - b.line);
  if (changes.length === 0) return undefined;
  const counts = ranks.flatMap(({ rank, cases, causes }) => [
    `${name}, ${rank}: ${cases} cases`,
    ...causes.map(
      ({ node, cases: own, share, estimate, low, high }) =>
        `  ${node ?? 'something else'}: ${own} cases, written ${percent(share)}, estimated ${percent(estimate)} (${percent(low)} to ${percent(high)})`,
    ),
  ]);
  return [...counts, `--- a/${name}`, `+++ b/${name}`, ...hunksOf(changes).flatMap((one) => hunk(one, lines)), ''].join('\n');
};

export const percent = (share: number): string => `${share > 0 && share < 0.01 ? '<1' : Math.round(share * 100)} %`;
