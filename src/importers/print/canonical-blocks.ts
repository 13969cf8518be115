import { slug } from '../../knowledge/markdown/slug.ts';
import { allBlocks, allInlines, ownInlines } from '../../knowledge/walk.ts';
import { type Attributes, type Block, type Inline, type ListItem, plainText } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import { canonicalInlines } from './canonical-inlines.ts';

type Footnotes = Extract<Block, { type: 'footnotes' }>;
type Context = { readonly notes: ReadonlySet<string>; readonly ids: Set<string>; readonly depth: number };

/** Deeper nesting is kept as text by the reader; nobody writes it. */
const DEEPEST = 24;

const oneLine = (text: string): string => sanitise(text).replace(/\s+/g, ' ').trim();

const safeId = (id: string): string => sanitise(id).replace(/[\s{}.#="']+/g, '-');

/** Ids are unique in a document; a repeated one gets a number. */
const ownId = (wanted: string, ids: Set<string>): string => {
  const base = safeId(wanted) || 'section';
  let id = base;
  for (let count = 1; ids.has(id); count++) id = `${base}-${count}`;
  ids.add(id);
  return id;
};

const CLASS = /^[^\s{}.#="']+$/;

const admonitionClasses = (attributes: Attributes | undefined): { attributes?: Attributes } => {
  const classes = (attributes?.classes ?? []).filter((name) => /^(?:inline|end|annotate)$/.test(name));
  return classes.length > 0 ? { attributes: { classes, values: {} } } : {};
};

/** Only what is a target of links is worth keeping of a paragraph's attributes; of code, what a renderer is told. */
const keptAttributes = (block: Block, ids: Set<string>): { attributes?: Attributes } => {
  const { attributes } = block;
  if (!attributes) return {};
  if (block.type === 'paragraph') return attributes.id === undefined ? {} : { attributes: { id: ownId(attributes.id, ids), classes: [], values: {} } };
  if (block.type !== 'code') return {};
  const classes = attributes.classes.map(sanitise).filter((name) => CLASS.test(name));
  const values = Object.fromEntries(
    Object.entries(attributes.values).flatMap(([key, value]) =>
      /^[A-Za-z_:][\w:-]*$/.test(key) && key !== 'title' && key !== 'info' && !/["{}\n]/.test(value) ? [[key, sanitise(value)]] : [],
    ),
  );
  return classes.length > 0 || Object.keys(values).length > 0 ? { attributes: { classes, values } } : {};
};

const cellsOf = (cells: readonly (readonly Inline[])[], columns: number, { notes }: Context): Inline[][] =>
  Array.from({ length: columns }, (_, at) => canonicalInlines(cells[at] ?? [], { notes, breaks: true }));

const canonicalTable = (block: Extract<Block, { type: 'table' }>, context: Context): Block[] => {
  const columns = Math.max(block.header.length, ...block.rows.map((row) => row.length));
  if (columns === 0) return [];
  return [
    {
      type: 'table',
      align: Array.from({ length: columns }, (_, at) => block.align[at]),
      header: cellsOf(block.header, columns, context),
      rows: block.rows.map((row) => cellsOf(row, columns, context)),
      place: block.place,
    },
  ];
};

const canonicalItem = (item: ListItem, context: Context): ListItem => {
  const blocks = canonicalList(item.blocks, context);
  const task = item.checked !== undefined && (blocks.length === 0 || blocks[0]!.type === 'paragraph') ? { checked: item.checked } : {};
  return { ...task, blocks, place: item.place };
};

const canonicalCode = (block: Extract<Block, { type: 'code' }>, context: Context): Block => {
  const language = sanitise(block.language ?? '').toLowerCase();
  const title = oneLine(block.title ?? '');
  return {
    type: 'code',
    ...(/^[^\s={}"'`]+$/.test(language) ? { language } : {}),
    ...(title === ''
      ? {}
      : {
          title: title
            .replaceAll('"', '”')
            .replace(/[{}]/g, (brace) => (brace === '{' ? '(' : ')'))
            .replaceAll('`', '‘'),
        }),
    text: sanitise(block.text),
    place: block.place,
    ...keptAttributes(block, context.ids),
  };
};

const canonicalOne = (block: Block, context: Context): Block[] => {
  const { place } = block;
  const inside = { ...context, depth: context.depth + 1 };
  switch (block.type) {
    case 'heading': {
      const children = canonicalInlines(block.children, { notes: context.notes, breaks: false });
      if (children.length === 0) return [];
      const id = ownId(block.id || slug(plainText(children)), context.ids);
      return [{ type: 'heading', level: Math.min(6, Math.max(1, block.level)), id, children, place }];
    }
    case 'paragraph': {
      const children = canonicalInlines(block.children, { notes: context.notes, breaks: true });
      return children.length === 0 ? [] : [{ type: 'paragraph', children, place, ...keptAttributes(block, context.ids) }];
    }
    case 'code':
      return [canonicalCode(block, context)];
    case 'list': {
      const start = block.ordered ? Math.min(999_999_999, Math.max(0, block.start)) : 1;
      return block.items.length === 0
        ? []
        : [{ type: 'list', ordered: block.ordered, start, items: block.items.map((item) => canonicalItem(item, inside)), place }];
    }
    case 'quote': {
      const blocks = canonicalList(block.blocks, inside);
      return blocks.length === 0 ? [] : [{ type: 'quote', blocks, place }];
    }
    case 'admonition': {
      const kind = /^[a-z][\w-]*$/.test(block.kind.toLowerCase()) ? block.kind.toLowerCase() : 'note';
      const title = block.title === undefined ? {} : { title: oneLine(block.title) };
      return [
        {
          type: 'admonition',
          kind,
          ...title,
          collapse: block.collapse,
          blocks: canonicalList(block.blocks, inside),
          place,
          ...admonitionClasses(block.attributes),
        },
      ];
    }
    case 'tabs': {
      const tabs = block.tabs.map((tab) => ({ title: oneLine(tab.title), blocks: canonicalList(tab.blocks, inside), place: tab.place }));
      return tabs.length === 0 ? [] : [{ type: 'tabs', tabs, place }];
    }
    case 'table':
      return canonicalTable(block, context);
    case 'rule':
      return [{ type: 'rule', place }];
    case 'footnotes':
      return [];
  }
};

const asText = (block: Block): Block[] => {
  const text = [...allBlocks([block])].map((inner) => (inner.type === 'code' ? inner.text : plainText(ownInlines(inner)))).join(' ');
  return text.trim() === ''
    ? []
    : [{ type: 'paragraph', children: canonicalInlines([{ type: 'text', text }], { notes: new Set(), breaks: false }), place: block.place }];
};

const canonicalList = (blocks: readonly Block[], context: Context): Block[] =>
  blocks.flatMap((block) => (context.depth > DEEPEST ? asText(block) : canonicalOne(block, context)));

const safeLabel = (label: string): string => sanitise(label).replace(/[\s[\]]+/g, '-') || 'note';

/** Labels in the order in which the text refers to them, as the reader numbers them. */
const referred = (blocks: readonly Block[]): string[] =>
  [...allBlocks(blocks)].flatMap((block) => [...allInlines(ownInlines(block))].flatMap((inline) => (inline.type === 'footnote' ? [inline.label] : [])));

const withLabels = (blocks: readonly Block[]): Block[] =>
  JSON.parse(JSON.stringify(blocks), (_, value) => (value?.type === 'footnote' ? { ...value, label: safeLabel(value.label) } : value)) as Block[];

const renumber = <T>(value: T, numbers: ReadonlyMap<string, number>): T =>
  JSON.parse(JSON.stringify(value), (_, inner) => (inner?.type === 'footnote' ? { ...inner, number: numbers.get(inner.label) ?? inner.number } : inner)) as T;

/**
 * Blocks of any dialect in the one form that the native dialect can hold: `readMarkdown` of what `printBlocks` makes of them gives
 * them back. Headings keep their ids. Notes stand at the end, those that nothing refers to last.
 */
export const canonicalBlocks = (blocks: readonly Block[]): Block[] => {
  const noted = blocks.some((block) => block.type === 'footnotes');
  const labelled = noted ? withLabels(blocks) : blocks;
  const notes = labelled.flatMap((block) => (block.type === 'footnotes' ? block.notes.map((note) => ({ ...note, label: safeLabel(note.label) })) : []));
  const labels = new Set(notes.map((note) => note.label));
  const context: Context = { notes: labels, ids: new Set(), depth: 0 };
  const body = canonicalList(labelled, context);
  if (notes.length === 0) return body;
  const contents = new Map(notes.map((note) => [note.label, canonicalList(note.blocks, { ...context, depth: 1 })]));
  const order = new Set(referred(body));
  for (const label of order) for (const inner of referred(contents.get(label) ?? [])) order.add(inner);
  for (const label of labels) {
    order.add(label);
    for (const inner of referred(contents.get(label) ?? [])) order.add(inner);
  }
  const numbers = new Map([...order].filter((label) => contents.has(label)).map((label, at) => [label, at + 1]));
  const block: Footnotes & { place: Block['place'] } = {
    type: 'footnotes',
    notes: [...numbers].map(([label, number]) => ({ label, number, blocks: renumber(contents.get(label)!, numbers) })),
    place: labelled.find((one) => one.type === 'footnotes')!.place,
  };
  return [...renumber(body, numbers), block as Block];
};
