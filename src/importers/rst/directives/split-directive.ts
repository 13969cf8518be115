import { fieldsFrom, isField } from '../blocks/fields.ts';
import { isBlank, type Line, rawText, trimBlank } from '../lines.ts';

/** Options by name, each with its lines. */
export type Options = ReadonlyMap<string, string>;

export type Directive = { readonly argument: readonly Line[]; readonly options: Options; readonly content: readonly Line[] };

/** `none`: text behind the name is content; `text`: it is an argument, which may go over lines; `line`: an argument of one line at most. */
export type Argument = 'none' | 'text' | 'line';

/** Options of directives without an argument. Other fields at the beginning of their text are text. */
const COMMON = new Set([
  'class',
  'name',
  'open',
  'icon',
  'color',
  'animate',
  'collapsible',
  'title',
  'id',
  'width',
  'align',
  'figwidth',
  'columns',
  'sync-group',
  'class-container',
  'class-body',
  'class-title',
  'class-label',
  'class-content',
  'gutter',
  'margin',
  'padding',
  'nosearch',
  'sorted',
]);

const optionsOf = (lines: readonly Line[]): { options: Map<string, string>; rest: readonly Line[] } => {
  const { fields, next } = fieldsFrom(lines, 0);
  return { options: new Map(fields.map(({ name, lines: own }) => [name.toLowerCase(), rawText(own)])), rest: lines.slice(next) };
};

/**
 * Takes a directive apart: its argument, its options, its content. `lines` begin behind `::`.
 * Options stand behind the argument, or at once, before the first blank line.
 */
export const splitDirective = (lines: readonly Line[], argument: Argument): Directive => {
  const own = lines[0] && isBlank(lines[0]) ? lines.slice(1) : lines;
  const startsEmpty = own.length < lines.length;
  if (startsEmpty && (argument === 'line' || argument === 'text') && isBlank(own[0])) return { argument: [], options: new Map(), content: trimBlank(own) };
  let end = own.findIndex(isBlank);
  if (end < 0) end = own.length;
  const head = own.slice(0, end);
  const found = head.findIndex(isField);
  const isOption = found >= 0 && (argument !== 'none' || fieldsFrom(head, found).fields.every(({ name }) => COMMON.has(name.toLowerCase())));
  const firstOption = isOption ? found : -1;
  const before = firstOption < 0 ? head : head.slice(0, firstOption);
  const { options, rest } = firstOption < 0 ? { options: new Map<string, string>(), rest: [] } : optionsOf(head.slice(firstOption));
  const behind = [...rest, ...own.slice(end)];
  if (argument === 'none') return { argument: [], options, content: trimBlank([...before, ...behind]) };
  if (argument === 'line' && startsEmpty) return { argument: [], options, content: trimBlank([...before, ...behind]) };
  if (argument === 'line') return { argument: before.slice(0, 1), options, content: trimBlank([...before.slice(1), ...behind]) };
  return { argument: before, options, content: trimBlank(behind) };
};
