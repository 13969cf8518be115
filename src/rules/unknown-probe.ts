import { mendWord } from '../knowledge/did-you-mean.ts';
import { defineRule } from './define-rule.ts';
import { asksOf } from './nodes.ts';
import { placeIn } from './places.ts';

export const unknownProbe = defineRule({
  name: 'unknown-probe',
  severity: 'error',
  title: 'a node names a probe that exists',
  why: 'The node would always ask the person what a machine could look up.',
  mend: 'see the list: mailmedic probe',
  look: (pack, { catalogue }, report) => {
    for (const flow of pack.flows) {
      for (const node of asksOf(flow)) {
        if (node.probe === undefined || catalogue.has(node.probe)) continue;
        report(placeIn(flow, `nodes.${node.id}.probe`, node.place), `unknown probe "${node.probe}" in "${node.id}"`, mendWord(node.probe, catalogue.keys()));
      }
    }
  },
});
