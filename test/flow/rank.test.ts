import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOf, optimum, ours, seeded, smallCase } from '../../bench/rank-cases.ts';
import { type RankQuestion, rank } from '../../src/flow/rank.ts';
import { baseline, likelihoods } from '../../src/flow/rank-likelihood.ts';

const cases = fc
  .record({ seed: fc.integer({ min: 0, max: 1e6 }), causes: fc.integer({ min: 1, max: 6 }), evidence: fc.integer({ min: 0, max: 5 }) })
  .map(({ seed, ...size }) => smallCase(seeded(seed), size));

const blocked: RankQuestion = {
  causes: [
    { id: 'ip-listed', odds: 4, minutes: 60, likelihood: likelihoods({ dnsbl: ['listed'] }, { dnsbl: ['clean', 'listed'] }) },
    { id: 'no-reverse', odds: 3, minutes: 20, likelihood: likelihoods({ ptr: ['missing', 'mismatch'] }, { ptr: ['confirmed', 'missing', 'mismatch'] }) },
  ],
  evidence: [
    { id: 'dnsbl', outcomes: ['clean', 'listed'], minutes: 0.1 },
    { id: 'ptr', outcomes: ['confirmed', 'missing', 'mismatch'], minutes: 0.1 },
  ],
  elseOdds: 0.7,
  elseMinutes: 240,
  seen: {},
  tried: [],
};

describe('likelihoods', () => {
  test('a list of outcomes shares 0.9 and the others share the rest', () => {
    const { ptr } = likelihoods(
      { ptr: ['missing', 'mismatch'] },
      { ptr: ['confirmed', 'missing', 'mismatch', 'other-name', 'unsure', 'cannot-tell', 'skipped'] },
    );
    expect(ptr).toEqual({ confirmed: expect.closeTo(0.05), 'other-name': expect.closeTo(0.05), missing: expect.closeTo(0.45), mismatch: expect.closeTo(0.45) });
  });

  test('a map gives numbers and the outcomes it leaves out share what is left', () => {
    const { dnsbl } = likelihoods({ dnsbl: { listed: 0.7 } }, { dnsbl: ['clean', 'listed', 'policy-listed'] });
    expect(dnsbl).toEqual({ listed: expect.closeTo(0.7), clean: expect.closeTo(0.15), 'policy-listed': expect.closeTo(0.15) });
  });

  test('evidence that a cause does not name is left out', () => {
    expect(likelihoods({}, { dnsbl: ['clean', 'listed'] })).toEqual({});
  });

  test('an outcome written as impossible stays barely possible', () => {
    const { dnsbl } = likelihoods({ dnsbl: { clean: 0, listed: 1 } }, { dnsbl: ['clean', 'listed'] });
    expect(dnsbl!.clean).toBeGreaterThan(0);
    expect(dnsbl!.clean).toBeLessThan(0.01);
  });

  test('where no cause speaks of an outcome it is the usual one', () => {
    const usual = baseline(['clean', 'listed', 'policy-listed'], [{ clean: 0.05, listed: 0.9, 'policy-listed': 0.05 }]);
    expect(usual.clean).toBeCloseTo(0.45);
    expect(usual.listed).toBeCloseTo(0.1);
  });

  test('where every outcome is claimed by a cause nothing is usual', () => {
    const usual = baseline(
      ['yes', 'no'],
      [
        { yes: 0.9, no: 0.1 },
        { yes: 0.1, no: 0.9 },
      ],
    );
    expect(usual.yes).toBeCloseTo(0.5);
  });
});

describe('rank', () => {
  test('a probe of seconds comes before a fix of an hour', () => {
    expect(rank(blocked).next.type).toBe('evidence');
  });

  test('a finding makes its cause likely and its fix the next step', () => {
    const decision = rank({ ...blocked, seen: { dnsbl: 'listed', ptr: 'confirmed' } });
    expect(decision.next).toEqual({ type: 'cause', id: 'ip-listed' });
    expect(decision.probabilities[0]).toEqual({ id: 'ip-listed', p: expect.closeTo(0.976, 1) });
  });

  test('evidence against every cause hands over', () => {
    const hour = { ...blocked, causes: blocked.causes.slice(0, 1), elseOdds: 4, seen: { dnsbl: 'clean' } };
    expect(rank({ ...hour, causes: hour.causes.map((cause) => ({ ...cause, odds: 0.5 })) }).next).toEqual({ type: 'otherwise' });
  });

  test('a question is explained by the two causes it tells apart', () => {
    expect([...(rank(blocked).separates ?? [])].sort()).toEqual(['ip-listed', 'no-reverse']);
  });

  test('evidence that separates nothing is never asked', () => {
    const idle = { id: 'weather', outcomes: ['sun', 'rain'], minutes: 0 };
    expect(rank({ ...blocked, evidence: [idle] }).next.type).toBe('cause');
  });

  test('without causes it hands over', () => {
    expect(rank({ ...blocked, causes: [] })).toEqual({ next: { type: 'otherwise' }, probabilities: [{ id: undefined, p: 1 }], expectedMinutes: 240 });
  });

  test('probabilities sum to 1', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.constantFrom('a', 'b', 'c', 'unsure')), (question, outcomes) => {
        const seen = Object.fromEntries(question.evidence.map(({ id }) => [id, outcomes.next().value as string]));
        const { probabilities } = rank({ ...question, seen });
        expect(probabilities.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 9);
        expect([...probabilities].sort((a, b) => b.p - a.p)).toEqual(probabilities);
      }),
      { numRuns: 60 },
    );
  });

  test('the order of causes and evidence does not matter', () => {
    fc.assert(
      fc.property(cases, (question) => {
        const turned = { ...question, causes: [...question.causes].reverse(), evidence: [...question.evidence].reverse() };
        expect(rank(turned)).toEqual(rank(question));
      }),
      { numRuns: 40 },
    );
  });

  test('more odds never lower a cause among its equals', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 1.01, max: 20, noNaN: true }), (question, factor) => {
        const alike = question.causes.map((cause) => ({ ...cause, odds: 1, minutes: 10, likelihood: {} }));
        const raised = rank({ ...question, causes: alike.map((cause, at) => (at === alike.length - 1 ? { ...cause, odds: factor } : cause)) });
        expect(raised.probabilities.find(({ id }) => id !== undefined)!.id).toBe(alike.at(-1)!.id);
        expect(raised.next).toEqual({ type: 'cause', id: alike.at(-1)!.id });
      }),
      { numRuns: 40 },
    );
  });

  test('"I don\'t know" changes no probability and is not asked again', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('unsure', 'cannot-tell', 'skipped'), (question, silent) => {
        const [asked, ...others] = question.evidence;
        if (!asked) return;
        const silenced = rank({ ...question, seen: { [asked.id]: silent } });
        expect(silenced).toEqual(rank({ ...question, evidence: others }));
      }),
      { numRuns: 40 },
    );
  });

  test('every walk ends: tried causes and answered questions never come again', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat({ max: 2 })), (question, picks) => {
        let state = question;
        for (let step = 0; step <= question.causes.length + question.evidence.length; step++) {
          const { next, probabilities } = rank(state);
          if (next.type === 'otherwise') return;
          if (next.type === 'cause') {
            expect(state.tried).not.toContain(next.id);
            state = { ...state, tried: [...state.tried, next.id] };
            expect(rank(state).probabilities.map(({ id }) => id)).not.toContain(next.id);
          } else {
            expect(state.seen[next.id]).toBeUndefined();
            const outcomes = question.evidence.find(({ id }) => id === next.id)!.outcomes;
            state = { ...state, seen: { ...state.seen, [next.id]: outcomes[(picks.next().value as number) % outcomes.length]! } };
          }
          expect(probabilities.length).toBe(question.causes.length + 1 - (state.tried.length - (next.type === 'cause' ? 1 : 0)));
        }
        expect.unreachable('the walk should have ended');
      }),
      { numRuns: 40 },
    );
  });

  test('a decision costs at most 1 % more than the best possible policy, on average over a seeded sample', { timeout: 20_000 }, () => {
    const random = seeded(7);
    const excess: number[] = [];
    for (const size of [
      { causes: 2, evidence: 2 },
      { causes: 3, evidence: 2 },
      { causes: 3, evidence: 3 },
      { causes: 4, evidence: 2 },
    ]) {
      for (let at = 0; at < 4; at++) {
        const question = smallCase(random, size);
        excess.push(costOf(question, ours) / optimum(question) - 1);
      }
    }
    expect(Math.min(...excess)).toBeGreaterThan(-1e-6);
    expect(excess.reduce((sum, value) => sum + value, 0) / excess.length).toBeLessThan(0.01);
  });
});
