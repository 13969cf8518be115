import { deadEnds } from '../flow/graph.ts';
import { defineRule } from './define-rule.ts';

export const deadEnd = defineRule({
  name: 'dead-end',
  severity: 'error',
  title: 'a walk can leave every node that is no end',
  why: 'The person would sit before a question whose answer leads nowhere.',
  mend: 'add go:, or name the node in shown-by of a rank',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      for (const id of deadEnds(flow)) report(flow.nodes[id]!.place, `"${id}" leads nowhere`);
    }
  },
});
