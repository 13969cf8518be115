import { AREA_TITLES } from '../../model/area-titles.ts';
import { isProduct, PRODUCTS } from '../../model/article.ts';
import { AREAS, type Area, type Flow } from '../../model/flow.ts';
import { productName } from '../../model/product-name.ts';
import { termsIn } from '../terms.ts';
import { markOf } from './done-lines.ts';
import { titled } from './overlay-screens.ts';
import type { Item, Screen, Stage } from './screen.ts';
import { say } from './text.ts';

const LIST_COMMANDS = ['close', 'language'] as const;

/** Finished steps: look at one, or answer it again. */
export const historyScreen = (stage: Stage): Screen => {
  const { words, view } = stage;
  const items = view.done.map(
    (line): Item => ({
      label:
        line.kind === 'said' || line.kind === 'entered' || line.kind === 'note'
          ? line.result
          : [...line.title, ...say(' '), { type: 'strong', children: line.result }],
      mark: markOf(line),
      act: { type: 'open', overlay: { kind: 'evidence', step: line.step } },
    }),
  );
  return {
    name: 'history',
    body: titled(words.historyTitle, items.length > 0 ? words.historyHint : words.nothingDone),
    items,
    start: Math.max(0, items.length - 1),
    commands: items.length > 0 ? ['evidence', 'change', ...LIST_COMMANDS] : LIST_COMMANDS,
  };
};

export const articlesScreen = (stage: Stage): Screen => ({
  name: 'articles',
  body: titled(stage.view.articles.length > 0 ? stage.words.articlesTitle : stage.words.noArticles),
  items: stage.view.articles.map(({ id, title }) => ({ label: say(title), act: { type: 'open', overlay: { kind: 'article', id } } })),
  commands: LIST_COMMANDS,
});

/** Words of the screen below that an article explains. */
export const termsScreen = (stage: Stage, text: string): Screen => {
  const terms = termsIn(text, stage.language, stage.pack);
  return {
    name: 'terms',
    body: titled(terms.length > 0 ? stage.words.termsTitle : stage.words.noTerms),
    items: terms.map(({ id, title }) => ({ label: say(title), act: { type: 'open', overlay: { kind: 'article', id } } })),
    commands: LIST_COMMANDS,
  };
};

/** In place of a product: whoever does not know theirs is shown all topics. */
const ANY = 'any';

const flowsFor = (flows: readonly Flow[], product: string): Flow[] => flows.filter((flow) => (isProduct(product) ? flow.products.includes(product) : true));

/** The menu made from products, areas and titles. What the case knows already is not asked again. */
export const topicsScreen = (at: { readonly product?: string | undefined; readonly area?: string | undefined }, stage: Stage): Screen => {
  const { words, pack, language } = stage;
  const product = at.product ?? stage.view.product;
  const list = (title: string, items: Item[]): Screen => ({
    name: 'topics',
    body: titled(items.length > 0 ? title : words.noTopics),
    items,
    commands: LIST_COMMANDS,
  });
  if (product === undefined) {
    const offered = PRODUCTS.filter((one) => flowsFor(pack.flows, one).length > 0);
    return list(words.topicProduct, [
      ...offered.map((one): Item => ({ label: say(productName(one)), act: { type: 'open', overlay: { kind: 'topics', product: one } } })),
      { label: say(words.anyProduct), act: { type: 'open', overlay: { kind: 'topics', product: ANY } } },
    ]);
  }
  const flows = flowsFor(pack.flows, product);
  if (at.area === undefined) {
    const offered = AREAS.filter((area) => flows.some((flow) => flow.area === area));
    return list(
      words.topicArea,
      offered.map((area) => ({ label: say(AREA_TITLES[area][language]), act: { type: 'open', overlay: { kind: 'topics', product, area } } })),
    );
  }
  const inArea = flows.filter((flow) => flow.area === (at.area as Area));
  return list(
    words.topicFlow,
    inArea.map((flow) => ({
      ...(product === ANY ? { aside: flow.shelf === 'common' ? words.anySystem : productName(flow.shelf) } : {}),
      label: say((flow.words[language] ?? flow.words.en)?.title ?? flow.id),
      act: { type: 'enter', flow: flow.key, ...(stage.view.product === undefined && isProduct(product) ? { product } : {}) },
    })),
  );
};
