import { outcomesOf } from '../flow/outcomes.ts';
import { didYouMean, mendWord } from '../knowledge/did-you-mean.ts';
import { type AskNode, type Flow, UNSURE } from '../model/flow.ts';
import type { Pack } from '../model/pack.ts';
import { CANNOT_TELL, type ProbeCatalogue } from '../model/probe.ts';
import { defineRule } from './define-rule.ts';
import { placeIn } from './places.ts';

/** Flows that a walk of this one may come into. */
const enteredFrom = (flow: Flow, pack: Pack, seen = new Set<Flow>()): Set<Flow> => {
  for (const node of Object.values(flow.nodes)) {
    if (node.kind !== 'enter') continue;
    for (const other of pack.flows) {
      if ((other.key !== node.flow && other.id !== node.flow) || seen.has(other)) continue;
      seen.add(other);
      enteredFrom(other, pack, seen);
    }
  }
  return seen;
};

const answersAt = (flow: Flow, id: string, catalogue: ProbeCatalogue): string[] => {
  const node = flow.nodes[id]!;
  const known = outcomesOf(node, flow, catalogue).map(({ outcome }) => outcome);
  return known.length === 0 || node.kind !== 'ask' ? known : [...new Set([...known, UNSURE, ...((node as AskNode).probe === undefined ? [] : [CANNOT_TELL])])];
};

export const unknownWalkNode = defineRule({
  name: 'unknown-walk-node',
  severity: 'error',
  title: 'what a walk says about a flow that is entered fits that flow',
  why: 'The walk would stop inside it, and test nothing behind.',
  mend: 'write flow/node: outcome, for a flow that this one enters',
  look: (pack, { catalogue }, report) => {
    for (const flow of pack.flows) {
      const entered = flow.walks.some(({ when }) => Object.keys(when).some((name) => name.includes('/'))) ? [...enteredFrom(flow, pack)] : [];
      for (const [at, { when, place }] of flow.walks.entries()) {
        for (const [name, visits] of Object.entries(when)) {
          const cut = name.lastIndexOf('/');
          if (cut < 0) continue;
          const [key, id] = [name.slice(0, cut), name.slice(cut + 1)];
          const spot = placeIn(flow, `walks.${at}.when.${name}:`, place);
          const owners = entered.filter((other) => other.key === key || other.id === key);
          const owner = owners.find((other) => Object.hasOwn(other.nodes, id));
          if (owners.length === 0) {
            const meant = didYouMean(
              key,
              entered.map((other) => (key.includes('/') ? other.key : other.id)),
            );
            report(spot, `"${flow.id}" never enters "${key}"`, meant && `did you mean "${meant}"?`);
          } else if (!owner) report(spot, `unknown node "${id}" in "${key}"`, mendWord(id, Object.keys(owners[0]!.nodes)));
          else {
            const known = answersAt(owner, id, catalogue);
            for (const outcome of [visits].flat())
              if (!known.includes(outcome)) report(spot, `"${outcome}" is no outcome of "${name}"`, mendWord(outcome, known));
          }
        }
      }
    }
  },
});
