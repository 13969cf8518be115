import type { Article, Source } from '../../model/article.ts';
import { type Block, plainText } from '../../model/block.ts';
import type { ImportedPage } from '../../model/imported-page.ts';
import { outlineOf } from '../articles/outline.ts';
import { sectionHash } from '../articles/section-hash.ts';
import { cleanTitle } from '../articles/titles.ts';

/**
 * Where a hand-written article's source stands now. `untold`: it is there, but nothing says what
 * stood there when it was read. `elsewhere`: an issue, or another site, of which the tree knows nothing.
 */
export type Traced = {
  readonly what: 'same' | 'changed' | 'untold' | 'moved' | 'gone' | 'page-gone' | 'elsewhere';
  readonly source: Source;
  readonly file?: string;
  /** Hash of the section now: written into the source, the next comparison can tell. */
  readonly hash?: string;
};

type Place = { readonly page: ImportedPage; readonly anchor: string; readonly title: string; readonly hash: string };

const folded = (text: string): string =>
  cleanTitle(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The way to a page, whatever version of the site is meant. */
const bareUrl = (url: string): string => {
  try {
    const { pathname } = new URL(url);
    const parts = pathname
      .split('/')
      .filter((part) => part !== '' && !/^(?:latest|edge|stable|master|main|current|en|index\.html|v?\d+(?:\.[\dx]+)*)$/.test(part));
    return parts.join('/').replace(/\.html$/, '');
  } catch {
    return url;
  }
};

const hostOf = (url: string): string => {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
};

/** `A; B` names two sections, `A (NAME)` a place in one. */
const sectionsOf = (section: string | undefined): string[] =>
  (section ?? '')
    .split(/;\s*/)
    .map((one) => folded(one.replace(/\s*\([^()]*\)\s*$/, '')))
    .filter((one) => one !== '');

const isNamed = (title: string, wanted: string): boolean => {
  const own = folded(title);
  return own === wanted || (wanted.length >= 8 && own.startsWith(wanted)) || (own.length >= 8 && wanted.startsWith(own));
};

/** Every heading of the tree with a hash of all that stands below it, and every page as a whole. */
const placesOf = (pages: readonly ImportedPage[]): Place[] =>
  pages.flatMap((page) => {
    const { sections } = outlineOf(page.blocks);
    const whole: Place = { page, anchor: '', title: page.title ?? '', hash: sectionHash(page.blocks, page.file) };
    const parts = sections.flatMap(({ heading, level }, at): Place[] => {
      if (!heading) return [];
      const end = sections.findIndex((other, index) => index > at && other.level <= level);
      const blocks = sections
        .slice(at, end < 0 ? undefined : end)
        .flatMap((section): Block[] => [...(section.heading ? [section.heading] : []), ...section.own]);
      return [{ page, anchor: heading.id, title: plainText(heading.children), hash: sectionHash(blocks, page.file) }];
    });
    return [whole, ...parts];
  });

/** Finds the sources of hand-written articles in a tree: by address and heading. Only sources of `doc` are looked at. */
export const createTracer = (pages: readonly ImportedPage[], doc: string): ((article: Article) => Traced[]) => {
  const places = placesOf(pages);
  const byUrl = Map.groupBy(places, ({ page }) => (page.url === undefined ? '' : bareUrl(page.url)));
  const byTitle = Map.groupBy(places, ({ page }) => folded(page.title ?? ''));
  const byHeading = Map.groupBy(
    places.filter(({ anchor }) => anchor !== ''),
    ({ title }) => folded(title),
  );
  const hosts = new Set(pages.flatMap((page) => (page.url === undefined ? [] : [hostOf(page.url)])));
  const elsewhere = (url: string): boolean => (hosts.size > 0 ? !hosts.has(hostOf(url)) : /^(?:github\.com|gitlab\.com|codeberg\.org)$/.test(hostOf(url)));
  const find = (source: Source, wanted: string, anchor: string | undefined, onPage: readonly Place[]): Traced => {
    const whole = wanted === '' && anchor === undefined;
    const here = onPage.find((place) =>
      whole ? place.anchor === '' : place.anchor !== '' && (place.anchor === anchor || (wanted !== '' && isNamed(place.title, wanted))),
    );
    if (here)
      return { what: source.hash === undefined ? 'untold' : source.hash === here.hash ? 'same' : 'changed', source, file: here.page.file, hash: here.hash };
    const other = wanted === '' ? undefined : byHeading.get(wanted)?.[0];
    if (other) return { what: 'moved', source, file: other.page.file, hash: other.hash };
    return { what: onPage.length > 0 ? 'gone' : 'page-gone', source, ...(onPage[0] ? { file: onPage[0].page.file } : {}) };
  };
  const trace = (source: Source): Traced => {
    const anchor = /#(.+)$/.exec(source.url ?? '')?.[1];
    const onPage = (source.url === undefined ? undefined : byUrl.get(bareUrl(source.url))) ?? byTitle.get(folded(source.title)) ?? [];
    if (onPage.length === 0 && source.url !== undefined && elsewhere(source.url)) return { what: 'elsewhere', source };
    const found = (source.section === undefined ? [''] : sectionsOf(source.section)).map((wanted) => find(source, wanted, anchor, onPage));
    // Of several sections the one that is worst off counts.
    return (
      found.find(({ what }) => what === 'gone' || what === 'page-gone') ??
      found.find(({ what }) => what === 'moved') ??
      found[0] ??
      find(source, '', anchor, onPage)
    );
  };
  return (article) => article.sources.filter((source) => source.doc === doc).map(trace);
};
