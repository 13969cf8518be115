import { type Field, isMapping } from '../knowledge/fields.ts';
import type { FrontMatter } from '../knowledge/front-matter.ts';
import type { Place, Problem } from '../model/problem.ts';

export type Path = readonly (string | number)[];
export type Fields = Readonly<Record<string, unknown>>;
export type What = 'key' | 'value';

export const isFields = (value: unknown): value is Fields => isMapping(value);

/** Front matter being read; what does not fit is noted at its place, and the reading goes on. */
export type FrontReader = {
  readonly data: Fields;
  readonly problems: Problem[];
  readonly place: (path: Path, what?: What) => Place;
  readonly note: (path: Path, message: string, mend?: string, what?: What) => void;
  /** A value for the readers of `knowledge/fields.ts`, which articles use too. */
  readonly field: (path: Path, value: unknown) => Field;
  /** Keys and values, else a note with an example. */
  readonly fields: (path: Path, value: unknown, name: string, example: string) => Fields | undefined;
};

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : JSON.stringify(value);
};

export const frontReader = (front: FrontMatter, rule: string): FrontReader => {
  const problems: Problem[] = [];
  const note: FrontReader['note'] = (path, message, mend, what = 'value') => {
    problems.push({ rule, severity: 'error', message, ...(mend === undefined ? {} : { mend }), place: front.placeOf(path, what) });
  };
  return {
    data: front.data,
    problems,
    place: (path, what) => front.placeOf(path, what),
    note,
    field: (path, value) => ({ value, path, front, problems }),
    fields: (path, value, name, example) => {
      if (isFields(value)) return value;
      note(path, `${name} must hold keys and values, not ${shown(value)}`, `write for example  ${example}`);
      return undefined;
    },
  };
};
