import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFile } from '../../../src/importers/merge/plan-merge.ts';

const line = fc.constantFrom('a', 'b', 'c', 'd', 'e', '');
const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
const maybe = fc.option(text, { nil: undefined });

describe('what an import does with a file', () => {
  test('never overwrites an edit: mine stands, or is merged, or theirs comes to lie beside it', () => {
    fc.assert(
      fc.property(maybe, maybe, maybe, (mine, base, theirs) => {
        const step = planFile({ mine, base, theirs });
        if (step.what === 'update' || step.what === 'delete') expect(mine).toBe(base);
        if (step.what === 'add') expect([mine, base]).toEqual([undefined, undefined]);
        if (step.what === 'conflict') expect(step.text).toBe(theirs);
      }),
      { numRuns: 2000 },
    );
  });

  test('takes over upstream where a person has changed nothing, and keeps a person’s file where upstream has changed nothing', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        expect(planFile({ mine: before, base: before, theirs: after })).toEqual({ what: 'update', text: after });
        expect(planFile({ mine: after, base: before, theirs: before })).toEqual({ what: 'keep' });
        expect(planFile({ mine: after, base: before, theirs: after })).toEqual({ what: 'keep' });
      }),
    );
  });

  test('merges changes to different lines, and names the line of those to the same', () => {
    expect(planFile({ mine: 'A\nb\nc\nd\ne', base: 'a\nb\nc\nd\ne', theirs: 'a\nb\nc\nd\nE' })).toEqual({ what: 'merge', text: 'A\nb\nc\nd\nE' });
    expect(planFile({ mine: 'a\nB\nc', base: 'a\nb\nc', theirs: 'a\nX\nc' })).toMatchObject({
      what: 'conflict',
      conflicts: [{ line: 2, mine: ['B'], theirs: ['X'] }],
    });
  });
});
