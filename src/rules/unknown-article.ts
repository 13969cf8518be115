import { didYouMean } from '../knowledge/did-you-mean.ts';
import type { Article } from '../model/article.ts';
import type { Pack } from '../model/pack.ts';
import { defineRule } from './define-rule.ts';
import { placeIn } from './places.ts';

/** Whether an id, bare or as `shelf/id`, names an article at all. */
const names = (articles: readonly Article[]): Set<string> => new Set(articles.flatMap(({ id, shelf }) => [id, `${shelf}/${id}`]));

const mendOf = (id: string, pack: Pack): string | undefined => {
  const meant = didYouMean(id.slice(id.indexOf('/') + 1), new Set(pack.articles.map((article) => article.id)));
  return meant === undefined ? undefined : `did you mean "${meant}"?`;
};

export const unknownArticle = defineRule({
  name: 'unknown-article',
  severity: 'error',
  title: 'a conclusion and a `related` list name articles that exist',
  why: 'At the end of the walk there would be nothing to read.',
  mend: 'write the article, or name one that exists',
  look: (pack, _context, report) => {
    const known = names(pack.articles);
    for (const flow of pack.flows) {
      for (const node of Object.values(flow.nodes)) {
        if (node.kind !== 'conclude' || known.has(node.article)) continue;
        report(placeIn(flow, `nodes.${node.id}.conclude`, node.place), `unknown article "${node.article}" in "${node.id}"`, mendOf(node.article, pack));
      }
    }
    for (const article of pack.articles) {
      for (const [index, id] of article.related.entries()) {
        if (!known.has(id)) report(placeIn(article, `related.${index}`), `unknown article "${id}" in related`, mendOf(id, pack));
      }
    }
  },
});
