import { didYouMean } from '../knowledge/did-you-mean.ts';
import { placedLiterals } from '../knowledge/literals.ts';
import { allBlocks, allInlines, ownInlines } from '../knowledge/walk.ts';
import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import { FACTS, isFactName } from '../model/fact.ts';
import { defineRule } from './define-rule.ts';

const NAMES = Object.keys(FACTS);
const WRITTEN = /\{\{\s*([\w-]+)\s*\}\}/g;

const textsOf = (article: Article): { text: string; block: Block }[] => [
  ...placedLiterals(article.blocks),
  ...[...allBlocks(article.blocks)].flatMap((block) =>
    [...allInlines(ownInlines(block))].flatMap((inline) => (inline.type === 'text' ? [{ text: inline.text, block }] : [])),
  ),
];

export const unknownFact = defineRule({
  name: 'unknown-fact',
  severity: 'warning',
  title: 'what stands in {{…}} in an article is a fact',
  why: 'The reader would be told to type the braces.',
  mend: 'facts are listed in src/model/fact.ts',
  look: (pack, _context, report) => {
    for (const article of pack.articles) {
      for (const { text, block } of textsOf(article)) {
        for (const [written, name] of text.matchAll(WRITTEN)) {
          const right = `{{${name}}}`;
          if (isFactName(name!)) {
            if (written !== right) report(block.place, `"${written}" stays as it is`, `write "${right}"`, { remove: written, insert: right });
            continue;
          }
          // Docker and Ansible have {{end}} and {{item}}: only what is nearly a fact counts.
          const meant = didYouMean(name!, NAMES);
          if (meant !== undefined) report(block.place, `"${written}" is no fact and stays as it is`, `did you mean "{{${meant}}}"?`);
        }
      }
    }
  },
});
