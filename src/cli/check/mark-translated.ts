import { readFileSync, writeFileSync } from 'node:fs';
import { articleFingerprint, wordsFingerprint } from '../../rules/structure.ts';
import type { Content } from '../open-content.ts';

const HEAD = /^---[ \t]*\r?\n([\s\S]*?)(\r?\n)---/;

/** The head with the line `translates:`, new or renewed; undefined where there is no head. */
export const withTranslates = (text: string, print: string): string | undefined => {
  const head = HEAD.exec(text);
  if (!head) return undefined;
  const [whole, lines, end] = head as unknown as [string, string, string];
  const line = `translates: ${print}`;
  const old = /^translates:.*$/m;
  const renewed = old.test(lines) ? lines.replace(old, line) : `${lines}${end}${line}`;
  return text.replace(whole, () => whole.replace(lines, () => renewed));
};

/** Writes into translations which English text they say. `wanted` are files of articles or flows, any language; none means all. Returns how many files changed. */
export const markTranslated = ({ pack, isOwn, path }: Content, wanted: readonly string[]): number => {
  const isWanted = (file: string): boolean =>
    wanted.length === 0 || wanted.some((one) => path(file).endsWith(one.replace(/(\.[a-z]{2})?\.md$/, '') + file.slice(file.indexOf('.'))));
  const english = new Map(pack.articles.filter(({ language }) => language === 'en').map((article) => [`${article.shelf}/${article.id}`, article]));
  const prints = [
    ...pack.articles.flatMap(({ shelf, id, language, file }) => {
      const base = english.get(`${shelf}/${id}`);
      return base && language !== 'en' ? [{ file, print: articleFingerprint(base.blocks) }] : [];
    }),
    ...pack.flows.flatMap(({ words }) => {
      const { en } = words;
      return en ? Object.values(words).flatMap(({ language, file }) => (language === 'en' ? [] : [{ file, print: wordsFingerprint(en) }])) : [];
    }),
  ];
  let changed = 0;
  for (const { file, print } of prints) {
    if (!isOwn(file) || !isWanted(file)) continue;
    const text = readFileSync(path(file), 'utf8');
    const marked = withTranslates(text, print);
    if (marked === undefined || marked === text) continue;
    writeFileSync(path(file), marked);
    changed++;
  }
  return changed;
};
