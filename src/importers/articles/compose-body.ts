import { type Block, plainText } from '../../model/block.ts';
import { partOf } from './heading-kind.ts';
import { labelOf } from './labelled-parts.ts';
import type { Section } from './outline.ts';

export const FIX = 'fix';

const FIX_TITLES: Readonly<Record<string, string>> = { en: 'Fix', de: 'Lösung', fr: 'Solution' };

/** A link to what was cut out, as the tree would write it; resolved with the others. */
const linkTo = (key: string, title: string, place: Block['place']): Block => ({
  type: 'paragraph',
  children: [{ type: 'link', href: `topic:${key}`, children: [{ type: 'text', text: title }] }],
  place,
});

const asList = (links: readonly Block[]): Block => ({
  type: 'list',
  ordered: false,
  start: 1,
  items: links.map((link) => ({ blocks: [link], place: link.place })),
  place: links[0]!.place,
});

/** Gives the heading of the fix the id by which a conclusion finds it; where only a label says so, a heading goes before it. */
const markFix = (blocks: readonly Block[], language: string): Block[] => {
  const heading = blocks.findIndex((block) => block.type === 'heading' && partOf(plainText(block.children)) === 'fix');
  if (heading >= 0) return blocks.map((block, at) => (at === heading ? ({ ...block, id: FIX } as Block) : block));
  const label = blocks.findIndex((block) => labelOf(block)?.part === 'fix');
  if (label < 0) return [...blocks];
  const { place } = blocks[label]!;
  const title: Block = { type: 'heading', level: 2, id: FIX, children: [{ type: 'text', text: FIX_TITLES[language] ?? 'Fix' }], place };
  return [...blocks.slice(0, label), title, ...blocks.slice(label)];
};

export type Piece = { readonly section: Section; readonly cut?: { readonly key: string; readonly title: string } };

/**
 * The body of an article from its sections in the order of the page, one level below its title. Where something was cut out, a
 * link leads to it. `level` is that of the heading that became the title.
 */
export const composeBody = (pieces: readonly Piece[], level: number, language: string): Block[] => {
  const body: Block[] = [];
  let links: Block[] = [];
  const flush = (): void => {
    if (links.length > 0) body.push(asList(links));
    links = [];
  };
  for (const { section, cut } of pieces) {
    const { heading, own } = section;
    if (cut) {
      links.push(linkTo(cut.key, cut.title, heading!.place));
      continue;
    }
    if (heading || own.length > 0) flush();
    if (heading) body.push({ ...heading, level: Math.min(6, Math.max(2, heading.level - level + 1)) });
    body.push(...own);
  }
  flush();
  return markFix(body, language);
};
