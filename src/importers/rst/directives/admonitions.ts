import type { Block } from '../../../model/block.ts';
import { plainText } from '../../../model/block.ts';
import type { Draft } from '../draft.ts';
import { cut, type Line, withText } from '../lines.ts';
import type { Sheet } from '../sheet.ts';
import { finished, paragraphOf, type ReadDirective, textOf, type Use } from './directive.ts';
import { type Options, splitDirective } from './split-directive.ts';

type Admonition = Block & { type: 'admonition' };
type Kind = Pick<Admonition, 'kind' | 'collapse'>;

const admonition = (kind: Kind, title: readonly Line[] | string | undefined, content: readonly Draft[], use: Use, sheet: Sheet): Draft[] => {
  const phrase = typeof title === 'object' && textOf(title) !== '' ? sheet.phrase(title) : undefined;
  return [
    () => {
      const shown = phrase ? plainText(phrase.finish()) : typeof title === 'string' ? title : undefined;
      return [{ type: 'admonition', ...kind, ...(shown !== undefined && { title: shown }), blocks: finished(content), place: use.place }];
    },
  ];
};

const SEE_ALSO: Readonly<Record<string, string>> = { seealso: 'See also', todo: 'Todo' };

const collapseOf = (options: Options): Kind['collapse'] => {
  const isClosed = /\b(dropdown|toggle)\b/.test(options.get('class') ?? '');
  if (!isClosed && !options.has('collapsible')) return 'no';
  return options.get('collapsible') === 'closed' || isClosed ? 'closed' : 'open';
};

/** `.. note::` and its like: all text is content. */
export const readAdmonition: ReadDirective = (use, sheet) => {
  const { options, content } = splitDirective(use.lines, 'none');
  return admonition({ kind: use.name, collapse: collapseOf(options) }, SEE_ALSO[use.name], sheet.body(content), use, sheet);
};

const KINDS = new Set(['note', 'warning', 'tip', 'important', 'caution', 'danger', 'error', 'hint', 'attention', 'seealso', 'info']);

/** `.. admonition:: title`; its class may be one of the kinds. */
export const readTitledAdmonition: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const kind =
    options
      .get('class')
      ?.split(/\s+/)
      .find((name) => KINDS.has(name)) ?? 'note';
  return admonition({ kind, collapse: collapseOf(options) }, argument, sheet.body(content), use, sheet);
};

/** `.. topic:: title` and `.. sidebar:: title`: text beside the text. */
export const readTitled: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const subtitle = options.get('subtitle');
  const before = subtitle === undefined ? [] : paragraphOf([withText(use.lines[0]!, subtitle)], use, sheet, true);
  return admonition({ kind: use.name, collapse: 'no' }, argument, [...before, ...sheet.body(content)], use, sheet);
};

/** What opens when it is chosen: closed, unless it says that it is open. */
export const readDropdown: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const title = argument.length > 0 || !options.has('summary') ? argument : options.get('summary')!;
  return admonition({ kind: 'note', collapse: options.has('open') ? 'open' : 'closed' }, title, sheet.body(content), use, sheet);
};

/** As Sphinx says it, in the language of the pages. */
const CHANGES: Readonly<Record<string, { readonly en: string; readonly de: string }>> = {
  added: { en: 'Added in version', de: 'Hinzugefügt in Version' },
  changed: { en: 'Changed in version', de: 'Geändert in Version' },
  deprecated: { en: 'Deprecated since version', de: 'Veraltet ab Version' },
  removed: { en: 'Removed in version', de: 'Entfernt in Version' },
};

/** `.. versionadded:: 1.2 text`: the first word is the version. */
export const readChange: ReadDirective = (use, sheet) => {
  const { argument, content } = splitDirective(use.lines, 'text');
  const kind = use.name.replace('version-', 'version');
  const words = CHANGES[kind.replace('version', '')]!;
  const [first, ...more] = argument;
  const [, version, rest] = /^(\S*) *(.*)$/.exec(first?.text ?? '')!;
  const text = first && rest !== '' ? [cut(first, first.text.length - rest!.length), ...more] : more;
  const title = `${sheet.language?.startsWith('de') ? words.de : words.en} ${version}`.trim();
  return admonition({ kind, collapse: 'no' }, title, [...paragraphOf(text, use, sheet), ...sheet.body(content)], use, sheet);
};
