import { didYouMean } from '../knowledge/did-you-mean.ts';
import { type Link, linksOf } from '../knowledge/links.ts';
import { allBlocks } from '../knowledge/walk.ts';
import type { Article } from '../model/article.ts';
import type { Pack } from '../model/pack.ts';
import { defineRule, type Report } from './define-rule.ts';

/** Ids that a `#fragment` may name: headings, and blocks with an id of their own. */
const anchorsOf = (article: Article): string[] =>
  [...allBlocks(article.blocks)].flatMap((block) => [...(block.type === 'heading' ? [block.id] : []), ...(block.attributes?.id ? [block.attributes.id] : [])]);

const checkAnchor = (link: Link, anchor: string, articles: readonly Article[], language: string, report: Report): void => {
  const same = articles.filter((article) => article.language === language);
  const anchors = (same.length > 0 ? same : articles).flatMap(anchorsOf);
  if (anchors.includes(anchor)) return;
  const meant = didYouMean(anchor, anchors);
  report(link.place, `the link "${link.href}" leads to no heading`, meant === undefined ? undefined : `did you mean "#${meant}"?`);
};

const checkLink = (link: Link, from: Article, pack: Pack, report: Report): void => {
  const { target, href, place } = link;
  if ('url' in target) {
    if (target.kind !== 'external')
      report(place, `the link "${href}" leads to something that a reader cannot open`, 'use https:, mailto: or the file of an article');
    return;
  }
  if (target.kind === 'anchor') {
    checkAnchor(link, target.anchor, [from], from.language, report);
    return;
  }
  const fitting = pack.articles.filter((article) => article.id === target.id || `${article.shelf}/${article.id}` === target.id);
  if (fitting.length === 0) {
    const meant = didYouMean(target.id.slice(target.id.indexOf('/') + 1), new Set(pack.articles.map((article) => article.id)));
    report(place, `the link "${href}" leads to no article`, meant === undefined ? undefined : `did you mean "${meant}"?`);
  } else if (target.anchor) checkAnchor(link, target.anchor, fitting, from.language, report);
};

export const brokenLink = defineRule({
  name: 'broken-link',
  severity: 'error',
  title: 'a link inside the pack leads to an article and a heading that exist',
  why: 'The reader follows it in the middle of a problem and finds nothing.',
  mend: 'name an article of the pack, for example [text](its-id.md#heading)',
  look: (pack, _context, report) => {
    for (const article of pack.articles) for (const link of linksOf(article.blocks)) checkLink(link, article, pack, report);
  },
});
