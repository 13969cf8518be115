import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Problem } from '../../model/problem.ts';

const offsetOf = (text: string, line: number, column: number): number => {
  let at = 0;
  for (let number = 1; number < line; number++) {
    const end = /\r\n|\r|\n/.exec(text.slice(at));
    if (!end) return text.length;
    at += end.index + end[0].length;
  }
  return at + column - 1;
};

/** Where the word stands that is to go: at its place, behind a quote, or later on the same line where it stands there once. */
const findWord = (text: string, offset: number, word: string): number | undefined => {
  for (const at of [offset, offset + 1]) if (text.startsWith(word, at)) return at;
  const end = text.slice(offset).search(/[\r\n]|$/);
  const rest = text.slice(offset, offset + end);
  const first = rest.indexOf(word);
  return first >= 0 && rest.indexOf(word, first + 1) < 0 ? offset + first : undefined;
};

/** Makes the fixes of one file, from its end to its beginning, so that earlier places still hold. What does not stand where it should is left. */
export const fixText = (text: string, problems: readonly Problem[]): { readonly text: string; readonly fixed: number } => {
  const edits = problems
    .flatMap(({ fix, place }) => {
      const at = fix && findWord(text, offsetOf(text, place.line, place.column), fix.remove);
      return fix && at !== undefined ? [{ at, ...fix }] : [];
    })
    .sort((a, b) => b.at - a.at)
    .filter((edit, index, all) => index === 0 || edit.at + edit.remove.length <= all[index - 1]!.at);
  let changed = text;
  for (const { at, remove, insert } of edits) changed = changed.slice(0, at) + insert + changed.slice(at + remove.length);
  return { text: changed, fixed: edits.length };
};

/** Makes every fix there is, file by file, and returns how many; a file is replaced in one step. `path` makes a path that can be opened. */
export const applyFixes = (problems: readonly Problem[], path: (file: string) => string): number => {
  const byFile = Map.groupBy(
    problems.filter(({ fix }) => fix !== undefined),
    ({ place }) => place.file,
  );
  let fixed = 0;
  for (const [file, own] of byFile) {
    const result = fixText(readFileSync(path(file), 'utf8'), own);
    if (result.fixed === 0) continue;
    const draft = `${path(file)}.${process.pid}.part`;
    writeFileSync(draft, result.text);
    renameSync(draft, path(file));
    fixed += result.fixed;
  }
  return fixed;
};
