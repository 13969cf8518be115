import { describe, expect, it } from 'vitest';
import type { AskView } from '../../src/model/view.ts';
import { ask, conclude, flowOf, handOver, packOf, probeSpec, rank, resultOf, sessionOf } from './small-pack.ts';

const RUNS = probeSpec('docker.runs', { up: 'ok', down: 'fail' }, { kind: 'docker', byPerson: true });
const SILENT = probeSpec('files.there', { yes: 'ok', no: 'fail' }, { kind: 'files' });

const FLOW = flowOf(
  'phone',
  [
    ask('runs', { probe: 'docker.runs', go: { up: 'hand-over', down: 'fixed', unsure: 'hand-over' } }),
    conclude('fixed', { verify: 'runs', otherwise: 'hand-over' }),
    handOver(),
  ],
  { runs: ['up', 'down'] },
);

/** A probe for which nobody can answer in their own words. */
const MUTE = flowOf('mute', [
  ask('runs', { probe: 'docker.runs', go: { up: 'hand-over', down: 'fixed', 'cannot-tell': 'hand-over' } }),
  conclude('fixed', { otherwise: 'hand-over' }),
  handOver(),
]);

const walk = (flow: typeof FLOW, host = 'person') => {
  const session = sessionOf(packOf(flow), { specs: [RUNS, SILENT], host });
  session.send({ type: 'entered', flow: flow.key, hash: flow.hash });
  const current = () => session.view().current as AskView;
  const read = (outcome: string) => {
    const result = resultOf(RUNS, outcome, {
      evidence: { data: { what: 'it' }, raw: 'read out', vantage: 'person', at: '2026-11-21T12:00:00.000Z', milliseconds: 0 },
    });
    return session.send({ type: 'is', node: session.view().node!, outcome, by: 'probe', result });
  };
  return { session, current, read };
};

describe('a probe that a person carries out', () => {
  it('stands beside its question where only a person can look', () => {
    const { current } = walk(FLOW);
    expect(current()).toMatchObject({ kind: 'ask', script: { probe: 'docker.runs', params: {} } });
    expect(current().choices.map(({ outcome }) => outcome)).toEqual(['up', 'down', 'unsure']);
  });

  it('does not where this machine is meant', () => {
    expect(walk(FLOW, 'this machine').current().script).toBeUndefined();
  });

  it('leads on as if it had run here, with the person as its vantage, and is looked at again to prove the fix', () => {
    const { session, current, read } = walk(FLOW);
    expect(read('down')).toBeUndefined();
    expect(session.view()).toMatchObject({ node: 'fixed', current: { certainty: 'established' } });
    expect(session.view().done.at(-1)?.evidence?.vantage).toBe('person');
    session.send({ type: 'is', node: 'fixed', outcome: 'done', by: 'person' });
    expect(current()).toMatchObject({ verifying: true, script: { probe: 'docker.runs' } });
    read('up');
    expect(session.view().current.kind).toBe('solved');
  });

  it('is asked in words where they cannot do it', () => {
    const { session, current, read } = walk(FLOW);
    read('skipped');
    expect(session.view().node).toBe('runs');
    expect(current().script).toBeUndefined();
    expect(current().choices).toHaveLength(3);
  });

  it('can be asked although nobody could answer its question', () => {
    const { session, current, read } = walk(MUTE);
    expect(current()).toMatchObject({ kind: 'ask', script: { probe: 'docker.runs' }, choices: [] });
    read('down');
    expect(session.view().node).toBe('fixed');
    expect(walk(MUTE, 'this machine').session.view().current.kind).toBe('hand-over');
  });

  it('is given up when the case goes on where nothing can be looked at, and stands there again back on the phone', () => {
    const { session, current } = walk(MUTE);
    session.send({ type: 'resumed', host: 'this machine' });
    expect(session.view().current.kind).toBe('hand-over');
    session.send({ type: 'resumed', host: 'person' });
    expect(current()).toMatchObject({ kind: 'ask', script: { probe: 'docker.runs' } });
  });

  it('goes on without where nobody could answer and they cannot do it', () => {
    const { session, read } = walk(MUTE);
    read('skipped');
    expect(session.view().current.kind).toBe('hand-over');
  });

  it('counts as evidence that a rank may ask for', () => {
    const ranked = flowOf('ranked', [
      rank('why', { fixed: { odds: 1, shownBy: { runs: ['down'] } }, other: { odds: 1, shownBy: { runs: ['up'] } } }, 'hand-over'),
      ask('runs', { probe: 'docker.runs' }),
      conclude('fixed', { otherwise: 'why' }),
      conclude('other', { otherwise: 'why' }),
      handOver(),
    ]);
    expect(walk(ranked).session.view().node).toBe('runs');
    expect(walk(ranked, 'this machine').session.view().node).not.toBe('runs');
  });
});
