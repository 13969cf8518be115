import { DONE, HELPED, NOT_HELPED } from '../model/event.ts';
import type { FlowNode, FlowWalk, NodeWords } from '../model/flow.ts';
import { checkOutcome, outcomesOfQuestion } from './check-routing.ts';
import type { FrontReader, Path } from './front-reader.ts';

type Words = Readonly<Record<string, NodeWords>>;

/** What a walk may say about a node; undefined where only the catalogue knows, empty where nobody is asked. */
const outcomesIn = (node: FlowNode, words: Words): string[] | undefined => {
  switch (node.kind) {
    case 'ask':
      return outcomesOfQuestion(node, words);
    case 'conclude':
      return [DONE, HELPED, NOT_HELPED];
    case 'show':
    case 'enter':
      return Object.keys(node.go);
    case 'rank':
    case 'hand-over':
      return [];
  }
};

/** Walks that name only outcomes which their nodes can have. */
export const checkWalks = (reader: FrontReader, nodes: Readonly<Record<string, FlowNode>>, words: Words, walks: readonly FlowWalk[]): void => {
  for (const [at, walk] of walks.entries()) {
    for (const [id, visits] of Object.entries(walk.when)) {
      const known = nodes[id] && outcomesIn(nodes[id], words);
      if (!known) continue;
      const path: Path = ['walks', at, 'when', id];
      if (known.length === 0) reader.note(path, `a walk says nothing about "${id}": nobody is asked there`, 'leave it out', 'key');
      else if (typeof visits === 'string') checkOutcome(reader, path, visits, known, id);
      else for (const [index, outcome] of visits.entries()) checkOutcome(reader, [...path, index], outcome, known, id);
    }
  }
};
