import { type Article, SHELVES } from '../../model/article.ts';
import type { Flow } from '../../model/flow.ts';
import { LANGUAGES } from '../../model/language.ts';
import { element } from '../render/html.ts';
import { WEB_WORDS } from '../words.ts';
import { htmlPage } from './page.ts';
import { noScript, readPages } from './read-pages.ts';
import { type FlowBundle, SITE_FILES, type SiteIndex } from './site-data.ts';
import type { SiteSource } from './site-source.ts';

/** Places serve whoever mends a file; a reader has no use for them. Names of nodes and facts stay. */
const withoutPlaces = (key: string, value: unknown): unknown => {
  const isPlace = typeof value === 'object' && value !== null && 'line' in value && 'column' in value;
  return key === 'places' || key === 'walks' || (key === 'place' && isPlace) ? undefined : value;
};

const json = (value: unknown): string => JSON.stringify(value, withoutPlaces);

/** Every text of the articles that a flow may show: by id, on any shelf, in any language, with what they point to. */
const articlesOf = (flow: Flow, source: SiteSource): readonly Article[] => {
  const wanted = new Set<string>();
  const take = (id: string, depth: number): void => {
    const [shelf, bare] = id.includes('/') ? id.split('/') : [undefined, id];
    for (const base of source.bases) {
      if (base.id !== bare || (shelf !== undefined && base.shelf !== shelf) || wanted.has(`${base.shelf}/${base.id}`)) continue;
      wanted.add(`${base.shelf}/${base.id}`);
      if (depth > 0) for (const related of base.related) take(related, depth - 1);
    }
  };
  for (const node of Object.values(flow.nodes)) if (node.kind === 'conclude') take(node.article, 1);
  return source.library.all.filter(({ shelf, id }) => wanted.has(`${shelf}/${id}`));
};

/** An article that is only pointed to needs its title and no more. */
const bundleOf = (flow: Flow, source: SiteSource): FlowBundle => {
  const concluded = new Set(Object.values(flow.nodes).flatMap((node) => (node.kind === 'conclude' ? [node.article.split('/').at(-1)!] : [])));
  const probes = [...new Set(Object.values(flow.nodes).flatMap((node) => (node.kind === 'ask' && node.probe !== undefined ? [node.probe] : [])))];
  const enters = Object.values(flow.nodes).flatMap((node) => (node.kind === 'enter' ? [node.flow] : []));
  const entered = SHELVES.flatMap((shelf) =>
    enters.flatMap((id) => source.flows.filter(({ key }) => key === id || key === `${shelf}/${id}`).map(({ key }) => key)),
  );
  return {
    flow: { ...flow, walks: [] },
    articles: articlesOf(flow, source).map((article) => (concluded.has(article.id) ? article : { ...article, blocks: [], sources: [] })),
    probes: probes.flatMap((name) => source.catalogue.get(name) ?? []),
    enters: [...new Set(entered)],
  };
};

const indexOf = (source: SiteSource): SiteIndex => ({
  version: source.version,
  flows: source.flows.map(({ key, area, products, words }) => ({
    key,
    area,
    products,
    titles: Object.fromEntries(Object.values(words).map(({ language, title }) => [language, title])),
  })),
});

const walkPage = (): string =>
  htmlPage({
    language: 'en',
    title: WEB_WORDS.en.name,
    root: '',
    scripts: ['app.js'],
    body: element('body', {}, element('div', { id: 'app' }, element('noscript', {}, LANGUAGES.map(noScript).join('')))),
  });

/** The texts of a site by their place in it, in a stable order, each made when it is wanted. */
export const siteTexts = (source: SiteSource): ReadonlyMap<string, () => string> =>
  new Map([
    ['index.html', walkPage],
    [SITE_FILES.index, () => json(indexOf(source))],
    [SITE_FILES.search, () => json(source.search())],
    ...source.flows.map((flow) => [SITE_FILES.flow(flow.key), () => json(bundleOf(flow, source))] as const),
    ...readPages(source),
  ]);

/** All of them: the same pack gives the same bytes. */
export const siteFiles = (source: SiteSource): ReadonlyMap<string, string> => new Map([...siteTexts(source)].map(([name, make]) => [name, make()]));
