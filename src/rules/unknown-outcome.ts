import { isTyped } from '../flow/outcomes.ts';
import { mendWord } from '../knowledge/did-you-mean.ts';
import { type AskNode, type Flow, GIVEN, UNSURE } from '../model/flow.ts';
import { CANNOT_TELL, type ProbeCatalogue, SKIPPED } from '../model/probe.ts';
import type { Place } from '../model/problem.ts';
import { defineRule, type Report } from './define-rule.ts';
import { asksOf, ranksOf, specOf } from './nodes.ts';
import { placeIn } from './places.ts';

/** Outcomes of a node with a probe; undefined without one: the reader knows those, and has checked them. */
const outcomesOf = (node: AskNode, catalogue: ProbeCatalogue): Set<string> | undefined => {
  const spec = specOf(node, catalogue);
  return spec && new Set([...Object.keys(spec.outcomes), CANNOT_TELL, SKIPPED, UNSURE, ...(isTyped(node) ? [GIVEN, 'else', ...Object.keys(node.reads)] : [])]);
};

type Check = (names: Iterable<string>, place: (name: string) => Place) => void;

const checkNode = (node: AskNode, flow: Flow, check: Check): void => {
  const at = (part: string) => (name: string) => placeIn(flow, `nodes.${node.id}.${part}.${name}`, placeIn(flow, `nodes.${node.id}.${part}`, node.place));
  check(Object.keys(node.go ?? {}), (name) => flow.places[`nodes.${node.id}.go.${name}`] ?? node.go?.[name]?.[0]?.place ?? node.place);
  check(Object.keys(node.sets), at('sets'));
  check(node.good, () => placeIn(flow, `nodes.${node.id}.good`, node.place));
  for (const words of Object.values(flow.words)) {
    for (const choice of words.nodes[node.id]?.choices ?? []) check([choice.outcome], () => choice.place);
  }
  for (const rank of ranksOf(flow)) {
    for (const { shownBy, place } of rank.causes) {
      const shown = shownBy[node.id];
      if (shown) check(Array.isArray(shown) ? (shown as readonly string[]) : Object.keys(shown), () => place);
    }
  }
  for (const walk of flow.walks) if (walk.when[node.id] !== undefined) check([walk.when[node.id]!].flat(), () => walk.place);
};

export const unknownOutcome = defineRule({
  name: 'unknown-outcome',
  severity: 'error',
  title: 'go, sets, good, shown-by, walks and choices name outcomes that the probe has',
  why: 'A way that no outcome takes is never walked, and evidence that never comes never counts.',
  mend: 'use one of the outcomes of the probe: mailmedic probe',
  look: (pack, { catalogue }, report: Report) => {
    for (const flow of pack.flows) {
      for (const node of asksOf(flow)) {
        const known = outcomesOf(node, catalogue);
        if (!known) continue;
        checkNode(node, flow, (names, place) => {
          for (const name of names) if (!known.has(name)) report(place(name), `"${name}" is no outcome of "${node.id}" (${node.probe})`, mendWord(name, known));
        });
      }
    }
  },
});
