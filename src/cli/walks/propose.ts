import { type Edge, edgesOf } from '../../flow/graph.ts';
import { FACTS, type FactName } from '../../model/fact.ts';
import type { Flow, FlowWalk } from '../../model/flow.ts';
import { answerInside, guideAlong } from './guide.ts';
import { runScript, type Stage } from './run-script.ts';
import type { Prompter, ScriptedAnswer, Spot } from './script.ts';
import { pathOf } from './stations.ts';
import { type Trial, tryWalk } from './try-walk.ts';

/** A walk for ways that none took yet. */
export type Proposal = { readonly walk: FlowWalk; readonly covers: readonly Edge[] };

/** Facts that probes commonly want, with values that stand for an example everywhere. */
const EXAMPLE: Partial<Record<FactName, string>> = {
  domain: 'example.org',
  host_name: 'mail.example.org',
  public_ip: '192.0.2.10',
  public_ip6: '2001:db8::10',
  client_ip: '203.0.113.7',
  compose: 'docker compose',
  container: 'postfix-mailcow',
  service: 'postfix-mailcow',
  sender: 'alice@example.org',
  recipient: 'bob@example.org',
  remote_host: 'mx.example.net',
  project_dir: '/srv/mail',
};

const keyOf = ({ from, to, outcome, when }: Edge): string => JSON.stringify([from, to, outcome, when ?? '']);

/** Facts that make a simple guard hold: `place == "home" && port == 25`. */
const factsOf = (when: string | undefined): Record<string, string | number | boolean> =>
  Object.fromEntries(
    [...(when ?? '').matchAll(/\b([a-z_]+)\s*==\s*(?:"([^"]*)"|'([^']*)'|(\d+)|(true|false))/g)].flatMap(([, name, double, single, number, flag]) =>
      Object.hasOwn(FACTS, name!) ? [[name!, double ?? single ?? (number === undefined ? flag === 'true' : Number(number))]] : [],
    ),
  );

/** Facts that the probes of a flow are given. */
const wantedFacts = (flow: Flow): Record<string, string> => {
  const named = new Set(
    Object.values(flow.nodes).flatMap((node) =>
      node.kind === 'ask' ? [...JSON.stringify(node.with).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!) : [],
    ),
  );
  return Object.fromEntries(Object.entries(EXAMPLE).filter(([name]) => named.has(name)));
};

/** Walks towards an edge and writes down what was answered; the last answer of a node that the walk does not need stays out. */
const walkAlong = async (goal: Edge, flow: Flow, facts: FlowWalk['facts'], stage: Omit<Stage, 'language'>): Promise<FlowWalk | undefined> => {
  const routed = Object.values(flow.nodes).flatMap((node) => (node.kind === 'enter' ? Object.keys(node.go) : []));
  const guide = guideAlong(goal, flow, stage.catalogue);
  const given: Record<string, string[]> = {};
  const offered = new Map<string, ScriptedAnswer | undefined>();
  const nameOf = ({ flow: key, node }: Spot): string => (key === flow.key ? node : `${key}/${node}`);
  const decide = ({ flow: key, node }: Spot): string | undefined => {
    if (key === flow.key) return guide.answer(node);
    const inside = stage.pack.flows.find((one) => one.key === key);
    return inside && answerInside(node, inside, goal.kind === 'enter' ? goal.outcome : 'solved', routed);
  };
  const peek = (spot: Spot): ScriptedAnswer | undefined => {
    const name = nameOf(spot);
    if (!offered.has(name)) {
      const outcome = decide(spot);
      offered.set(name, outcome === undefined ? undefined : { outcome });
    }
    return offered.get(name);
  };
  const prompter: Prompter = {
    peek,
    take: (spot) => {
      const answer = peek(spot);
      const name = nameOf(spot);
      offered.delete(name);
      if (answer) given[name] = [...(given[name] ?? []), answer.outcome];
      return answer;
    },
    unused: () => [],
  };
  const product = flow.products[0];
  const performance = await runScript(
    { flow: flow.key, ...(product === undefined ? {} : { product }), facts, answers: {}, probes: false },
    { ...stage, language: 'en' },
    { prompter },
  );
  // What ends inside a flow that was entered ends at the node that entered it.
  const last = performance.views.at(-1);
  const own = performance.state === 'concluded' ? performance.conclusion : { flow: last?.flow ?? '', node: last?.node };
  const end = own?.flow === flow.key ? own.node : pathOf(performance.session.events(), { ...stage, language: 'en' }).ends[0];
  if (end === undefined || performance.state === 'open' || performance.refused !== undefined) return undefined;
  const when = Object.fromEntries(Object.entries(given).map(([node, visits]) => [node, visits.length === 1 ? visits[0]! : visits]));
  const { place } = flow.nodes[flow.start]!;
  // biome-ignore lint/suspicious/noThenProperty: the word that walks are written with.
  return { when, facts, probes: false, then: end, place };
};

/** Whether the walk, once written down, goes that way and passes as every other does. */
const passes = ({ failures, edges }: Trial, goal: Edge): boolean => failures.length === 0 && edges.some((edge) => keyOf(edge) === keyOf(goal));

/**
 * Walks for the ways in `missed`, each tried before it is proposed. What stays in `left` needs what only a person can
 * think of: a guard over facts that is not a plain comparison, or evidence that a rank would not ask for.
 */
export const proposeWalks = async (flow: Flow, missed: readonly Edge[], stage: Omit<Stage, 'language'>): Promise<{ proposals: Proposal[]; left: Edge[] }> => {
  const open = new Map(missed.map((edge) => [keyOf(edge), edge]));
  const proposals: Proposal[] = [];
  for (const goal of edgesOf(flow).filter((edge) => open.has(keyOf(edge)))) {
    if (!open.has(keyOf(goal))) continue;
    for (const facts of [factsOf(goal.when), { ...wantedFacts(flow), ...factsOf(goal.when) }]) {
      const walk = await walkAlong(goal, flow, facts, stage);
      const trial = walk && (await tryWalk(flow, walk, stage));
      if (!walk || !trial || !passes(trial, goal)) continue;
      const covers = trial.edges.filter((edge) => open.has(keyOf(edge)));
      for (const edge of covers) open.delete(keyOf(edge));
      proposals.push({ walk, covers });
      break;
    }
  }
  return { proposals, left: [...open.values()] };
};
