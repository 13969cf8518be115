import matter from 'gray-matter';
import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, isMap, isNode, isScalar, isSeq, type Node, parseDocument, visit, type YAMLError } from 'yaml';
import type { Parsed, Place, Problem } from '../model/problem.ts';
import { sanitise } from '../model/sanitise.ts';
import { lazyPlace } from './lazy-places.ts';
import { textPlaces } from './text-places.ts';

/** The YAML head of a document and what stands below it. */
export type FrontMatter = {
  readonly data: Record<string, unknown>;
  /** Text below the front matter, line ends as they were. */
  readonly body: string;
  /** Line of the file on which `body` begins, counted from 1. */
  readonly bodyLine: number;
  /** Where a key or a value stands; the nearest thing that exists when the path does not. */
  placeOf(path: readonly (string | number)[], what?: 'key' | 'value'): Place;
};

const OPEN = /^---(?!-)([^\r\n]*)(?:\r?\n|$)/;
const CLOSE = /\r?\n---([^\r\n]*)(?:\r?\n|$)/;

const MENDS: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'keep one of the two',
  TAB_AS_INDENT: 'indent with spaces',
  BLOCK_AS_IMPLICIT_KEY: 'put the value in quotes when it holds ": "',
  MULTILINE_IMPLICIT_KEY: 'write "key: value" on one line, or put the text in quotes',
  MISSING_CHAR: 'close the quote, bracket or brace, or put the value in quotes',
  BAD_SCALAR_START: 'put the value in quotes',
  BAD_DQ_ESCAPE: 'use single quotes, where a backslash is just a backslash',
  TAG_RESOLVE_FAILED: 'write a plain value without a tag',
  BAD_ALIAS: 'put the value in quotes when it begins with * or &',
};

/** Only plain YAML 1.2 core values: `1:30`, `yes` and dates stay strings, tags and merge keys mean nothing. */
const readYaml = (source: string): Document.Parsed =>
  parseDocument(source, { version: '1.2', schema: 'core', merge: false, uniqueKeys: true, strict: true, prettyErrors: false, logLevel: 'error' });

/** What only the careful reader may judge: aliases, tags, directives, complex keys, tabs. */
const UNUSUAL = /(?:^|[\s[{,:-])[*&!](?=\S)|^%|^ *\t|^\s*\?(?:\s|$)/m;

/**
 * The values of YAML without anything unusual in it, read four times as fast as with places; undefined where it is to be read
 * with care. Both readers take the core schema of YAML 1.2; a property test holds them together.
 */
export const readPlainYaml = (source: string): { readonly data: unknown } | undefined => {
  if (UNUSUAL.test(source)) return undefined;
  try {
    return { data: load(source, { schema: CORE_SCHEMA }) };
  } catch {
    // The other reader says what is wrong, and where.
    return undefined;
  }
};

const refuse = (): never => {
  throw new Error('only YAML front matter may be parsed');
};

const nodeOffset = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** Aliases can multiply without end, or hold themselves; nothing here is long enough to need them. */
const refuseAliases = (document: Document.Parsed, placeOf: (node: Node) => Place, problems: Problem[]): void => {
  visit(document, {
    Alias: (_, node) => {
      problems.push({
        rule: 'front-matter-yaml',
        severity: 'error',
        message: `the alias "*${sanitise(node.source)}" is not read`,
        mend: 'write the value out',
        place: placeOf(node),
      });
    },
  });
};

/** A value that is written down, rather than the nothing behind `key:`. */
const isWritten = (node: unknown): boolean => isNode(node) && !(isScalar(node) && node.value === null && !node.source);

const offsetOf = (document: Document.Parsed, path: readonly (string | number)[], what: 'key' | 'value'): number => {
  let node: Node | null = document.contents;
  let offset = nodeOffset(node) ?? 0;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair: { key: unknown; value: unknown } | undefined = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
      if (!pair) return offset;
      const keyWanted = (what === 'key' && index === path.length - 1) || !isWritten(pair.value);
      offset = nodeOffset(keyWanted ? pair.key : pair.value) ?? offset;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      offset = nodeOffset(item) ?? offset;
      node = isNode(item) ? item : null;
    } else return offset;
  }
  return offset;
};

const mapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Splits a document into front matter and body. A document without front matter has empty data and its whole text as body.
 * The language behind the opening dashes is refused unless it is YAML: gray-matter would run `---js` as code.
 */
export const readFrontMatter = (input: string, file: string): Parsed<FrontMatter> => {
  const text = input.startsWith('\ufeff') ? input.slice(1) : input;
  const problems: Problem[] = [];
  const top: Place = { file, line: 1, column: 1 };
  const opening = OPEN.exec(text);
  if (!opening) return { value: { data: {}, body: text, bodyLine: 1, placeOf: () => top }, problems };

  const language = opening[1]!;
  const name = language.trim();
  if (name !== '' && name !== 'yaml' && name !== 'yml') {
    const place = { file, line: 1, column: 4 + language.length - language.trimStart().length };
    const message = `front matter in "${sanitise(name.slice(0, 40))}" is not read`;
    return { problems: [{ rule: 'front-matter-language', severity: 'error', message, mend: 'write YAML between two lines of ---', place }] };
  }
  const places = textPlaces(text, file);
  const start = 3 + language.length;
  const closing = CLOSE.exec(text.slice(start));
  if (!closing) {
    const message = 'front matter is not closed';
    return { problems: [{ rule: 'front-matter-open', severity: 'error', message, mend: 'end it with a line of ---', place: top }] };
  }
  if (closing[1]!.trim() !== '') {
    const place = { ...places(start + closing.index + closing[0].indexOf('---')), column: 4 };
    const message = `front matter is closed by "---${sanitise(closing[1]!.slice(0, 40))}"`;
    return { problems: [{ rule: 'front-matter-open', severity: 'error', message, mend: 'end it with --- alone on its line', place }] };
  }

  const bodyStart = start + closing.index + closing[0].length;
  let document: Document.Parsed | undefined;
  let head: string | undefined;
  let data: unknown = {};
  const parse = (source: string): object => {
    // gray-matter cuts before the \n of the closing line: in a file with \r\n the \r would end the last value.
    head = source.replace(/\r$/, '');
    const plain = readPlainYaml(head);
    if (plain) {
      data = plain.data ?? null;
      return {};
    }
    document = readYaml(head);
    for (const error of [...document.errors, ...document.warnings]) {
      const message = sanitise(error.message.split('\n')[0]!);
      const mend = MENDS[error.code];
      problems.push({ rule: 'front-matter-yaml', severity: 'error', message, ...(mend ? { mend } : {}), place: places(start + error.pos[0]) });
    }
    if (problems.length === 0 && source.includes('*')) refuseAliases(document, (node) => places(start + (nodeOffset(node) ?? 0)), problems);
    if (problems.length === 0) data = document.toJS();
    return {};
  };
  // The options keep gray-matter from its cache, which answers a repeated bad text with nothing at all.
  matter(text.slice(0, bodyStart), { engines: { yaml: { parse }, yml: { parse }, json: refuse, javascript: refuse, coffee: refuse } });
  /** Read with places as soon as one is asked for: most files have nothing to complain of. */
  const documentOf = (): Document.Parsed | undefined => {
    if (head !== undefined) document ??= readYaml(head);
    return document;
  };
  if (problems.length > 0) return { problems };
  if (data !== null && !mapping(data)) {
    const message = 'front matter must hold keys and values';
    const place = places(start + (nodeOffset(documentOf()?.contents) ?? 0));
    return { problems: [{ rule: 'front-matter-yaml', severity: 'error', message, mend: 'write "key: value" lines', place }] };
  }
  const find = (path: readonly (string | number)[], what: 'key' | 'value'): Place => {
    const parsed = documentOf();
    return parsed ? places(start + offsetOf(parsed, path, what)) : top;
  };
  const placeOf: FrontMatter['placeOf'] = (path, what = 'value') => lazyPlace(file, () => find(path, what));
  return { value: { data: data ?? {}, body: text.slice(bodyStart), bodyLine: places(bodyStart).line, placeOf }, problems };
};
