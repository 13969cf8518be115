import type { Attributes } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';

const PART = /\s*(?:([.#])([^\s{}.#="']+)|([A-Za-z_:][\w:.-]*)=(?:"([^"]*)"|'([^']*)'|([^\s{}"']+))|([A-Za-z_-][\w-]*))(?=[\s}.#]|$)/y;

/** Reads the inside of `{: … }`. Undefined when it is something else; bare words only count behind the colon. */
const readParts = (inside: string, bareWords: boolean): Attributes | undefined => {
  const classes: string[] = [];
  const values: Record<string, string> = {};
  let id: string | undefined;
  PART.lastIndex = 0;
  let end = 0;
  for (let part = PART.exec(inside); part; part = PART.exec(inside)) {
    end = PART.lastIndex;
    const [, mark, name, key, double, single, plain, bare] = part;
    if (mark === '.') classes.push(name!);
    else if (mark === '#') id = name!;
    else if (key !== undefined) values[key] = sanitise(double ?? single ?? plain ?? '');
    else if (bareWords) values[bare!] = '';
    else return undefined;
  }
  if (inside.slice(end).trim() !== '') return undefined;
  return { ...(id === undefined ? {} : { id: sanitise(id) }), classes: classes.map(sanitise), values };
};

const AT_START = /^\{(:?)((?:[^{}"'\n]|"[^"\n]*"|'[^'\n]*')*)\}/;

/** An attribute list at the beginning of a text, and its length. `{ .class }` counts as well as `{: .class }`. */
export const attributesAt = (text: string): { attributes: Attributes; length: number } | undefined => {
  const match = AT_START.exec(text);
  if (!match) return undefined;
  const colon = match[1] === ':';
  if (!colon && match[2]!.trim() === '') return undefined;
  const attributes = readParts(match[2]!, colon);
  return attributes && { attributes, length: match[0].length };
};

/** Splits a text into what stands before an attribute list at its end, and the list. */
export const attributesAtEnd = (text: string): { before: string; attributes: Attributes } | undefined => {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith('}')) return undefined;
  const open = trimmed.lastIndexOf('{');
  if (open < 0 || trimmed[open - 1] === '{') return undefined;
  const found = attributesAt(trimmed.slice(open));
  if (!found || found.length !== trimmed.length - open) return undefined;
  return { before: trimmed.slice(0, open).trimEnd(), attributes: found.attributes };
};

export const mergeAttributes = (first: Attributes | undefined, second: Attributes | undefined): Attributes | undefined => {
  if (!first || !second) return second ?? first;
  const id = second.id ?? first.id;
  return { ...(id === undefined ? {} : { id }), classes: [...first.classes, ...second.classes], values: { ...first.values, ...second.values } };
};

/** Info string behind a code fence: ``bash title="x" hl_lines="2"`` or `{ .bash .no-copy }`. What is neither is kept as the value `info`. */
export const readInfo = (info: string): { language?: string; title?: string; attributes?: Attributes } => {
  const trimmed = info.trim();
  if (trimmed === '') return {};
  const braces = attributesAt(trimmed);
  const word = braces ? undefined : /^[^\s={}"']+(?=[\s{]|$)/.exec(trimmed)?.[0];
  const rest = trimmed.slice(braces?.length ?? word?.length ?? 0).trim();
  const behind = rest === '' ? undefined : (attributesAt(rest)?.attributes ?? readParts(rest, true) ?? { classes: [], values: { info: sanitise(rest) } });
  const merged = mergeAttributes(braces?.attributes, behind);
  const [first, ...others] = merged?.classes ?? [];
  const language = word ?? first;
  const { title, ...values } = merged?.values ?? {};
  const classes = word === undefined ? others : [...(merged?.classes ?? [])];
  const attributes = { ...(merged?.id === undefined ? {} : { id: merged.id }), classes, values };
  const empty = merged?.id === undefined && classes.length === 0 && Object.keys(values).length === 0;
  return {
    ...(language === undefined ? {} : { language: sanitise(language).toLowerCase() }),
    ...(title === undefined ? {} : { title }),
    ...(empty ? {} : { attributes }),
  };
};
