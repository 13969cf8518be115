import { type AnyStateMachine, assign, createMachine, initialTransition, type MachineSnapshot, transition } from 'xstate';
import { DONE, HELPED, NOT_HELPED } from '../model/event.ts';
import type { Facts } from '../model/fact.ts';
import { type AskNode, type ConcludeNode, type Flow, type FlowNode, type Go, type RankNode, UNSURE } from '../model/flow.ts';
import type { ProbeCatalogue } from '../model/probe.ts';
import { evidenceOfRank } from './graph.ts';
import { compileGuard } from './guard.ts';

/** Final states of every machine, besides its own nodes. */
export const SOLVED = '$solved';
export const UNSOLVED = '$unsolved';

/** What a machine remembers. Plain data: a case can be kept, compared and replayed. */
export type FlowContext = {
  readonly facts: Facts;
  /** Latest outcome of each established node. */
  readonly evidence: Readonly<Record<string, string>>;
  /** Ranks being worked through, the innermost last, with the cause that is being tried. */
  readonly ranks: readonly { readonly rank: string; readonly cause?: string }[];
  /** Causes whose fix did not help, by rank. */
  readonly tried: Readonly<Record<string, readonly string[]>>;
  /** Nodes whose probe could not tell: from now on they cost a question. */
  readonly attempted: readonly string[];
  /** Conclusion whose fix is being proved. */
  readonly verifying?: string | undefined;
  /** The last proof that failed. */
  readonly unproven?: { readonly conclusion: string; readonly node: string; readonly outcome: string } | undefined;
  readonly solvedBy?: string;
};

/**
 * Events of a machine:
 * - `is.<outcome>`: the current node was established;
 * - `cannot`: its probe could not tell (evidence goes back to its rank, which may ask something else);
 * - `pick.<node>`: the rank goes on there; `exhausted`: nothing is left;
 * - `learn`: evidence that was known already; `know`: facts that were.
 */
export type FlowEvent = { readonly type: string; readonly facts?: Facts; readonly node?: string; readonly outcome?: string };

export type FlowSnapshot = MachineSnapshot<FlowContext, FlowEvent, never, never, string, never, never, never>;

/** A flow as a pure XState machine: no invoke, no timers, no side effects. */
export type FlowMachine = {
  readonly flow: Flow;
  readonly machine: AnyStateMachine;
  /** At the start, or at a node as if the flow had just come there. */
  readonly begin: (facts: Facts, node?: string) => FlowSnapshot;
  /** Undefined when the event means nothing in this state. */
  readonly step: (snapshot: FlowSnapshot, event: FlowEvent) => FlowSnapshot | undefined;
};

type Args = { readonly context: FlowContext; readonly event: FlowEvent };
type Transition = { target?: string; reenter?: boolean; guard?: (args: Args) => boolean; actions?: unknown };

const factsAfter = ({ context, event }: Args): Facts => ({ ...context.facts, ...event.facts });
const outcomeOf = (event: FlowEvent): string => event.type.slice('is.'.length);
const set = (change: (args: Args) => Partial<FlowContext>): unknown => assign(change as never);

const establish = (node: string) =>
  set(({ context, event }) => ({
    facts: factsAfter({ context, event }),
    evidence: { ...context.evidence, [node]: outcomeOf(event) },
  }));

/** Whether an outcome proves the fix: its verdict is ok, and it is not the one that led to the conclusion. */
const proves = (node: AskNode, outcome: string, before: string | undefined, catalogue: ProbeCatalogue): boolean => {
  if (outcome === before || outcome === UNSURE) return false;
  const spec = node.probe === undefined ? undefined : catalogue.get(node.probe)?.outcomes[outcome];
  if (spec) return spec.verdict === 'ok' || node.good.includes(outcome);
  return node.good.includes(outcome) || (node.good.length === 0 && before !== undefined);
};

const tellsNothing = (outcome: string): boolean => outcome === UNSURE || outcome === 'cannot-tell';

/** A solved conclusion ends the flow, unless it was one of a list of checks. */
const onwardWhenSolved = (node: ConcludeNode): Transition => ({ target: node.next ?? SOLVED });

const solvedBy = (node: ConcludeNode): Partial<FlowContext> =>
  node.next === undefined ? { solvedBy: node.id } : { verifying: undefined, unproven: undefined };

const verifyTransitions = (node: AskNode, flow: Flow, catalogue: ProbeCatalogue): Transition[] =>
  Object.values(flow.nodes)
    .filter((other): other is ConcludeNode => other.kind === 'conclude' && other.verify === node.id)
    .flatMap((conclusion) => [
      {
        guard: ({ context, event }: Args) => context.verifying === conclusion.id && proves(node, outcomeOf(event), context.evidence[node.id], catalogue),
        ...onwardWhenSolved(conclusion),
        actions: [establish(node.id), set(() => solvedBy(conclusion))],
      },
      {
        guard: ({ context }: Args) => context.verifying === conclusion.id,
        target: conclusion.id,
        actions: set(({ context, event }) => ({
          facts: factsAfter({ context, event }),
          verifying: undefined,
          unproven: { conclusion: conclusion.id, node: node.id, outcome: outcomeOf(event) },
          evidence: tellsNothing(outcomeOf(event)) ? context.evidence : { ...context.evidence, [node.id]: outcomeOf(event) },
        })),
      },
    ]);

const routeTransitions = (go: Go, actions: unknown): Record<string, Transition[]> =>
  Object.fromEntries(
    Object.entries(go).map(([outcome, routes]) => [
      `is.${outcome}`,
      routes.map((route) => {
        const guard = route.when === undefined ? () => true : compileGuard(route.when, route.place).value;
        return {
          target: route.to,
          reenter: true,
          actions,
          guard: (args: Args) => args.context.verifying === undefined && guard?.(factsAfter(args)) === true,
        };
      }),
    ]),
  );

const inRank = (rank: string, context: FlowContext): boolean => context.ranks.at(-1)?.rank === rank;

const ranksOf = (flow: Flow): RankNode[] => Object.values(flow.nodes).filter((node): node is RankNode => node.kind === 'rank');

const askState = (node: AskNode, flow: Flow, catalogue: ProbeCatalogue) => {
  const attempted = set(({ context }) => ({ attempted: [...new Set([...context.attempted, node.id])] }));
  const back = (actions: unknown): Transition[] =>
    node.go
      ? []
      : ranksOf(flow).map((rank) => ({
          target: rank.id,
          guard: ({ context }) => context.verifying === undefined && inRank(rank.id, context),
          actions,
        }));
  return {
    on: {
      ...(node.go ? routeTransitions(node.go, establish(node.id)) : {}),
      'is.*': [...verifyTransitions(node, flow, catalogue), ...back(establish(node.id))],
      cannot: [...back(attempted), { actions: attempted }],
    },
  };
};

const rankState = (node: RankNode, flow: Flow) => {
  const outer = (context: FlowContext) => (inRank(node.id, context) ? context.ranks.slice(0, -1) : context.ranks);
  const enter = (cause?: string) => set(({ context }) => ({ ranks: [...outer(context), cause === undefined ? { rank: node.id } : { rank: node.id, cause }] }));
  return {
    on: {
      ...Object.fromEntries(evidenceOfRank(node, flow).map((id) => [`pick.${id}`, { target: id, actions: enter() }])),
      ...Object.fromEntries(node.causes.map((cause) => [`pick.${cause.node}`, { target: cause.node, actions: enter(cause.node) }])),
      exhausted: { target: node.otherwise, actions: set(({ context }) => ({ ranks: outer(context) })) },
    },
  };
};

/** "It did not help": where the file says, else on in the rank that proposed it, else out. */
const onwardFrom = (node: ConcludeNode, flow: Flow): Transition[] => {
  if (node.otherwise !== undefined) return [{ target: node.otherwise, actions: set(() => ({ unproven: undefined })) }];
  const backToRank = ranksOf(flow).map((rank) => ({
    target: rank.id,
    guard: ({ context }: Args) => inRank(rank.id, context) && context.ranks.at(-1)?.cause !== undefined,
    actions: set(({ context }) => ({
      unproven: undefined,
      tried: { ...context.tried, [rank.id]: [...(context.tried[rank.id] ?? []), context.ranks.at(-1)?.cause ?? node.id] },
    })),
  }));
  return [...backToRank, { target: UNSOLVED }];
};

const concludeState = (node: ConcludeNode, flow: Flow) => ({
  on: {
    ...(node.verify === undefined ? {} : { [`is.${DONE}`]: { target: node.verify, actions: set(() => ({ verifying: node.id, unproven: undefined })) } }),
    [`is.${HELPED}`]: { ...onwardWhenSolved(node), actions: set(() => solvedBy(node)) },
    [`is.${NOT_HELPED}`]: onwardFrom(node, flow),
  },
});

const stateOf = (node: FlowNode, flow: Flow, catalogue: ProbeCatalogue): object => {
  switch (node.kind) {
    case 'ask':
      return askState(node, flow, catalogue);
    case 'rank':
      return rankState(node, flow);
    case 'show':
      return { on: routeTransitions(node.go, undefined) };
    case 'enter':
      return { on: routeTransitions(node.go, establish(node.id)) };
    case 'conclude':
      return concludeState(node, flow);
    case 'hand-over':
      return {};
  }
};

export const compileFlow = (flow: Flow, catalogue: ProbeCatalogue): FlowMachine => {
  const machine = createMachine({
    id: flow.key,
    context: ({ input }: { input: unknown }) => ({
      facts: (input as { facts?: Facts } | undefined)?.facts ?? {},
      evidence: {},
      ranks: [],
      tried: {},
      attempted: [],
    }),
    initial: flow.start,
    on: {
      know: { actions: set(({ context, event }) => ({ facts: factsAfter({ context, event }) })) },
      learn: {
        actions: set(({ context, event }) => ({
          facts: factsAfter({ context, event }),
          evidence: { ...context.evidence, [event.node ?? '']: event.outcome ?? '' },
        })),
      },
    },
    states: {
      ...Object.fromEntries(Object.values(flow.nodes).map((node) => [node.id, stateOf(node, flow, catalogue)])),
      [SOLVED]: {},
      [UNSOLVED]: {},
    },
  } as never) as AnyStateMachine;
  return {
    flow,
    machine,
    begin: (facts, node) => {
      const start = initialTransition(machine, { facts })[0] as unknown as FlowSnapshot;
      if (node === undefined) return start;
      // A cause is come to by its rank, which goes on when its fix did not help.
      const rank = ranksOf(flow).find(({ causes }) => causes.some((cause) => cause.node === node));
      const context = { ...start.context, ranks: rank ? [{ rank: rank.id, cause: node }] : [] };
      return machine.resolveState({ value: node, context }) as unknown as FlowSnapshot;
    },
    step: (snapshot, event) => {
      const [next] = transition(machine, snapshot as never, event as never);
      // XState hands back the very snapshot where no transition was taken.
      return (next as unknown) === snapshot ? undefined : (next as unknown as FlowSnapshot);
    },
  };
};
