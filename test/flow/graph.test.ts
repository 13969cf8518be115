import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadEnds, type Edge, edgesOf, exits, reachable, shortestPath, unreachable } from '../../src/flow/graph.ts';
import { loopsOf, loopsWithoutExit } from '../../src/flow/loops.ts';
import { readFlow } from '../../src/flow/read-flow.ts';
import { flowOf, QUEUE_GROWS } from './fixture.ts';
import { flowArbitrary } from './random-flow.ts';

const flow = readFlow({ base: QUEUE_GROWS, others: [] }).value!;
const short = (edges: readonly Edge[]): string[] => edges.map(({ from, to, outcome, kind }) => `${from} -${outcome}> ${to} (${kind})`);

describe('the edges of a flow', () => {
  const edges = short(edgesOf(flow));

  test('are one for each way on, guarded or not', () => {
    expect(edges.filter((edge) => edge.startsWith('reach-25 -silent'))).toEqual(['reach-25 -silent> provider (go)', 'reach-25 -silent> where (go)']);
  });

  test('lead from a rank to its evidence, its causes and its otherwise, and from the evidence back', () => {
    expect(edges.filter((edge) => edge.startsWith('why ') || edge.includes('> why (evidence)'))).toEqual([
      'why -listed> listed (evidence)',
      'listed -*> why (evidence)',
      'why -log> log (evidence)',
      'log -*> why (evidence)',
      'why -on-a-list> on-a-list (cause)',
      'why -disk-full> disk-full (cause)',
      'why -exhausted> hand-over (otherwise)',
    ]);
  });

  test('lead from a conclusion to its proof and its otherwise, and without one back to the rank that proposed it', () => {
    expect(edges.filter((edge) => edge.startsWith('provider'))).toEqual(['provider -done> reach-25 (verify)', 'provider -not-helped> hand-over (otherwise)']);
    expect(edges.filter((edge) => edge.startsWith('disk-full'))).toEqual(['disk-full -not-helped> why (otherwise)']);
  });
});

describe('where a walk may go', () => {
  test('every node of the sound flow is reachable, and none is a dead end', () => {
    expect(unreachable(flow)).toEqual([]);
    expect(deadEnds(flow)).toEqual([]);
    expect(exits(flow)).toEqual(['on-a-list', 'disk-full', 'firewall', 'provider', 'hand-over']);
  });

  test('a node that nothing leads to is not reachable', () => {
    const lonely = flowOf(
      'one',
      '  one: { ask: choice, go: { yes: fix, no: fix, unsure: fix } }\n  two: { ask: choice, go: { yes: fix, no: fix, unsure: fix } }\n  fix: { conclude: it }',
    );
    expect(unreachable(lonely)).toEqual(['two']);
  });

  test('evidence that a route leads to is a dead end: it goes back only to a rank', () => {
    const stuck = flowOf(
      'one',
      '  one: { ask: choice, go: { yes: seen, no: why, unsure: fix } }\n  seen: { ask: choice }\n  why: { rank: { fix: { odds: 1, minutes: 1, shown-by: { seen: yes } } }, otherwise: hand-over }\n  fix: { conclude: it }',
    );
    expect(deadEnds(stuck)).toEqual(['seen']);
  });

  test('evidence that no rank names and that only proves a fix is no dead end', () => {
    const proof = flowOf(
      'one',
      '  one: { ask: choice, go: { yes: fix, no: fix, unsure: fix } }\n  seen: { ask: choice }\n  fix: { conclude: it, verify: seen }',
    );
    expect(deadEnds(proof)).toEqual([]);
  });

  test('the shortest way is told as the edges that it takes', () => {
    expect(short(shortestPath(flow, 'reach-25', 'hand-over')!)).toEqual(['reach-25 -open> why (go)', 'why -exhausted> hand-over (otherwise)']);
    expect(shortestPath(flow, 'where', 'where')).toEqual([]);
    expect(shortestPath(flow, 'hand-over', 'where')).toBeUndefined();
  });
});

describe('loops', () => {
  test('a loop with a way out to a conclusion is none to complain about', () => {
    expect(loopsWithoutExit(flow)).toEqual([]);
  });

  test('a loop without one is named whole', () => {
    const round = flowOf(
      'one',
      '  one: { ask: choice, go: { yes: two, no: fix, unsure: fix } }\n  two: { ask: choice, go: { yes: three, no: two, unsure: three } }\n  three: { show: true, go: { yes: two, no: two } }\n  fix: { conclude: it }',
    );
    expect(loopsWithoutExit(round)).toEqual([['two', 'three']]);
  });

  test('a node that leads to itself is a loop, a node alone is not', () => {
    const self = { from: 'a', to: 'a', outcome: 'x', kind: 'go' } as const;
    expect(loopsOf(['a', 'b'], [self, { ...self, to: 'b' }])).toEqual([['a']]);
  });

  test('two nodes share a loop exactly when each can be reached from the other', () => {
    const nodes = ['a', 'b', 'c', 'd', 'e', 'f'];
    const edgeArbitrary = fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes)).map(([from, to]): Edge => ({ from, to, outcome: 'x', kind: 'go' }));
    fc.assert(
      fc.property(fc.array(edgeArbitrary, { maxLength: 14 }), (edges) => {
        const loops = loopsOf(nodes, edges);
        const reach = new Map(nodes.map((id) => [id, new Set<string>()]));
        for (const { from, to } of edges) reach.get(from)!.add(to);
        for (const via of nodes) for (const from of nodes) if (reach.get(from)!.has(via)) for (const to of reach.get(via)!) reach.get(from)!.add(to);
        for (const a of nodes)
          for (const b of nodes) expect(loops.some((loop) => loop.includes(a) && loop.includes(b))).toBe(reach.get(a)!.has(b) && reach.get(b)!.has(a));
      }),
    );
  });

  test('random flows have no dead ends and no loop without a way out, as they promise', () => {
    fc.assert(
      fc.property(flowArbitrary, (random) => {
        expect(deadEnds(random)).toEqual([]);
        expect(loopsWithoutExit(random)).toEqual([]);
        // Evidence that only proves a fix goes back to its conclusion, which is no way of its own.
        const onWay = [...reachable(random)].filter((id) => edgesOf(random).some(({ from }) => from === id) || exits(random).includes(id));
        for (const id of onWay) expect(exits(random).some((exit) => shortestPath(random, id, exit))).toBe(true);
      }),
    );
  });
});
