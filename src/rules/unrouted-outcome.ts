import { isAskable } from '../flow/outcomes.ts';
import { UNSURE } from '../model/flow.ts';
import { CANNOT_TELL } from '../model/probe.ts';
import { defineRule } from './define-rule.ts';
import { asksOf, specOf } from './nodes.ts';
import { placeIn } from './places.ts';

export const unroutedOutcome = defineRule({
  name: 'unrouted-outcome',
  severity: 'error',
  title: 'every outcome of a routed probe has a way on',
  why: 'Whoever comes to that outcome would be stuck.',
  mend: 'add it under go:',
  look: (pack, { catalogue }, report) => {
    for (const flow of pack.flows) {
      for (const node of asksOf(flow)) {
        const spec = specOf(node, catalogue);
        if (!spec || !node.go) continue;
        const own = Object.keys(spec.outcomes).filter((name) => spec.outcomes[name]!.verdict !== 'not-applicable');
        // Where no person can answer, what the probe cannot tell must lead on; where one can, what the person does not know.
        const expected = [...own, isAskable(node, flow) ? UNSURE : CANNOT_TELL];
        for (const outcome of expected) {
          if (!Object.hasOwn(node.go, outcome)) report(placeIn(flow, `nodes.${node.id}.go`, node.place), `"${node.id}" does not say where "${outcome}" leads`);
        }
      }
    }
  },
});
