import { edgesOf } from '../flow/graph.ts';
import { defineRule } from './define-rule.ts';
import { conclusionsOf, ranksOf } from './nodes.ts';

export const conclusionWithoutWayOn = defineRule({
  name: 'conclusion-without-way-on',
  severity: 'error',
  title: 'a conclusion can be checked again, or says where "it did not help" leads',
  why: 'When the fix does not help, the person would be left alone with it.',
  mend: 'add verify: or otherwise:',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      const ranks = new Set(ranksOf(flow).map((rank) => rank.id));
      const goesOn = new Set(
        edgesOf(flow)
          .filter((edge) => edge.kind === 'otherwise' && ranks.has(edge.to))
          .map((edge) => edge.from),
      );
      for (const node of conclusionsOf(flow)) {
        if (node.verify !== undefined || node.otherwise !== undefined || goesOn.has(node.id)) continue;
        report(node.place, `"${node.id}" has neither verify nor otherwise`);
      }
    }
  },
});
