import { defineRule } from './define-rule.ts';
import { ranksOf } from './nodes.ts';
import { placeIn } from './places.ts';

export const oddsWithoutSource = defineRule({
  name: 'odds-without-source',
  severity: 'warning',
  title: 'a rank says where its odds come from',
  why: 'Odds steer what is asked first; whoever changes them must know what they rest on.',
  mend: 'add odds-from: with the reports, counts or experience behind them',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      for (const rank of ranksOf(flow)) {
        if (rank.causes.length > 1 && rank.oddsFrom === undefined)
          report(placeIn(flow, `nodes.${rank.id}.rank:`, rank.place), `"${rank.id}" does not say where its odds come from`);
      }
    }
  },
});
