import { AREA_TITLES } from '../../model/area-titles.ts';
import { type Article, PRODUCTS } from '../../model/article.ts';
import { AREAS, type Flow } from '../../model/flow.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { productName } from '../../model/product-name.ts';
import { blocksHtml } from '../render/blocks.ts';
import { element, escapeHtml } from '../render/html.ts';
import { type HtmlOptions, inlinesHtml } from '../render/inlines.ts';
import { WEB_WORDS } from '../words.ts';
import { htmlPage } from './page.ts';
import { SITE_FILES } from './site-data.ts';
import type { SiteSource } from './site-source.ts';

/** A page of `read/` is one folder below the root. */
const ROOT = '../';
const other = (language: Language): Language => (language === 'en' ? 'de' : 'en');
const here = (file: string): string => file.slice('read/'.length);

const head = (language: Language, alternate: string): string => {
  const words = WEB_WORDS[language];
  const links = [
    element('a', { href: `${ROOT}index.html#/${language}/-`, class: 'name' }, words.name),
    element('a', { href: alternate, hreflang: other(language), lang: other(language) }, words.language),
  ];
  return element('header', { class: 'head' }, links.join(''));
};

const foot = (language: Language, version: string): string => {
  const words = WEB_WORDS[language];
  return element(
    'footer',
    { class: 'foot' },
    element('a', { href: `index.${language}.html` }, words.allArticles) + element('span', { class: 'dim' }, escapeHtml(words.made(version))),
  );
};

const body = (...parts: readonly string[]): string => element('body', { class: 'no-script' }, element('div', { class: 'page' }, parts.join('\n')));

const optionsFor = (language: Language, source: SiteSource, from?: Article): HtmlOptions => ({
  words: WEB_WORDS[language],
  headingShift: 0,
  articleHref: (id, anchor) => {
    const product = PRODUCTS.find((one) => one === from?.shelf);
    const found = source.library.resolve(id, { language, product });
    return found && `${here(SITE_FILES.article(`${found.article.shelf}/${found.article.id}`, language))}${anchor === undefined ? '' : `#${anchor}`}`;
  },
});

const sourcesHtml = (article: Article, language: Language): string => {
  const words = WEB_WORDS[language];
  const one = article.sources.map(({ doc, title, section, url, read }) => {
    const name = escapeHtml(`${doc}, ${[title, section].filter(Boolean).join(', ')} (${words.readOn(read)})`);
    return url === undefined ? name : element('a', { href: url, rel: 'noopener noreferrer' }, name);
  });
  return one.length === 0 ? '' : element('p', { class: 'sources' }, `${words.sources}: ${one.join('; ')}`);
};

/** Flows that conclude with an article: the way from reading to walking. */
const walksTo = (article: Article, source: SiteSource): readonly { readonly flow: Flow; readonly node: string }[] =>
  source.flows.flatMap((flow) =>
    Object.values(flow.nodes).flatMap((node) => {
      if (node.kind !== 'conclude') return [];
      const found = source.library.resolve(node.article, { language: 'en', product: PRODUCTS.find((one) => one === article.shelf) })?.article;
      return found?.shelf === article.shelf && found.id === article.id ? [{ flow, node: node.id }] : [];
    }),
  );

/** One article to be read without scripts, in a language; what is not translated stands in English and says so. */
const articlePage = (base: Article, language: Language, source: SiteSource): string => {
  const words = WEB_WORDS[language];
  const key = `${base.shelf}/${base.id}`;
  const { article, fallback } = source.library.resolve(key, { language }) ?? { article: base, fallback: true };
  const walks = [...new Map(walksTo(article, source).map((walk) => [walk.flow.key, walk])).values()].map(({ flow }) =>
    element('li', {}, element('a', { href: `${ROOT}index.html#/${language}/-/${flow.key}` }, escapeHtml(flow.words[language]?.title ?? flow.key))),
  );
  const alternate = here(SITE_FILES.article(key, other(language)));
  return htmlPage({
    language,
    title: `${article.title} – ${words.name}`,
    root: ROOT,
    alternates: { [other(language)]: alternate },
    description: article.symptoms.join('; ') || article.title,
    body: body(
      head(language, alternate),
      element(
        'main',
        { lang: fallback ? article.language : undefined },
        element('h1', {}, escapeHtml(article.title)) +
          (fallback ? element('p', { class: 'dim' }, words.fallback) : '') +
          blocksHtml(article.blocks, optionsFor(language, source, article)),
      ),
      walks.length > 0 ? element('h2', {}, words.walk) + element('ul', {}, walks.join('')) : '',
      sourcesHtml(article, language),
      foot(language, source.version),
    ),
  });
};

/** A flow as a document: every question with its answers, each a link to where it leads. */
const flowPage = (flow: Flow, language: Language, source: SiteSource): string => {
  const words = WEB_WORDS[language];
  const spoken = flow.words[language] ?? flow.words.en;
  const options = { ...optionsFor(language, source), headingShift: 1 };
  const sections = Object.values(flow.nodes).flatMap((node) => {
    const said = spoken?.nodes[node.id];
    if (!said) return [];
    const routes = 'go' in node && node.go ? node.go : {};
    const choices = said.choices.map(({ outcome, label }) => {
      const to = routes[outcome]?.[0]?.to;
      const text = inlinesHtml(label, options);
      return element('li', {}, to === undefined ? text : element('a', { href: `#node-${to}` }, text));
    });
    const article = node.kind === 'conclude' ? source.library.resolve(node.article, { language, product: flow.products[0] })?.article : undefined;
    const link =
      article && element('p', {}, element('a', { href: here(SITE_FILES.article(`${article.shelf}/${article.id}`, language)) }, escapeHtml(article.title)));
    return [
      element(
        'section',
        { id: `node-${node.id}` },
        element('h2', {}, inlinesHtml(said.question, options) || escapeHtml(node.id)) +
          blocksHtml(said.help, { ...options, idPrefix: `${node.id}-` }) +
          (choices.length > 0 ? element('ul', {}, choices.join('')) : '') +
          (link ?? ''),
      ),
    ];
  });
  const alternate = here(SITE_FILES.flowPage(flow.key, other(language)));
  return htmlPage({
    language,
    title: `${spoken?.title ?? flow.key} – ${words.name}`,
    root: ROOT,
    alternates: { [other(language)]: alternate },
    description: spoken?.symptoms.join('; ') || undefined,
    body: body(
      head(language, alternate),
      element(
        'main',
        {},
        element('h1', {}, escapeHtml(spoken?.title ?? flow.key)) +
          element('p', {}, element('a', { href: `${ROOT}index.html#/${language}/-/${flow.key}` }, words.walk)) +
          sections.join('\n'),
      ),
      foot(language, source.version),
    ),
  });
};

/** All flows by topic, all articles by product. */
const overview = (language: Language, source: SiteSource): string => {
  const words = WEB_WORDS[language];
  const topics = AREAS.flatMap((area) => {
    const flows = source.flows.filter((flow) => flow.area === area);
    const items = flows.map((flow) =>
      element('li', {}, element('a', { href: here(SITE_FILES.flowPage(flow.key, language)) }, escapeHtml(flow.words[language]?.title ?? flow.key))),
    );
    return items.length === 0 ? [] : [element('h3', {}, AREA_TITLES[area][language]) + element('ul', {}, items.join(''))];
  });
  const shelves = [...new Set(source.bases.map(({ shelf }) => shelf))].map((shelf) => {
    const items = source.bases
      .filter((base) => base.shelf === shelf)
      .map((base) => {
        const key = `${base.shelf}/${base.id}`;
        const title = source.library.resolve(key, { language })?.article.title ?? base.title;
        return element('li', {}, element('a', { href: here(SITE_FILES.article(key, language)) }, escapeHtml(title)));
      });
    return element('h3', {}, escapeHtml(shelf === 'common' ? words.articles : productName(shelf))) + element('ul', {}, items.join(''));
  });
  const alternate = `index.${other(language)}.html`;
  return htmlPage({
    language,
    title: `${words.allArticles} – ${words.name}`,
    root: ROOT,
    alternates: { [other(language)]: alternate },
    body: body(
      head(language, alternate),
      element(
        'main',
        {},
        element('h1', {}, words.allArticles) + element('h2', {}, words.topics) + topics.join('') + element('h2', {}, words.articles) + shelves.join(''),
      ),
      foot(language, source.version),
    ),
  });
};

/** Pages for readers without scripts, and for search engines: file -> its HTML, made when it is wanted. */
export const readPages = (source: SiteSource): ReadonlyMap<string, () => string> => {
  const pages = new Map<string, () => string>();
  for (const language of LANGUAGES) {
    pages.set(`read/index.${language}.html`, () => overview(language, source));
    for (const base of source.bases) pages.set(SITE_FILES.article(`${base.shelf}/${base.id}`, language), () => articlePage(base, language, source));
    for (const flow of source.flows) pages.set(SITE_FILES.flowPage(flow.key, language), () => flowPage(flow, language, source));
  }
  return pages;
};

/** The first words of the page that walks, for whoever allows no scripts. */
export const noScript = (language: Language): string => {
  const words = WEB_WORDS[language];
  return element('p', { lang: language }, `${words.noScript} ${element('a', { href: `read/index.${language}.html` }, words.allArticles)}`);
};
