import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import type { Flow, FlowWords } from '../model/flow.ts';
import type { Place } from '../model/problem.ts';
import { defineRule, type Report } from './define-rule.ts';
import { articleFingerprint, partName, partsOf, wordsFingerprint } from './structure.ts';

const RENEWED = 'bring it up to date, then write its fingerprint anew: mailmedic check --translated';

/** The first place where one text has something that the other has not. */
const compare = (english: readonly Block[], other: readonly Block[], top: Place, report: Report): boolean => {
  const [wanted, found] = [partsOf(english), partsOf(other)];
  for (const type of new Set(wanted.concat(found).map((part) => part.type))) {
    const [ours, theirs] = [wanted, found].map((parts) => parts.filter((part) => part.type === type)) as [typeof wanted, typeof found];
    const at = ours.findIndex((part, index) => theirs[index]?.size !== part.size);
    if (ours.length === theirs.length && at < 0) continue;
    const name = partName(type);
    if (ours.length !== theirs.length)
      report(theirs[at < 0 ? ours.length : at]?.block.place ?? top, `the English text has ${ours.length} ${name}, this one ${theirs.length}`);
    else
      report(
        theirs[at]!.block.place,
        `number ${at + 1} of the ${name} has ${theirs[at]!.size === 1 ? 'another form' : 'another number of parts'} than in English`,
      );
    return true;
  }
  return false;
};

const checkArticle = (english: Article, other: Article, report: Report): void => {
  if (compare(english.blocks, other.blocks, { file: other.file, line: 1, column: 1 }, report)) return;
  if (other.translates === undefined || other.translates === articleFingerprint(english.blocks)) return;
  report(other.places.translates ?? { file: other.file, line: 1, column: 1 }, 'the English text says something else than when this was translated', RENEWED);
};

const checkWords = (flow: Flow, english: FlowWords, other: FlowWords, report: Report): void => {
  let told = false;
  for (const [id, words] of Object.entries(other.nodes)) {
    const base = english.nodes[id];
    if (!base) continue;
    if (base.why.length > 0 !== words.why.length > 0) {
      report(words.place, `"${id}" says why in ${base.why.length > 0 ? 'English' : `"${other.language}"`} only`, 'say it in both languages, or in neither');
      told = true;
    } else told = compare(base.help, words.help, words.place, report) || told;
  }
  if (told || other.translates === undefined || other.translates === wordsFingerprint(english)) return;
  report({ file: other.file, line: 1, column: 1 }, `the English words of "${flow.id}" say something else than when these were translated`, RENEWED);
};

export const staleTranslation = defineRule({
  name: 'stale-translation',
  severity: 'warning',
  title: 'a translation says what the English text says',
  why: 'Readers of the other language would follow steps that no longer hold.',
  mend: 'bring the translation up to date',
  look: (pack, _context, report) => {
    const english = new Map(pack.articles.filter(({ language }) => language === 'en').map((article) => [`${article.shelf}/${article.id}`, article]));
    for (const article of pack.articles) {
      const base = article.language === 'en' ? undefined : english.get(`${article.shelf}/${article.id}`);
      if (base) checkArticle(base, article, report);
    }
    for (const flow of pack.flows) {
      const base = flow.words.en;
      if (base) for (const words of Object.values(flow.words)) if (words !== base) checkWords(flow, base, words, report);
    }
  },
});
