import { linkTarget } from '../../knowledge/links.ts';
import { allBlocks } from '../../knowledge/walk.ts';
import type { Block, Inline } from '../../model/block.ts';
import type { ImportedPage } from '../../model/imported-page.ts';
import { FIX } from './compose-body.ts';
import type { ImportedTopic, TopicText } from './imported.ts';

type Target = { readonly topic: ImportedTopic /** Undefined where the anchor is the article itself. */; readonly anchor?: string };

const PICTURE: Readonly<Record<string, string>> = { en: 'Picture', de: 'Bild', fr: 'Image' };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Ids in a text, the heading of the fix also under the id that it had on its page. */
const anchorsIn = ({ blocks, page }: TopicText): Map<string, string> => {
  const anchors = new Map<string, string>();
  const fix = [...allBlocks(blocks)].find((block) => block.type === 'heading' && block.id === FIX);
  const before = fix && page.blocks.find((block) => block.type === 'heading' && block.place.line === fix.place.line);
  if (before?.type === 'heading') anchors.set(before.id, FIX);
  for (const block of allBlocks(blocks)) {
    if (block.type === 'heading') anchors.set(block.id, block.id);
    if (block.attributes?.id !== undefined && block.type !== 'heading') anchors.set(block.attributes.id, block.attributes.id);
  }
  return anchors;
};

/** Where links of the tree lead in the pack: to articles of the import, to the published documentation, or nowhere. */
export const createLinks = (topics: readonly ImportedTopic[], pages: readonly ImportedPage[], urlOf: (file: string) => string | undefined) => {
  const byKey = new Map(topics.map((topic) => [topic.key, topic]));
  const byPage = new Map<string, { whole?: ImportedTopic; anchors: Map<string, Target> }>(pages.map((page) => [page.file, { anchors: new Map() }]));
  for (const topic of topics) {
    for (const text of topic.texts) {
      const entry = byPage.get(text.page.file)!;
      if (!topic.key.includes('#') || entry.whole === undefined) entry.whole = topic;
      for (const [from, to] of anchorsIn(text)) if (!entry.anchors.has(from)) entry.anchors.set(from, { topic, anchor: to });
      if (text.heading) entry.anchors.set(text.heading.id, { topic });
    }
  }

  const find = (file: string, anchor: string | undefined): Target | undefined => {
    const entry = byPage.get(file) ?? byPage.get(decoded(file));
    if (!entry) return undefined;
    const at = anchor === undefined || anchor === '' ? undefined : (entry.anchors.get(anchor) ?? entry.anchors.get(decoded(anchor)));
    return at ?? (entry.whole ? { topic: entry.whole } : undefined);
  };

  /** An address, '' for the article itself, or undefined for nowhere. */
  const resolve = (href: string, from: ImportedTopic, text: TopicText): string | undefined => {
    if (href.startsWith('topic:')) {
      const topic = byKey.get(href.slice('topic:'.length));
      return topic && `${topic.id}.md`;
    }
    const tree = /^tree:([^#]*)(?:#(.*))?$/s.exec(href);
    const own = /^#(.*)$/s.exec(href);
    if (!tree && !own) {
      const target = linkTarget(href);
      if (target.kind === 'external') return target.url;
      if (target.kind === 'unsafe' || text.page.url === undefined) return undefined;
      try {
        return new URL(href, text.page.url).href;
      } catch {
        return undefined;
      }
    }
    const file = own || tree![1] === '' ? text.page.file : tree![1]!;
    const anchor = own ? own[1] : tree![2];
    const found = find(file, anchor);
    if (!found) {
      const url = urlOf(decoded(file));
      return url === undefined ? undefined : `${url}${anchor ? `#${anchor}` : ''}`;
    }
    const { topic } = found;
    if (topic === from) return found.anchor === undefined ? '' : `#${found.anchor}`;
    // An anchor only holds in the language of its page.
    const there = found.anchor !== undefined && topic.texts.some(({ page, language }) => page.file === file && language === text.language);
    return `${topic.id}.md${there ? `#${found.anchor}` : ''}`;
  };
  return { resolve, find };
};

type Resolve = (href: string) => string | undefined;

const pictureName = (alt: string, src: string): string => alt.trim() || decoded(src.split(/[?#]/)[0]!.split('/').at(-1)!);

const linked = (inline: Extract<Inline, { type: 'link' }>, resolve: Resolve, language: string): Inline[] => {
  const children = resolvedInlines(inline.children, resolve, language, true);
  const href = resolve(inline.href);
  if (href === '' || children.length === 0) return children;
  if (href !== undefined) return [{ type: 'link', href, ...(inline.title === undefined ? {} : { title: inline.title }), children }];
  return children;
};

const resolvedInlines = (inlines: readonly Inline[], resolve: Resolve, language: string, inLink: boolean): Inline[] =>
  inlines.flatMap((inline): Inline[] => {
    switch (inline.type) {
      case 'image': {
        const text = `${PICTURE[language] ?? 'Picture'}: ${pictureName(inline.alt, inline.src)}`;
        const title = inline.title === undefined ? {} : { title: inline.title };
        return inLink ? [{ type: 'text', text }] : linked({ type: 'link', href: inline.src, ...title, children: [{ type: 'text', text }] }, resolve, language);
      }
      case 'link':
        return linked(inline, resolve, language);
      case 'strong':
      case 'emphasis':
      case 'strike':
        return [{ ...inline, children: resolvedInlines(inline.children, resolve, language, inLink) }];
      default:
        return [inline];
    }
  });

/** Blocks with links that work in the pack; a link to nowhere keeps its text. Pictures become links with their text. */
export const resolvedBlocks = (blocks: readonly Block[], resolve: Resolve, language: string): Block[] =>
  blocks.map((block): Block => {
    const inlines = (list: readonly Inline[]): Inline[] => resolvedInlines(list, resolve, language, false);
    const inside = (list: readonly Block[]): Block[] => resolvedBlocks(list, resolve, language);
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return { ...block, children: inlines(block.children) };
      case 'table':
        return { ...block, header: block.header.map(inlines), rows: block.rows.map((row) => row.map(inlines)) };
      case 'quote':
      case 'admonition':
        return { ...block, blocks: inside(block.blocks) };
      case 'list':
        return { ...block, items: block.items.map((item) => ({ ...item, blocks: inside(item.blocks) })) };
      case 'tabs':
        return { ...block, tabs: block.tabs.map((tab) => ({ ...tab, blocks: inside(tab.blocks) })) };
      case 'footnotes':
        return { ...block, notes: block.notes.map((note) => ({ ...note, blocks: inside(note.blocks) })) };
      default:
        return block;
    }
  });
