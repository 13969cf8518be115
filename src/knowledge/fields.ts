import type { Signature, Source } from '../model/article.ts';
import type { Place, Problem } from '../model/problem.ts';
import { sanitise } from '../model/sanitise.ts';
import { ID, SIGNATURE, SOURCE, TRANSLATION } from './article-shape.ts';
import { mendWord } from './did-you-mean.ts';
import type { FrontMatter } from './front-matter.ts';
import { keysOf } from './shape.ts';

/** A value of the front matter, where it stands, and the list that takes what is wrong with it. */
export type Field = {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly front: FrontMatter;
  readonly problems: Problem[];
};

type Step = string | number;

export const rootField = (front: FrontMatter, problems: Problem[]): Field => ({ value: front.data, path: [], front, problems });

export const isMapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The field below a key or an index; undefined when nothing is written there. */
export const fieldAt = (parent: Field, step: Step): Field | undefined => {
  const holder = parent.value;
  const value = Array.isArray(holder) ? holder[Number(step)] : isMapping(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined;
  return value === undefined || value === null ? undefined : { ...parent, value, path: [...parent.path, step] };
};

export const placeOf = (field: Field, what: 'key' | 'value' = 'value'): Place => field.front.placeOf(field.path, what);

export const complain = (field: Field, rule: string, message: string, mend?: string, what: 'key' | 'value' = 'value'): void => {
  field.problems.push({ rule, severity: 'error', message: sanitise(message), ...(mend === undefined ? {} : { mend }), place: placeOf(field, what) });
};

/** `symptoms[2]`, for messages. */
export const nameOf = (field: Field): string =>
  field.path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index > 0 ? `.${step}` : step)).join('');

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : isMapping(value) ? 'keys and values' : `a ${typeof value}`);

const wrongType = (field: Field, wanted: string): undefined => {
  complain(field, 'field-type', `"${nameOf(field)}" must be ${wanted}, not ${kindOf(field.value)}`);
  return undefined;
};

const required = (parent: Field, step: Step, wanted: boolean): Field | undefined => {
  const field = fieldAt(parent, step);
  if (!field && wanted)
    complain(
      { ...parent, path: [...parent.path, step] },
      'field-missing',
      `"${nameOf({ ...parent, path: [...parent.path, step] })}" is missing`,
      undefined,
      'key',
    );
  return field;
};

/** Complains about every key that is not allowed here. `elsewhere` names a better mend for some of them. */
export const onlyKeys = (field: Field, allowed: readonly string[], elsewhere: Readonly<Record<string, string>> = {}): void => {
  if (!isMapping(field.value)) return;
  for (const key of Object.keys(field.value)) {
    if (allowed.includes(key)) continue;
    const mend = Object.hasOwn(elsewhere, key) ? elsewhere[key] : mendWord(key, allowed);
    complain({ ...field, path: [...field.path, key] }, 'unknown-key', `unknown key "${sanitise(key)}"`, mend, 'key');
  }
};

/** The keys and values below `step`. */
export const readMapping = (parent: Field, step: Step, options: { required?: boolean } = {}): Field | undefined => {
  const field = required(parent, step, options.required ?? false);
  if (!field) return undefined;
  return isMapping(field.value) ? field : wrongType(field, 'keys and values');
};

const textOf = (field: Field): string | undefined => {
  if (typeof field.value !== 'string' && typeof field.value !== 'number') return wrongType(field, 'text');
  const text = sanitise(String(field.value)).replace(/\s+/g, ' ').trim();
  if (text !== '') return text;
  complain(field, 'field-empty', `"${nameOf(field)}" is empty`);
  return undefined;
};

/** One line of text, trimmed. A number is taken as it was written. */
export const readText = (parent: Field, step: Step, options: { required?: boolean } = {}): string | undefined => {
  const field = required(parent, step, options.required ?? false);
  return field && textOf(field);
};

export const readNumber = (parent: Field, step: Step, options: { required?: boolean; least?: number } = {}): number | undefined => {
  const field = required(parent, step, options.required ?? false);
  if (!field) return undefined;
  if (typeof field.value !== 'number' || !Number.isFinite(field.value)) return wrongType(field, 'a number');
  const least = options.least ?? -Number.MAX_VALUE;
  if (field.value >= least) return field.value;
  complain(field, 'field-range', `"${nameOf(field)}" must be at least ${least}`);
  return undefined;
};

export const readFlag = (parent: Field, step: Step): boolean | undefined => {
  const field = fieldAt(parent, step);
  if (!field) return undefined;
  return typeof field.value === 'boolean' ? field.value : wrongType(field, 'true or false');
};

/** One of a closed list of words. */
export const readWord = <T extends string>(parent: Field, step: Step, words: readonly T[], options: { required?: boolean } = {}): T | undefined => {
  const text = readText(parent, step, options);
  if (text === undefined || words.includes(text as T)) return text as T | undefined;
  const field = fieldAt(parent, step)!;
  complain(field, 'unknown-word', `unknown ${typeof step === 'number' ? nameOf(parent) : step} "${text}"`, mendWord(text, words));
  return undefined;
};

/** The fields of a list; a single value counts as a list of one. */
export const readList = (parent: Field, step: Step, options: { required?: boolean } = {}): Field[] => {
  const field = required(parent, step, options.required ?? false);
  if (!field) return [];
  if (!Array.isArray(field.value)) return [field];
  return field.value.flatMap((value, index): Field[] => {
    const item = { ...field, value, path: [...field.path, index] };
    if (value !== null && value !== undefined) return [item];
    complain(item, 'field-empty', `"${nameOf(item)}" is empty`);
    return [];
  });
};

export const readTexts = (parent: Field, step: Step, options: { required?: boolean } = {}): string[] =>
  readList(parent, step, options).flatMap((field) => textOf(field) ?? []);

const KEBAB = new RegExp(`^${ID}$`);

export const isId = (text: string): boolean => KEBAB.test(text);

/** Kebab-case ids; with `shelves` also `shelf/id`. */
export const readIds = (parent: Field, step: Step, options: { shelves?: boolean } = {}): string[] =>
  readList(parent, step).flatMap((field) => {
    const text = typeof field.value === 'string' ? textOf(field) : wrongType(field, 'text');
    if (text === undefined) return [];
    const parts = options.shelves ? text.split('/') : [text];
    if (parts.length <= 2 && parts.every(isId)) return [text];
    complain(field, 'bad-id', `"${text}" is not an id`, 'use lower case letters, digits and single hyphens');
    return [];
  });

/** What `check --translated` has written. */
export const readHash = (parent: Field, step: Step): string | undefined => {
  const text = readText(parent, step);
  if (text === undefined || new RegExp(TRANSLATION.keys.translates.pattern).test(text)) return text;
  complain(fieldAt(parent, step)!, 'bad-hash', `"${text}" is no fingerprint`, 'write it with  mailmedic check --translated');
  return undefined;
};

const SLASHED = /^\/(.+)\/([a-z]*)$/s;

/** One regular expression: `pattern`, `/pattern/i` or `{ pattern, flags }`. */
export const readSignature = (field: Field): Signature | undefined => {
  const slashed = typeof field.value === 'string' ? SLASHED.exec(field.value) : null;
  const mapping = isMapping(field.value) ? field.value : undefined;
  if (mapping) onlyKeys(field, keysOf(SIGNATURE.of[1]));
  const pattern = mapping ? mapping.pattern : (slashed?.[1] ?? field.value);
  const flags = (mapping ? mapping.flags : slashed?.[2]) ?? '';
  if (typeof pattern !== 'string' || pattern === '') return wrongType(field, 'a pattern: text, /text/i or { pattern, flags }');
  if (flags !== '' && flags !== 'i') {
    complain(field, 'bad-flags', `unknown flags "${String(flags)}"`, 'only "i" (upper and lower case are the same) is allowed');
    return undefined;
  }
  try {
    if (new RegExp(pattern, flags).test('')) {
      complain(field, 'bad-pattern', `the pattern "${pattern}" matches everything`, 'name the words that stand in the log');
      return undefined;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error);
    const mend = pattern.startsWith('(?i)')
      ? `write /${pattern.slice('(?i)'.length)}/i`
      : 'write a JavaScript regular expression; a literal ( or [ needs a backslash';
    complain(field, 'bad-pattern', `the pattern does not compile: ${reason}`, mend);
    return undefined;
  }
  return { pattern, flags, place: placeOf(field) };
};

export const readSignatures = (parent: Field, step: Step): Signature[] => readList(parent, step).flatMap((field) => readSignature(field) ?? []);

const isDate = (text: string): boolean =>
  new RegExp(SOURCE.keys.read.pattern).test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const TRACES = ['file', 'commit', 'licence', 'hash'] as const;

const readSource = (field: Field): Source | undefined => {
  if (!isMapping(field.value)) return wrongType(field, `keys and values: { ${keysOf(SOURCE).join(', ')} }`);
  onlyKeys(field, keysOf(SOURCE));
  const doc = readText(field, 'doc', { required: true });
  const title = readText(field, 'title', { required: true });
  const section = readText(field, 'section');
  const url = readText(field, 'url');
  const read = readText(field, 'read', { required: true });
  if (url !== undefined && !new RegExp(SOURCE.keys.url.pattern).test(url))
    complain(fieldAt(field, 'url')!, 'bad-url', `"${url}" is not a web address`, 'begin it with https://');
  if (read !== undefined && !isDate(read)) complain(fieldAt(field, 'read')!, 'bad-date', `"${read}" is not a date`, 'write it as 2026-11-21');
  if (doc === undefined || title === undefined || read === undefined) return undefined;
  const traces = Object.fromEntries(
    TRACES.flatMap((key) => {
      const text = readText(field, key);
      return text === undefined ? [] : [[key, text]];
    }),
  );
  return { doc, title, ...(section === undefined ? {} : { section }), ...(url === undefined ? {} : { url }), read, ...traces };
};

/** Where facts were read: a list of `{ doc, title, section?, url?, read, file?, commit?, licence?, hash? }`. */
export const readSources = (parent: Field, step: Step): Source[] => readList(parent, step).flatMap((field) => readSource(field) ?? []);
