import fc from 'fast-check';
import type { Session } from '../../src/engine/session.ts';
import type { Flow, FlowNode } from '../../src/model/flow.ts';
import { ask, conclude, enter, flowOf, handOver, probeSpec, rank, resultOf, sessionOf, show } from './small-pack.ts';

export const SPEC = probeSpec('port', { open: 'ok', silent: 'fail', slow: 'warn' });

const CHOICES = ['yes', 'no', 'maybe'];

/** Flows with asks, probes, shared evidence, ranks, instructions, conclusions with proofs, loops and hand-overs. */
export const flowArbitrary = (id: string, inner?: string): fc.Arbitrary<Flow> =>
  fc
    .record({
      asks: fc.integer({ min: 1, max: 5 }),
      evidence: fc.integer({ min: 1, max: 4 }),
      ranks: fc.integer({ min: 0, max: 2 }),
      concludes: fc.integer({ min: 1, max: 4 }),
      targets: fc.array(fc.nat(999), { minLength: 60, maxLength: 60 }),
      odds: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 20, maxLength: 20 }),
      flags: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
    })
    .map(({ asks, evidence, ranks, concludes, targets, odds, flags }) => {
      let at = 0;
      const next = () => targets[at++ % targets.length]!;
      const flag = () => flags[at++ % flags.length]!;
      const askIds = Array.from({ length: asks }, (_, i) => `ask-${i}`);
      const rankIds = Array.from({ length: ranks }, (_, i) => `rank-${i}`);
      const concludeIds = Array.from({ length: concludes }, (_, i) => `end-${i}`);
      const evidenceIds = Array.from({ length: evidence }, (_, i) => `seen-${i}`);
      const all = [...askIds, ...rankIds, ...concludeIds, 'look', 'hand-over', ...(inner ? ['deeper'] : [])];
      const any = () => all[next() % all.length]!;
      const askNode = (node: string): FlowNode =>
        flag()
          ? ask(node, { probe: 'port', go: { open: any(), silent: any(), slow: any(), unsure: any(), 'cannot-tell': any() } })
          : ask(node, { go: { yes: any(), no: any(), unsure: any() } });
      const nodes: FlowNode[] = [
        ...askIds.map(askNode),
        ...evidenceIds.map((node) => (flag() ? ask(node, { probe: 'port' }) : ask(node, { sets: flag() ? { yes: { place: 'home' } } : {} }))),
        ...rankIds.map((node) =>
          rank(
            node,
            Object.fromEntries(
              concludeIds.map((cause, i) => [
                cause,
                {
                  odds: odds[i % odds.length]!,
                  shownBy: Object.fromEntries(evidenceIds.filter(() => flag()).map((one) => [one, [flag() ? 'yes' : 'silent']])),
                },
              ]),
            ),
            flag() ? 'hand-over' : any(),
          ),
        ),
        ...concludeIds.map((node) =>
          conclude(node, { ...(flag() ? { verify: flag() ? askIds[0]! : evidenceIds[0]! } : {}), ...(flag() ? { otherwise: any() } : {}) }),
        ),
        show('look', { done: any(), stuck: any() }),
        ...(inner ? [enter('deeper', inner, { solved: any(), unsolved: any() })] : []),
        handOver(),
      ];
      const choices = Object.fromEntries(
        nodes
          .filter((node) => node.kind === 'ask')
          .map((node) => [node.id, node.probe ? (flag() ? ['open', 'silent'] : []) : CHOICES.slice(0, node.go ? 2 : 3)]),
      );
      return flowOf(id, nodes, choices);
    });

export type Act = { readonly kind: number; readonly pick: number };

export const actsArbitrary = fc.array(fc.record({ kind: fc.nat(99), pick: fc.nat(999) }), { maxLength: 40 });

/** One random deed of a person, a probe or a front end; most fit, some do not. */
export const perform = (session: Session, { kind, pick }: Act, flows: readonly Flow[]): void => {
  const { current, node = '', done } = session.view();
  const nth = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)];
  if (current.kind === 'entry' || kind < 3) session.send({ type: 'entered', flow: nth(flows)!.key, hash: 'abcd0123' });
  else if (kind < 12) session.send({ type: 'back' });
  else if (kind < 18) session.send({ type: 'forward' });
  else if (kind < 26) {
    const line = nth(done.filter((one) => one.changeable));
    if (line) session.send({ type: 'changed', step: line.step, outcome: nth([...CHOICES, 'open', 'silent', 'unsure', 'not-helped', 'done'])! });
  } else if (kind < 29) session.send({ type: 'note', text: `note ${pick}` });
  else if (kind < 32) session.send({ type: 'known', facts: { place: nth(['home', 'server'])! }, by: 'text' });
  else if (kind < 35) session.send({ type: 'found', probe: 'port', params: {}, result: resultOf(SPEC, nth(['open', 'silent', 'cannot-tell'])!) });
  else if (kind < 38) session.send({ type: 'consent', consent: { allow: nth([[], ['network' as const]])!, each: pick % 3 === 0 } });
  else if (kind < 42) session.send({ type: 'is', node, outcome: 'nonsense', by: 'person' });
  else if (current.kind === 'consent') session.send({ type: 'consent', consent: { allow: ['network'], each: false } });
  else if (current.kind === 'probe') {
    const outcome = nth(['open', 'silent', 'slow', 'cannot-tell', 'skipped'])!;
    session.send({ type: 'is', node, outcome, by: 'probe', ...(outcome === 'skipped' ? {} : { result: resultOf(SPEC, outcome) }) });
  } else if (current.kind === 'ask' || current.kind === 'show' || current.kind === 'conclude') {
    const outcome = nth(current.choices.filter((choice) => choice.outcome !== 'later'))?.outcome;
    if (outcome !== undefined) session.send({ type: 'is', node, outcome, by: 'person' });
  }
};

/** A session in which nothing probes by itself: probe results come as deeds. */
export const quietSession = (flows: readonly Flow[], events?: Parameters<typeof sessionOf>[1] extends infer O ? O : never) =>
  sessionOf(
    { version: 'test', articles: [], flows: [...flows], problems: [] },
    { specs: [SPEC], mode: 'ask', runProbe: () => new Promise(() => {}), ...events },
  );
