import type { Flow } from '../../model/flow.ts';

/** Nodes of a flow that lead to an article, and the test walks that end there or pass by. */
export type Resting = {
  readonly flow: string;
  readonly file: string;
  readonly nodes: readonly string[];
  readonly walks: readonly { readonly ends: string; readonly line: number }[];
};

const names = (article: string, shelf: string, id: string): boolean => article === id || article === `${shelf}/${id}`;

/** What rests on an article: every flow that concludes it, or whose own sources name the section. */
export const restsOn = (flows: readonly Flow[], shelf: string, id: string, hashes: readonly string[]): Resting[] =>
  flows.flatMap((flow): Resting[] => {
    const nodes = Object.values(flow.nodes).flatMap((node) => (node.kind === 'conclude' && names(node.article, shelf, id) ? [node.id] : []));
    const sourced = flow.sources.some(({ hash }) => hash !== undefined && hashes.includes(hash));
    if (nodes.length === 0 && !sourced) return [];
    const walks = flow.walks.filter((walk) => nodes.includes(walk.then) || nodes.some((node) => Object.hasOwn(walk.when, node)));
    return [{ flow: flow.key, file: flow.file, nodes, walks: walks.map((walk) => ({ ends: walk.then, line: walk.place.line })) }];
  });
