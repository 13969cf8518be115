import { literalsOf } from '../knowledge/literals.ts';
import type { Block, Inline } from '../model/block.ts';
import type { Place } from '../model/problem.ts';
import { defineRule, type Report } from './define-rule.ts';

const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** Says which literals stand in one text only; the same ones in another order are told once. */
const compare = (english: readonly string[], other: readonly string[], place: Place, language: string, report: Report): void => {
  const left = new Map<string, number>();
  for (const text of english) left.set(text, (left.get(text) ?? 0) + 1);
  for (const text of other) left.set(text, (left.get(text) ?? 0) - 1);
  const missing = [...left].filter(([, count]) => count > 0).map(([text]) => text);
  const added = [...left].filter(([, count]) => count < 0).map(([text]) => text);
  for (const text of missing) report(place, `the literal ${quoted(text)} is missing in "${language}"`);
  for (const text of added) report(place, `the literal ${quoted(text)} stands in "${language}" only`);
};

const paragraph = (children: readonly Inline[], place: Place): Block => ({ type: 'paragraph', children, place });

export const literalsDiffer = defineRule({
  name: 'literals-differ',
  severity: 'error',
  title: 'code spans and code blocks are the same in every language',
  why: 'A command or a log line that was translated or mistyped does not work, and cannot be searched for.',
  mend: 'copy the literal from the English text',
  look: (pack, _context, report) => {
    const english = new Map(pack.articles.filter(({ language }) => language === 'en').map((article) => [`${article.shelf}/${article.id}`, article]));
    for (const article of pack.articles) {
      const base = article.language === 'en' ? undefined : english.get(`${article.shelf}/${article.id}`);
      if (base) compare(literalsOf(base.blocks), literalsOf(article.blocks), { file: article.file, line: 1, column: 1 }, article.language, report);
    }
    for (const flow of pack.flows) {
      for (const words of Object.values(flow.words)) {
        if (words.language === 'en') continue;
        for (const [id, node] of Object.entries(words.nodes)) {
          const base = flow.words.en?.nodes[id];
          if (!base) continue;
          const all = ({ question, help, why, choices, place }: typeof node): string[] =>
            literalsOf([paragraph(question, place), ...help, ...why, ...choices.map((choice) => paragraph(choice.label, choice.place))]);
          compare(all(base), all(node), node.place, words.language, report);
        }
      }
    }
  },
});
