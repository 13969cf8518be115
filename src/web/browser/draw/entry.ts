import { AREA_TITLES } from '../../../model/area-titles.ts';
import { isProduct, PRODUCTS, type Product } from '../../../model/article.ts';
import { AREAS } from '../../../model/flow.ts';
import { productName } from '../../../model/product-name.ts';
import { SITE_FILES, type SiteIndex } from '../../site/site-data.ts';
import { type Child, fill, h } from '../dom.ts';
import { loadSearch } from '../load.ts';
import { type Pen, question } from './parts.ts';

export type Entry = {
  readonly index: SiteIndex;
  readonly product: Product | undefined;
  /** Text of an earlier search; it stays in the field. */
  readonly said: string;
  readonly chooseProduct: (product: Product | undefined) => void;
  readonly enter: (flow: string, said?: string) => void;
  readonly href: (flow: string) => string;
};

type Flow = SiteIndex['flows'][number];

const fits = (flow: Flow, product: Product | undefined): boolean => product === undefined || flow.products.length === 0 || flow.products.includes(product);

const flowLink = (flow: Flow, entry: Entry, pen: Pen): HTMLElement => {
  const go = (event: Event): void => {
    event.preventDefault();
    entry.enter(flow.key);
  };
  return h('li', {}, h('a', { href: entry.href(flow.key), onClick: go }, flow.titles[pen.language] ?? flow.titles.en ?? flow.key));
};

const topics = (entry: Entry, pen: Pen): readonly Child[] =>
  AREAS.flatMap((area) => {
    const flows = entry.index.flows.filter((flow) => flow.area === area && fits(flow, entry.product));
    if (flows.length === 0) return [];
    return [h('section', { class: 'topic' }, h('h3', {}, AREA_TITLES[area][pen.language]), h('ul', {}, ...flows.map((flow) => flowLink(flow, entry, pen))))];
  });

/** The same search as `mailmedic find`, over the same index; fetched when somebody searches. */
const search = async (text: string, entry: Entry, results: Element, pen: Pen): Promise<void> => {
  const { words, language } = pen;
  fill(results, h('p', { class: 'dim' }, words.searching));
  const [{ createSearch }, index] = await Promise.all([import('../../../knowledge/search/search.ts'), loadSearch()]);
  const { verdict, hits } = createSearch(index).find(text, { language, limit: 6, ...(entry.product ? { product: entry.product } : {}) });
  const shown = hits.filter(({ score }, at) => at === 0 || score > 0.02);
  if (verdict === 'none' || shown.length === 0) {
    fill(results, h('p', {}, words.nothingFound));
    return;
  }
  const line = ({ article, flow, title }: (typeof shown)[number]): HTMLElement => {
    const read = h('a', { href: SITE_FILES.article(article, language), class: 'read' }, words.article);
    if (flow === undefined) return h('li', {}, h('a', { href: SITE_FILES.article(article, language) }, title));
    const go = (event: Event): void => {
      event.preventDefault();
      entry.enter(flow, text);
    };
    const name = entry.index.flows.find(({ key }) => key === flow)?.titles[language];
    return h('li', {}, h('a', { href: entry.href(flow), onClick: go }, title), name !== undefined && h('span', { class: 'dim' }, ` ${name} · `), read);
  };
  fill(results, h('p', {}, verdict === 'match' ? words.matches : words.nearest), h('ol', { class: 'hits' }, ...shown.map(line)));
};

/** What is wrong? In one's own words, or by topic. */
export const drawEntry = (entry: Entry, pen: Pen): readonly Child[] => {
  const { words } = pen;
  const results = h('div', { id: 'results', 'aria-live': 'polite' });
  const box = h('textarea', { id: 'said', rows: '2', placeholder: words.searchHint });
  box.value = entry.said;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (box.value.trim() !== '') void search(box.value, entry, results, pen);
  };
  const enterKey = (event: Event): void => {
    const { key, shiftKey } = event as KeyboardEvent;
    if (key === 'Enter' && !shiftKey && !box.value.includes('\n')) submit(event);
  };
  box.addEventListener('keydown', enterKey);
  const choose = h(
    'select',
    {
      id: 'product',
      onChange: (event) =>
        entry.chooseProduct(isProduct((event.target as HTMLSelectElement).value) ? ((event.target as HTMLSelectElement).value as Product) : undefined),
    },
    h('option', { value: '' }, words.anyProduct),
    ...PRODUCTS.map((product) => h('option', { value: product, selected: product === entry.product }, productName(product))),
  );
  return [
    question(words.title),
    h('p', { class: 'dim' }, words.intro),
    h(
      'form',
      { class: 'field', role: 'search', onSubmit: submit },
      h('label', { for: 'said' }, words.search),
      box,
      h('button', { type: 'submit', class: 'main' }, words.searchButton),
    ),
    results,
    h('h2', {}, words.byTopic),
    h('p', { class: 'pick' }, h('label', { for: 'product' }, words.product), ' ', choose),
    h('div', { class: 'topics' }, ...topics(entry, pen)),
  ];
};
