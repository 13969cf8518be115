import { describe, expect, it } from 'vitest';
import { ask, conclude, flowOf, handOver, packOf, rank, sessionOf } from './small-pack.ts';

const FLOW = flowOf('linked', [
  ask('first', { go: { yes: 'why', no: 'hand-over', unsure: 'hand-over' } }),
  rank('why', { cable: { odds: 2, shownBy: {} }, plug: { odds: 1, shownBy: {} } }, 'hand-over'),
  conclude('cable'),
  conclude('plug'),
  handOver(),
]);

const enter = (node?: string) => {
  const session = sessionOf(packOf(FLOW));
  const problem = session.send({ type: 'entered', flow: FLOW.key, hash: FLOW.hash, ...(node === undefined ? {} : { node }) });
  return { session, problem };
};

describe('a flow that is entered at one of its nodes', () => {
  it('begins there', () => {
    expect(enter().session.view().node).toBe('first');
    expect(enter('cable').session.view()).toMatchObject({ node: 'cable', current: { kind: 'conclude' } });
  });

  it('goes on from a cause as its rank would: the next one comes when it did not help', () => {
    const { session } = enter('cable');
    session.send({ type: 'is', node: 'cable', outcome: 'not-helped', by: 'person' });
    expect(session.view().node).toBe('plug');
  });

  it('is refused at a node that there is not', () => {
    expect(enter('nowhere').problem?.message).toContain('has no node "nowhere"');
  });
});
