import { createLibrary } from '../../knowledge/library.ts';
import type { Flow } from '../../model/flow.ts';
import type { Language } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';

export type MapNode = {
  readonly id: string;
  readonly kind: 'flow' | 'article';
  readonly title: string;
  readonly shelf: string;
  /** Its file in the pack. */
  readonly file: string;
  /** A problem that no flow concludes. */
  readonly alone: boolean;
};

export type PackMap = {
  readonly nodes: readonly MapNode[];
  /** `concludes`: a flow ends at an article; `enters`: a flow walks another one. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly kind: 'concludes' | 'enters' }[];
};

const flowId = (key: string): string => `flow:${key}`;
const articleId = (shelf: string, id: string): string => `article:${shelf}/${id}`;

/** Articles that conclusions of a flow show, for any of its products; flows that it enters. */
const edgesOfFlow = (flow: Flow, pack: Pack, library: ReturnType<typeof createLibrary>): PackMap['edges'] => {
  const from = flowId(flow.key);
  const ends = Object.values(flow.nodes).flatMap((node): string[] => {
    if (node.kind === 'enter') return pack.flows.filter(({ key, id }) => key === node.flow || id === node.flow).map(({ key }) => flowId(key));
    if (node.kind !== 'conclude') return [];
    return [...flow.products, undefined].flatMap((product) => {
      const article = library.base(node.article, product);
      return article ? [articleId(article.shelf, article.id)] : [];
    });
  });
  return [...new Set(ends)].map((to) => ({ from, to, kind: to.startsWith('flow:') ? 'enters' : 'concludes' }));
};

/** A whole pack: its flows, the flows they enter, the articles they end at, and the problems that none of them ends at. */
export const packMap = (pack: Pack, language: Language, isOwn: (file: string) => boolean = () => true): PackMap => {
  const library = createLibrary(pack.articles);
  const flows = pack.flows.filter(({ file }) => isOwn(file));
  const edges = flows.flatMap((flow) => edgesOfFlow(flow, pack, library));
  const led = new Set(edges.map(({ to }) => to));
  const flowNodes = pack.flows
    .filter((flow) => flows.includes(flow) || led.has(flowId(flow.key)))
    .map(({ key, shelf, file, words }): MapNode => {
      return { id: flowId(key), kind: 'flow', title: (words[language] ?? words.en)?.title ?? key, shelf, file, alone: false };
    });
  const articleNodes = pack.articles
    .filter((article) => article.language === 'en')
    .flatMap(({ shelf, id, kind, title, file }): MapNode[] => {
      const name = articleId(shelf, id);
      const shown = led.has(name);
      if (!shown && (kind !== 'problem' || !isOwn(file))) return [];
      return [{ id: name, kind: 'article', title: library.resolve(`${shelf}/${id}`, { language })?.article.title ?? title, shelf, file, alone: !shown }];
    });
  return { nodes: [...flowNodes, ...articleNodes], edges };
};
