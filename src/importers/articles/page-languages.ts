import { allBlocks, ownInlines } from '../../knowledge/walk.ts';
import { type Block, plainText } from '../../model/block.ts';
import type { ImportedPage } from '../../model/imported-page.ts';

/** One page in every language it is written in; the first of `pages` is the one that the others follow. */
export type PageGroup = { readonly key: string; readonly pages: readonly { readonly page: ImportedPage; readonly language: string }[] };

/** What a file is called in every language: `x.de.md`, `i18n/de/…/current/x.md`, `de/x.md` are all `x`. */
const keyOf = ({ file, language }: ImportedPage): string => {
  const bare = file.replace(/\.(?:mdx?|markdown|rst|txt)$/i, '');
  const i18n = /^(.*?)i18n\/[^/]+\/docusaurus-plugin-content-([^/]+)\/(?:current\/)?(.*)$/.exec(bare);
  if (i18n) return `${i18n[1]}${i18n[2]!.replace(/-.*$/, '')}/${i18n[3]}`;
  if (language === undefined) return bare;
  if (bare.endsWith(`.${language}`)) return bare.slice(0, -language.length - 1);
  const parts = bare.split('/');
  const at = parts.indexOf(language);
  return at < 0 ? bare : [...parts.slice(0, at), ...parts.slice(at + 1)].join('/');
};

const COMMON: Readonly<Record<string, RegExp>> = {
  en: /\b(?:the|and|you|your|this|that|with|from|are|not|will|can|have|for|when|which|should)\b/gi,
  de: /\b(?:der|die|das|und|sie|ist|nicht|ein|eine|mit|auf|für|werden|wird|den|von|kann|wenn|oder|dass)\b/gi,
  fr: /\b(?:le|la|les|des|est|une|pour|dans|vous|que|qui|sur|avec|par|sont|pas|ce|cette|aux)\b/gi,
};

/** The language that a text is written in, by its commonest words. English where there is too little of it. */
export const languageOf = (blocks: readonly Block[]): string => {
  const text = [...allBlocks(blocks)]
    .map((block) => plainText(ownInlines(block)))
    .join(' ')
    .slice(0, 20_000);
  const counts = Object.entries(COMMON).map(([language, pattern]): [string, number] => [language, text.match(pattern)?.length ?? 0]);
  const [best, second] = counts.sort((a, b) => b[1] - a[1]);
  return best![1] >= 3 && best![1] > second![1] * 1.3 ? best![0] : 'en';
};

const ORDER = ['en', 'de'];
const rank = (language: string): number => (ORDER.includes(language) ? ORDER.indexOf(language) : ORDER.length);

/** Pages that are one page in several languages, English first. The tree's word counts; where it says nothing, the text is looked at. */
export const groupPages = (pages: readonly ImportedPage[]): PageGroup[] => {
  const known = new Map(pages.map((page) => [page, page.language ?? languageOf(page.blocks)]));
  const groups = Map.groupBy(pages, keyOf);
  return [...groups]
    .map(([key, list]) => {
      const seen = new Set<string>();
      const sorted = list.map((page) => ({ page, language: known.get(page)! })).sort((a, b) => rank(a.language) - rank(b.language));
      // Two files that claim the same page in the same language are two pages.
      const own = sorted.filter(({ language }) => !seen.has(language) && seen.add(language));
      return { key, pages: own, others: sorted.filter((one) => !own.includes(one)) };
    })
    .flatMap(({ key, pages: own, others }) => [{ key, pages: own }, ...others.map((one) => ({ key: one.page.file, pages: [one] }))]);
};
