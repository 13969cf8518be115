import type { Article } from '../../model/article.ts';
import type { Flow } from '../../model/flow.ts';
import type { Stage } from '../walks/run-script.ts';
import { type FlowFigures, figuresOf } from './flow-figures.ts';
import { type Reached, reachOf } from './reach.ts';

/** A conclusion that serves an item, and the fewest questions to it. */
export type Served = { readonly flow: string; readonly node: string; readonly questions?: number; readonly probes?: number };

export type ItemCoverage = {
  readonly item: string;
  /** An article of kind `problem` answers it. */
  readonly problem: boolean;
  /** `shelf/id` of the articles that answer it. */
  readonly articles: readonly string[];
  /** Every language has its text. */
  readonly languages: readonly string[];
  readonly served: readonly Served[];
};

export type PackCoverage = {
  readonly items: readonly ItemCoverage[];
  readonly flows: readonly ({ readonly flow: string } & FlowFigures)[];
};

const keyOf = ({ shelf, id }: Article): string => `${shelf}/${id}`;

/** Articles that a conclusion shows, for any product of its flow. */
const shownBy = (flow: Flow, article: string, stage: Stage): Set<string> => {
  const products = flow.products.length > 0 ? flow.products : [undefined];
  return new Set(products.flatMap((product) => stage.library.base(article, product) ?? []).map(keyOf));
};

const servedBy = (articles: ReadonlySet<string>, flows: readonly { flow: Flow; reached: Reached }[], stage: Stage): Served[] =>
  flows.flatMap(({ flow, reached }) =>
    Object.values(flow.nodes).flatMap((node) => {
      if (node.kind !== 'conclude' || ![...shownBy(flow, node.article, stage)].some((key) => articles.has(key))) return [];
      return [{ flow: flow.key, node: node.id, ...reached.get(node.id) }];
    }),
  );

/** Which item is answered where, and how a person gets there; from the articles, the flows and their walks. */
export const coverPack = async (stage: Stage): Promise<PackCoverage> => {
  const walked: { flow: Flow; reached: Reached }[] = [];
  for (const flow of stage.pack.flows) walked.push({ flow, reached: await reachOf(flow, stage) });
  const base = stage.pack.articles.filter(({ language }) => language === 'en');
  const items = [...new Set(base.flatMap(({ answers }) => answers))].sort().map((item): ItemCoverage => {
    const answering = base.filter(({ answers }) => answers.includes(item));
    const keys = new Set(answering.map(keyOf));
    const texts = stage.pack.articles.filter((article) => keys.has(keyOf(article)));
    const complete = [...new Set(texts.map(({ language }) => language))].filter(
      (language) => texts.filter((text) => text.language === language).length === keys.size,
    );
    return {
      item,
      problem: answering.some(({ kind }) => kind === 'problem'),
      articles: [...keys].sort(),
      languages: complete.sort(),
      served: servedBy(keys, walked, stage),
    };
  });
  return { items, flows: walked.map(({ flow, reached }) => ({ flow: flow.key, ...figuresOf(flow, reached) })) };
};
