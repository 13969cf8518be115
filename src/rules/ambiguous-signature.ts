import { type Article, isBase } from '../model/article.ts';
import type { Pack } from '../model/pack.ts';
import { defineRule } from './define-rule.ts';
import { conclusionsOf } from './nodes.ts';
import { parseRegex } from './regex/parse-regex.ts';
import { sampleText } from './regex/sample.ts';

const meetOnAShelf = (a: Article, b: Article): boolean => a.shelf === b.shelf || a.shelf === 'common' || b.shelf === 'common';

/** Articles that one flow tells apart, as `a b`. */
const toldApart = (pack: Pack): Set<string> =>
  new Set(
    pack.flows.flatMap((flow) => {
      const articles = conclusionsOf(flow).map((node) => node.article.slice(node.article.indexOf('/') + 1));
      return articles.flatMap((a) => articles.map((b) => `${a} ${b}`));
    }),
  );

export const ambiguousSignature = defineRule({
  name: 'ambiguous-signature',
  severity: 'warning',
  title: 'a signature does not match what another article is about, unless a flow tells the two apart',
  why: 'A pasted log line would lead to the wrong article.',
  mend: 'make the pattern narrower, or let one flow conclude both',
  look: (pack, _context, report) => {
    const signed = pack.articles
      .filter(isBase)
      .flatMap((article) => article.signatures.map((signature) => ({ article, signature, regex: new RegExp(signature.pattern, signature.flags) })));
    const apart = toldApart(pack);
    for (const { article, signature, regex } of signed) {
      const sample = sampleText(parseRegex(signature.pattern, signature.flags));
      if (!regex.test(sample)) continue;
      for (const other of signed) {
        if (other.article.id === article.id || !meetOnAShelf(article, other.article)) continue;
        if (article.related.includes(other.article.id) || apart.has(`${article.id} ${other.article.id}`)) continue;
        if (other.regex.test(sample)) {
          report(other.signature.place, `"${other.signature.pattern}" also matches what "${article.id}" is about: ${JSON.stringify(sample)}`);
        }
      }
    }
  },
});
