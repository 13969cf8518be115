import { plainText } from '../model/block.ts';
import { defineRule } from './define-rule.ts';

const MOST = 200;

export const questionTooLong = defineRule({
  name: 'question-too-long',
  severity: 'warning',
  title: `a question has at most ${MOST} characters`,
  why: 'It is read on a phone, aloud to somebody else, or in a hurry.',
  mend: 'ask the short question first and explain it in the paragraph below',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      for (const words of Object.values(flow.words)) {
        for (const node of Object.values(words.nodes)) {
          const { length } = plainText(node.question);
          if (length > MOST) report(node.place, `the question of "${node.id}" has ${length} characters`);
        }
      }
    }
  },
});
