import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngineContext } from '../../src/engine/context.ts';
import { derive } from '../../src/engine/derive.ts';
import { foldAll } from '../../src/engine/fold.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import type { CaseEvent } from '../../src/model/event.ts';
import type { Flow } from '../../src/model/flow.ts';
import { type Act, actsArbitrary, flowArbitrary, perform, quietSession, SPEC } from './random-case.ts';

const RUNS = { numRuns: 120 };
const caseArbitrary = fc.tuple(flowArbitrary('outer', 'inner'), flowArbitrary('inner'), actsArbitrary);

const play = (flows: Flow[], acts: readonly Act[]) => {
  const session = quietSession(flows);
  for (const act of acts) perform(session, act, flows);
  return session;
};

describe('any list of events on any flow', { timeout: 60_000 }, () => {
  it('gives the same view when it is replayed from its own record, in both languages', () => {
    fc.assert(
      fc.property(caseArbitrary, ([outer, inner, acts]) => {
        const session = play([outer, inner], acts);
        const events = JSON.parse(JSON.stringify(session.events())) as CaseEvent[];
        const again = quietSession([outer, inner], { events });
        for (const language of ['en', 'de'] as const) {
          session.setLanguage(language);
          again.setLanguage(language);
          expect(again.view()).toEqual(session.view());
        }
      }),
      RUNS,
    );
  });

  it('leads to the path that its answers lead to when they are walked afresh', () => {
    fc.assert(
      fc.property(caseArbitrary, ([outer, inner, acts]) => {
        const session = play([outer, inner], acts);
        const context = createEngineContext(
          { version: 'test', articles: [], flows: [outer, inner], problems: [] },
          createLibrary([]),
          new Map([[SPEC.name, SPEC]]),
        );
        const state = foldAll(session.events(), context);
        const fresh = derive(state, context);
        const pathOf = (walk: typeof fresh) => walk.steps.map((step) => `${step.key}=${step.answer.outcome}${step.implicit ? ' known' : ''}`);
        expect(pathOf(fresh)).toEqual(pathOf(state.walk));
        expect(fresh.position).toEqual(state.walk.position);
      }),
      RUNS,
    );
  });

  it('is undone and taken up again by back and forward', () => {
    fc.assert(
      fc.property(caseArbitrary, ([outer, inner, acts]) => {
        const session = play([outer, inner], acts);
        const before = session.view();
        if (session.send({ type: 'back' })) return;
        expect(session.send({ type: 'forward' })).toBeUndefined();
        expect({ ...session.view(), can: undefined }).toEqual({ ...before, can: undefined });
      }),
      RUNS,
    );
  });

  it('never shows an empty step, and every step offers a way on or says that it is the end', () => {
    fc.assert(
      fc.property(caseArbitrary, ([outer, inner, acts]) => {
        const { current } = play([outer, inner], acts).view();
        if (current.kind === 'ask' || current.kind === 'show' || current.kind === 'conclude') expect(current.choices.length).toBeGreaterThan(0);
        if (current.kind === 'hand-over') expect(current.summary).toContain('#');
      }),
      RUNS,
    );
  });
});
