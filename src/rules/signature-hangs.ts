import type { Signature } from '../model/article.ts';
import { defineRule, type Report } from './define-rule.ts';
import { asksOf } from './nodes.ts';
import { hangs } from './regex/hangs.ts';
import { parseRegex } from './regex/parse-regex.ts';

const MENDS = {
  exponential: 'make the repeats unable to match the same text in two ways, for example [^ ]+ between spaces',
  'too-many-repeats': 'at most three .* in one signature; name what stands between',
} as const;

const checkOne = (signature: Signature, report: Report): void => {
  const why = hangs(parseRegex(signature.pattern, signature.flags));
  if (why) report(signature.place, `the pattern "${signature.pattern}" can hang on a text made for it`, MENDS[why]);
};

export const signatureHangs = defineRule({
  name: 'signature-hangs',
  severity: 'error',
  title: 'no signature takes for ever on a text made for it',
  why: 'A pasted log would freeze the program, and mail logs hold text from strangers.',
  mend: 'write the pattern more narrowly',
  look: (pack, _context, report) => {
    for (const article of pack.articles) for (const signature of article.signatures) checkOne(signature, report);
    for (const flow of pack.flows) {
      for (const signature of flow.signatures) checkOne(signature, report);
      for (const node of asksOf(flow)) for (const reads of Object.values(node.reads)) for (const signature of reads) checkOne(signature, report);
    }
  },
});
