import { didYouMean } from '../knowledge/did-you-mean.ts';
import { type Link, linksOf } from '../knowledge/links.ts';
import { allBlocks } from '../knowledge/walk.ts';
import type { Article } from '../model/article.ts';
import type { Fix } from '../model/problem.ts';
import { defineRule, type Report } from './define-rule.ts';
import { isSlip } from './slip.ts';

/** Ids that a `#fragment` may name: headings, and blocks with an id of their own. */
const anchorsIn = (article: Article): string[] =>
  [...allBlocks(article.blocks)].flatMap((block) => [...(block.type === 'heading' ? [block.id] : []), ...(block.attributes?.id ? [block.attributes.id] : [])]);

const headingsIn = (article: Article): string[] => [...allBlocks(article.blocks)].flatMap((block) => (block.type === 'heading' ? [block.id] : []));

/** Articles by `id` and by `shelf/id`. */
const byName = (articles: readonly Article[]): Map<string, Article[]> => {
  const found = new Map<string, Article[]>();
  for (const article of articles) {
    for (const name of [article.id, `${article.shelf}/${article.id}`]) {
      const same = found.get(name);
      if (same) same.push(article);
      else found.set(name, [article]);
    }
  }
  return found;
};

type Look = { readonly named: Map<string, Article[]>; readonly anchorsOf: (article: Article) => string[]; readonly report: Report };

/** The heading of the same number where the anchor is one of the English text: `#fix` is `#lösung` there. */
const translatedAnchor = (anchor: string, articles: readonly Article[], language: string): string | undefined => {
  const english = articles.find((article) => article.language === 'en');
  const own = english && articles.find((article) => article.language === language && article.shelf === english.shelf);
  if (!english || !own || english === own) return undefined;
  const at = headingsIn(english).indexOf(anchor);
  return at < 0 ? undefined : headingsIn(own)[at];
};

const checkAnchor = (link: Link, anchor: string, articles: readonly Article[], language: string, { anchorsOf, report }: Look): void => {
  const same = articles.filter((article) => article.language === language);
  const anchors = (same.length > 0 ? same : articles).flatMap(anchorsOf);
  if (anchors.includes(anchor)) return;
  const translated = translatedAnchor(anchor, articles, language);
  const meant = translated ?? didYouMean(anchor, anchors);
  const fix: Fix | undefined = translated === undefined ? undefined : { remove: `#${anchor}`, insert: `#${translated}` };
  report(link.place, `the link "${link.href}" leads to no heading`, meant === undefined ? undefined : `did you mean "#${meant}"?`, fix);
};

const checkLink = (link: Link, from: Article, look: Look): void => {
  const { target, href, place } = link;
  const { named, report } = look;
  if ('url' in target) {
    if (target.kind !== 'external')
      report(place, `the link "${href}" leads to something that a reader cannot open`, 'use https:, mailto: or the file of an article');
    return;
  }
  if (target.kind === 'anchor') {
    const siblings = named.get(`${from.shelf}/${from.id}`) ?? [from];
    checkAnchor(link, target.anchor, siblings, from.language, look);
    return;
  }
  const fitting = named.get(target.id) ?? [];
  if (fitting.length === 0) {
    const bare = target.id.slice(target.id.indexOf('/') + 1);
    const meant = didYouMean(
      bare,
      [...named.keys()].filter((name) => !name.includes('/')),
    );
    const fix = meant === undefined || !isSlip(bare, meant) ? undefined : { remove: bare, insert: meant };
    report(place, `the link "${href}" leads to no article`, meant === undefined ? undefined : `did you mean "${meant}"?`, fix);
  } else if (target.anchor) checkAnchor(link, target.anchor, fitting, from.language, look);
};

export const brokenLink = defineRule({
  name: 'broken-link',
  severity: 'error',
  title: 'a link inside the pack leads to an article and a heading that exist',
  why: 'The reader follows it in the middle of a problem and finds nothing.',
  mend: 'name an article of the pack, for example [text](its-id.md#heading)',
  look: (pack, _context, report) => {
    const anchors = new Map<Article, string[]>();
    const anchorsOf = (article: Article): string[] => {
      const known = anchors.get(article) ?? anchorsIn(article);
      anchors.set(article, known);
      return known;
    };
    const look = { named: byName(pack.articles), anchorsOf, report };
    for (const article of pack.articles) for (const link of linksOf(article.blocks)) checkLink(link, article, look);
  },
});
