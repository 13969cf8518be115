import { expect, test } from 'vitest';
import { coverageOf } from '../../src/flow/coverage.ts';
import { edgesOf } from '../../src/flow/graph.ts';
import { readFlow } from '../../src/flow/read-flow.ts';
import { QUEUE_GROWS } from './fixture.ts';

const flow = readFlow({ base: QUEUE_GROWS, others: [] }).value!;

test('without a walk nothing is covered', () => {
  const { nodes, edges } = coverageOf(flow, []);
  expect(nodes.visited).toEqual([]);
  expect(edges.visited).toEqual([]);
  expect(edges.missed).toEqual(edgesOf(flow));
});

test('a walk covers its nodes and each edge once, and evidence whatever its outcome was', () => {
  const { nodes, edges } = coverageOf(flow, [
    [
      { from: 'reach-25', to: 'why', outcome: 'open' },
      { from: 'why', to: 'log', outcome: 'log' },
      { from: 'log', to: 'why', outcome: 'full' },
      { from: 'why', to: 'disk-full', outcome: 'disk-full' },
    ],
    [{ from: 'reach-25', to: 'why', outcome: 'open' }],
  ]);
  expect(nodes.visited).toEqual(['reach-25', 'log', 'why', 'disk-full']);
  expect(edges.visited.map(({ from, to }) => `${from} ${to}`)).toEqual(['reach-25 why', 'why log', 'log why', 'why disk-full']);
  expect(edges.missed).toHaveLength(edgesOf(flow).length - 4);
});

test('a walk that went along every edge leaves nothing out', () => {
  const { nodes, edges } = coverageOf(flow, [edgesOf(flow)]);
  expect([nodes.missed, edges.missed]).toEqual([[], []]);
});
