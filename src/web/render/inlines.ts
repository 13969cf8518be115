import { linkTarget } from '../../knowledge/links.ts';
import type { Inline } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import { element, escapeHtml } from './html.ts';

/** How a page writes what depends on where it stands. */
export type HtmlOptions = {
  /** Address of an article (`shelf/id` or a bare id); undefined where there is none: then its text stands alone. */
  readonly articleHref?: (id: string, anchor?: string) => string | undefined;
  /** Before every id, so that several texts may stand on one page. */
  readonly idPrefix?: string;
  /** Levels that headings go down. */
  readonly headingShift?: number;
  /** Words of the page's language. */
  readonly words: { readonly copy: string; readonly external: string };
};

const TAGS = { strong: 'strong', emphasis: 'em', strike: 's' } as const;

const linkHtml = (inline: Inline & { type: 'link' }, options: HtmlOptions): string => {
  const content = inlinesHtml(inline.children, options);
  const target = linkTarget(inline.href);
  if (target.kind === 'anchor') return element('a', { href: `#${options.idPrefix ?? ''}${target.anchor}` }, content);
  if (target.kind === 'article') {
    const href = options.articleHref?.(target.id, target.anchor);
    return href === undefined ? content : element('a', { href }, content);
  }
  if (target.kind !== 'external') return content;
  return element('a', { href: target.url, rel: 'noopener noreferrer', target: '_blank', title: inline.title }, content);
};

const inlineHtml = (inline: Inline, options: HtmlOptions): string => {
  switch (inline.type) {
    case 'text':
      return escapeHtml(sanitise(inline.text));
    case 'code':
      return element('code', {}, escapeHtml(sanitise(inline.text)));
    case 'strong':
    case 'emphasis':
    case 'strike':
      return element(TAGS[inline.type], {}, inlinesHtml(inline.children, options));
    case 'link':
      return linkHtml(inline, options);
    // No picture of another site is fetched: its text and a link to it stand in for it.
    case 'image':
      return /^https:/.test(inline.src)
        ? element('a', { href: inline.src, rel: 'noopener noreferrer', target: '_blank' }, escapeHtml(sanitise(inline.alt || inline.src)))
        : escapeHtml(sanitise(inline.alt));
    case 'footnote':
      return element('sup', {}, element('a', { href: `#${options.idPrefix ?? ''}fn-${inline.number}` }, String(inline.number)));
    case 'break':
      return '<br>';
  }
};

/** Running text as HTML. */
export const inlinesHtml = (inlines: readonly Inline[], options: HtmlOptions): string => inlines.map((inline) => inlineHtml(inline, options)).join('');
