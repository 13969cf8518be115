import { loopsWithoutExit } from '../flow/loops.ts';
import { defineRule } from './define-rule.ts';

export const loopWithoutExit = defineRule({
  name: 'loop-without-exit',
  severity: 'error',
  title: 'every loop has a way out to a conclusion or a hand-over',
  why: 'The person would be asked the same questions for ever.',
  mend: 'lead one way out of the loop, to a conclusion or a hand-over',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      for (const loop of loopsWithoutExit(flow)) report(flow.nodes[loop[0]!]!.place, `no way leads out of ${loop.map((id) => `"${id}"`).join(' → ')}`);
    }
  },
});
