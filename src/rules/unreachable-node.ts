import { unreachable } from '../flow/graph.ts';
import { defineRule } from './define-rule.ts';

export const unreachableNode = defineRule({
  name: 'unreachable-node',
  severity: 'warning',
  title: 'every node can be reached from the start',
  why: 'What nobody reaches nobody reads; often a way to it is misspelt.',
  mend: 'lead a way to it, or remove it',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      for (const id of unreachable(flow)) report(flow.nodes[id]!.place, `no way leads to "${id}"`);
    }
  },
});
