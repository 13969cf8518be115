import { isBase } from '../model/article.ts';
import { defineRule } from './define-rule.ts';

export const unansweredItem = defineRule({
  name: 'unanswered-item',
  severity: 'error',
  title: 'every documented item that the pack promises to answer is answered by an article that people come to',
  why: 'Somebody counts on finding it here.',
  mend: 'add it to answers: of an article, or take it off the list in mailmedic.yaml',
  options: { items: [] as readonly string[] },
  look: (pack, { isOwn = () => true }, report, { items }) => {
    const articles = pack.articles.filter(isBase);
    const answering = Map.groupBy(
      articles.flatMap((article) => article.answers.map((item) => ({ item, article }))),
      ({ item }) => item,
    );
    for (const item of new Set(items)) {
      if (!answering.has(item)) report({ file: 'mailmedic.yaml', line: 1, column: 1 }, `no article answers "${item}"`);
    }
    for (const { file, answers, places } of articles) {
      if (!isOwn(file)) continue;
      const twice = answers.findIndex((item, at) => answers.indexOf(item) < at);
      if (twice >= 0) report(places[`answers.${twice}`] ?? { file, line: 1, column: 1 }, `"${answers[twice]}" stands here twice`, 'keep one of the two');
    }
  },
});
