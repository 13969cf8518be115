import { evidenceOfRank } from '../flow/graph.ts';
import type { Flow, RankNode } from '../model/flow.ts';
import { defineRule } from './define-rule.ts';
import { ranksOf } from './nodes.ts';

/** What the causes say about one evidence; two that say the same are one. */
const opinions = (rank: RankNode, evidence: string): Set<string> =>
  new Set(
    rank.causes.map((cause) => {
      const shown = cause.shownBy[evidence];
      if (shown === undefined) return '';
      return Array.isArray(shown) ? [...shown].sort().join(' ') : JSON.stringify(Object.entries(shown).sort());
    }),
  );

const useless = (rank: RankNode, flow: Flow): string[] =>
  rank.causes.length < 2 ? [] : evidenceOfRank(rank, flow).filter((evidence) => opinions(rank, evidence).size < 2);

export const evidenceSeparatesNothing = defineRule({
  name: 'evidence-separates-nothing',
  severity: 'warning',
  title: 'every evidence of a rank makes one cause likelier than another',
  why: 'The question costs the person attention and changes nothing.',
  mend: 'let shown-by differ between the causes, or leave the evidence out',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      for (const rank of ranksOf(flow)) {
        for (const evidence of useless(rank, flow)) report(rank.place, `"${evidence}" says the same about every cause of "${rank.id}"`);
      }
    }
  },
});
