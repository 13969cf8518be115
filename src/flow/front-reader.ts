import { mendWord } from '../knowledge/did-you-mean.ts';
import type { Field } from '../knowledge/fields.ts';
import type { FrontMatter } from '../knowledge/front-matter.ts';
import type { Place, Problem } from '../model/problem.ts';

export type Path = readonly (string | number)[];
export type Fields = Readonly<Record<string, unknown>>;
export type What = 'key' | 'value';

/** Reads values out of front matter; what does not fit is noted with its place, and the reading goes on. */
export type FrontReader = {
  readonly data: Fields;
  readonly problems: Problem[];
  /** The same front matter for the readers that articles use too. */
  readonly field: (path: Path, value: unknown) => Field;
  readonly place: (path: Path, what?: What) => Place;
  readonly note: (path: Path, message: string, mend?: string, what?: What) => void;
  /** Notes keys that are not known. */
  readonly keys: (path: Path, fields: Fields, known: readonly string[]) => void;
  readonly text: (path: Path, value: unknown, name: string) => string | undefined;
  readonly texts: (path: Path, value: unknown, name: string) => string[];
  /** Finite and not below zero. */
  readonly amount: (path: Path, value: unknown, name: string) => number | undefined;
  readonly fields: (path: Path, value: unknown, name: string, example: string) => Fields | undefined;
  /** One of a closed list. */
  readonly word: <T extends string>(path: Path, value: unknown, name: string, known: readonly T[]) => T | undefined;
};

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'keys and values' : JSON.stringify(value);
};

export const frontReader = (front: FrontMatter, rule: string): FrontReader => {
  const problems: Problem[] = [];
  const note: FrontReader['note'] = (path, message, mend, what = 'value') => {
    problems.push({ rule, severity: 'error', message, ...(mend === undefined ? {} : { mend }), place: front.placeOf(path, what) });
  };
  const text: FrontReader['text'] = (path, value, name) => {
    if (typeof value === 'string' && value.trim() !== '') return value;
    note(path, `${name} must be a text, not ${shown(value)}`, typeof value === 'number' || typeof value === 'boolean' ? 'put it in quotes' : undefined);
    return undefined;
  };
  return {
    data: front.data,
    problems,
    field: (path, value) => ({ value, path, front, problems }),
    place: (path, what) => front.placeOf(path, what),
    note,
    text,
    keys: (path, fields, known) => {
      for (const key of Object.keys(fields)) if (!known.includes(key)) note([...path, key], `unknown key "${key}"`, mendWord(key, known), 'key');
    },
    texts: (path, value, name) => {
      if (value === undefined) return [];
      if (!Array.isArray(value)) {
        note(path, `${name} must be a list, not ${shown(value)}`, 'write it as [one, another]');
        return [];
      }
      return value.flatMap((item, at) => text([...path, at], item, `an entry of ${name}`) ?? []);
    },
    amount: (path, value, name) => {
      if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
      note(path, `${name} must be a number of zero or more, not ${shown(value)}`);
      return undefined;
    },
    fields: (path, value, name, example) => {
      if (isFields(value)) return value;
      note(path, `${name} must hold keys and values, not ${shown(value)}`, `write for example  ${example}`);
      return undefined;
    },
    word: (path, value, name, known) => {
      const found = known.find((one) => one === value);
      if (found === undefined) note(path, `${name} cannot be ${shown(value)}`, mendWord(String(value), known));
      return found;
    },
  };
};
