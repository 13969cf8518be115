import { type Block, plainText } from '../model/block.ts';
import type { Place } from '../model/problem.ts';
import { allBlocks, allInlines, ownInlines } from './walk.ts';

/** Where a link leads. `unsafe` has a scheme that no reader should follow from here. */
export type LinkTarget =
  | { readonly kind: 'article'; readonly id: string; readonly anchor?: string }
  | { readonly kind: 'anchor'; readonly anchor: string }
  | { readonly kind: 'external' | 'file' | 'unsafe'; readonly url: string };

export type Link = { readonly target: LinkTarget; readonly href: string; readonly text: string; readonly place: Place };

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const ARTICLE_SCHEME = /^article:(?:\/\/)?([a-z0-9-]+(?:\/[a-z0-9-]+)?)(?:#(.*))?$/;
/** `other-id.md`, `../common/other-id.md`, with or without a language. */
const ARTICLE_FILE = /^(?:\.{1,2}\/)*(?:knowledge\/)?((?:[a-z0-9-]+\/)?[a-z0-9-]+)(?:\.[a-z]{2})?\.md(?:#(.*))?$/;
const EXTERNAL = new Set(['http', 'https', 'mailto', 'tel', 'news', 'irc', 'ircs', 'matrix', 'xmpp']);

/** Addresses are percent-encoded, ids of headings are not. */
const anchorOf = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
};

export const linkTarget = (href: string): LinkTarget => {
  if (href.startsWith('#')) return { kind: 'anchor', anchor: anchorOf(href.slice(1)) };
  const article = ARTICLE_SCHEME.exec(href) ?? ARTICLE_FILE.exec(href);
  if (article) return { kind: 'article', id: article[1]!, ...(article[2] ? { anchor: anchorOf(article[2]) } : {}) };
  const scheme = SCHEME.exec(href)?.[1]?.toLowerCase();
  if (scheme === undefined) return href.startsWith('//') ? { kind: 'external', url: `https:${href}` } : { kind: 'file', url: href };
  return { kind: EXTERNAL.has(scheme) ? 'external' : 'unsafe', url: href };
};

/** Every link of a document, in order. */
export const linksOf = (blocks: readonly Block[]): Link[] =>
  [...allBlocks(blocks)].flatMap((block) =>
    [...allInlines(ownInlines(block))].flatMap((inline): Link[] =>
      inline.type === 'link'
        ? [{ target: linkTarget(inline.href), href: inline.href, text: plainText(inline.children), place: inline.place ?? block.place }]
        : [],
    ),
  );
