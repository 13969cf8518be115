import { PRODUCTS } from '../model/article.ts';
import { defineRule } from './define-rule.ts';
import { conclusionsOf } from './nodes.ts';
import { placeIn } from './places.ts';

export const missingArticleForConclusion = defineRule({
  name: 'missing-article-for-conclusion',
  severity: 'error',
  title: 'a conclusion has an article for every product of its flow',
  why: 'The people of that product would reach the end and find no fix.',
  mend: 'write the article for that product or on the shelf "common", or take the product out of the flow',
  look: (pack, { library }, report) => {
    const somewhere = new Set(pack.articles.flatMap(({ id, shelf }) => [id, `${shelf}/${id}`]));
    for (const flow of pack.flows) {
      const products = flow.products.length > 0 ? flow.products : PRODUCTS;
      for (const node of conclusionsOf(flow)) {
        if (!somewhere.has(node.article)) continue;
        const without = products.filter((product) => library.base(node.article, product) === undefined);
        if (without.length > 0) {
          report(placeIn(flow, `nodes.${node.id}.conclude`, node.place), `"${node.id}" has no article "${node.article}" for ${without.join(', ')}`);
        }
      }
    }
  },
});
