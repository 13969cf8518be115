import { isBase } from '../model/article.ts';
import { defineRule } from './define-rule.ts';
import { conclusionsOf } from './nodes.ts';

export const unusedArticle = defineRule({
  name: 'unused-article',
  severity: 'warning',
  title: 'an article about a problem is the end of a flow',
  why: 'It is found only by those who already know what to look for.',
  mend: 'let a flow conclude it, or give it another kind',
  look: (pack, { isOwn = () => true }, report) => {
    // A pack of articles alone is read and searched; nothing in it could conclude them.
    if (!pack.flows.some(({ file }) => isOwn(file))) return;
    const concluded = new Set(pack.flows.flatMap((flow) => conclusionsOf(flow).map((node) => node.article)));
    for (const { id, shelf, kind, file } of pack.articles) {
      if (!isBase({ file }) || kind !== 'problem' || concluded.has(id) || concluded.has(`${shelf}/${id}`)) continue;
      report({ file, line: 1, column: 1 }, `no flow concludes "${id}"`);
    }
  },
});
