import { defineRule } from './define-rule.ts';
import { conclusionsOf } from './nodes.ts';

export const walkMissing = defineRule({
  name: 'walk-missing',
  severity: 'warning',
  title: 'every conclusion is the end of a test walk',
  why: 'Nothing would tell when a change makes it unreachable or reaches it wrongly.',
  mend: 'add a walk under walks: whose then: is this node',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      const walked = new Set(flow.walks.map((walk) => walk.then));
      for (const node of conclusionsOf(flow)) if (!walked.has(node.id)) report(node.place, `no walk ends at "${node.id}"`);
    }
  },
});
