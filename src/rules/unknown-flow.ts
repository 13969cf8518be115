import { didYouMean, mendWord } from '../knowledge/did-you-mean.ts';
import type { EnterNode, Flow } from '../model/flow.ts';
import { defineRule, type Report } from './define-rule.ts';
import { conclusionsOf } from './nodes.ts';
import { placeIn } from './places.ts';

/** What a flow may come back with: the name of a conclusion, `solved` or `unsolved`. */
const checkOutcomes = (node: EnterNode, flow: Flow, entered: readonly Flow[], report: Report): void => {
  const known = ['solved', 'unsolved', ...entered.flatMap((other) => conclusionsOf(other).map(({ id }) => id))];
  for (const [outcome, routes] of Object.entries(node.go)) {
    if (known.includes(outcome)) continue;
    const place = flow.places[`nodes.${node.id}.go.${outcome}`] ?? routes[0]?.place ?? node.place;
    report(place, `"${node.flow}" never comes back with "${outcome}"`, mendWord(outcome, known));
  }
};

export const unknownFlow = defineRule({
  name: 'unknown-flow',
  severity: 'error',
  title: 'a node enters a flow that exists, and routes what that flow comes back with',
  why: 'The walk would end in the middle, with nothing to do.',
  mend: 'name a flow of the pack, and solved, unsolved or its conclusions under go:',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      for (const node of Object.values(flow.nodes)) {
        if (node.kind !== 'enter') continue;
        const entered = pack.flows.filter(({ key, id }) => key === node.flow || id === node.flow);
        if (entered.length > 0) {
          checkOutcomes(node, flow, entered, report);
          continue;
        }
        const meant = didYouMean(
          node.flow,
          pack.flows.map(({ key, id }) => (node.flow.includes('/') ? key : id)),
        );
        report(placeIn(flow, `nodes.${node.id}.enter`, node.place), `unknown flow "${node.flow}" in "${node.id}"`, meant && `did you mean "${meant}"?`);
      }
    }
  },
});
