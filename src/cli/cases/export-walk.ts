import { createEngineContext } from '../../engine/context.ts';
import { foldAll } from '../../engine/fold.ts';
import type { CaseEvent } from '../../model/event.ts';
import { FACTS, type FactName, isFactName } from '../../model/fact.ts';
import type { Flow, FlowWalk } from '../../model/flow.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import { FINE, FOUND } from '../exit-codes.ts';
import { openContent } from '../open-content.ts';
import type { Stage } from '../walks/run-script.ts';
import { pathOf } from '../walks/stations.ts';
import { tryWalk } from '../walks/try-walk.ts';
import type { CaseCall } from './options.ts';
import { caseWords } from './words.ts';

/** Stands for what people told, by type of fact: a test that is shared must not hold their names. */
const EXAMPLES: Readonly<Record<string, string | number>> = {
  domain: 'example.org',
  host: 'mail.example.org',
  address: 'anna@example.org',
  ip: '192.0.2.1',
  text: 'example',
};

/** What a guard may look at stays: the family of an address, a version. */
const exampleOf = (type: string, value: string | number | boolean): string | number | boolean => {
  if (type === 'ip' && String(value).includes(':')) return '2001:db8::1';
  if (type === 'text' && /^\d[\d.-]*$/.test(String(value))) return value;
  return EXAMPLES[type] ?? value;
};

type Fragment = { readonly flow: Flow; readonly walk: FlowWalk };

type When = Record<string, string | readonly string[]>;

const add = (when: When, node: string, outcome: string): void => {
  const before = when[node];
  when[node] = before === undefined ? outcome : [...[before].flat(), outcome];
};

const factsOf = (events: readonly CaseEvent[]): FlowWalk['facts'] => {
  const told = Object.assign({}, ...events.flatMap((event) => (event.type === 'known' ? [event.facts] : []))) as Partial<Record<FactName, unknown>>;
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => {
      if (!isFactName(name) || value === undefined || Array.isArray(value)) return [];
      return [[name, exampleOf(FACTS[name].type, value as string | number | boolean)]];
    }),
  );
};

/** One walk for every flow that the case went through; a flow inside another ends the walk of the outer one. */
const fragmentsOf = (events: readonly CaseEvent[], stage: Stage): Fragment[] => {
  const context = createEngineContext(stage.pack, stage.library, stage.catalogue);
  const state = foldAll(events, context);
  const { stations } = pathOf(events, stage);
  const byProbe = new Set(state.walk.steps.filter(({ answer, attempt }) => !attempt && answer.by === 'probe').map(({ flow }) => flow));
  const known = new Set(state.walk.steps.filter(({ implicit }) => implicit).map(({ flow, node }) => `${flow}#${node}`));
  const facts = factsOf(events);
  return [...new Set(stations.map(({ flow }) => flow))].flatMap((key) => {
    const flow = stage.pack.flows.find((one) => one.key === key);
    if (!flow) return [];
    const own = stations.filter((station) => station.flow === key);
    const entered = own.findIndex(({ node }) => flow.nodes[node]?.kind === 'enter');
    const path = entered === -1 ? own : own.slice(0, entered + 1);
    const when: When = {};
    for (const { node, outcome } of path) {
      if (outcome !== undefined && flow.nodes[node]?.kind !== 'enter' && !known.has(`${key}#${node}`)) add(when, node, outcome);
    }
    // Once solved, the last node that was established is the proof; what was proven is the conclusion before it.
    const solved = state.walk.position.type === 'solved' && entered === -1;
    const proven = solved ? path.findLast(({ node }) => flow.nodes[node]?.kind === 'conclude') : undefined;
    const then = (proven ?? path.at(-1))?.node;
    return then === undefined ? [] : [{ flow, walk: { when, facts, probes: byProbe.has(key), then, place: { file: flow.file, line: 1, column: 1 } } }];
  });
};

const word = (value: string | number | boolean): string =>
  typeof value === 'string' && (!/^[a-z][\w.-]*$/i.test(value) || /^(true|false|null)$/i.test(value)) ? JSON.stringify(value) : String(value);

const inBraces = (entries: readonly (readonly [string, string])[]): string => `{ ${entries.map(([name, value]) => `${word(name)}: ${value}`).join(', ')} }`;

/** A walk as it stands under `walks:`. */
export const walkLine = ({ when, facts, probes, then }: FlowWalk): string => {
  const whens = Object.entries(when).map(
    ([node, outcome]) => [node, Array.isArray(outcome) ? `[${outcome.map(word).join(', ')}]` : word(outcome as string)] as const,
  );
  const parts = [
    ['when', whens.length > 0 ? inBraces(whens) : '{}'] as const,
    ...(Object.keys(facts).length > 0 ? [['facts', inBraces(Object.entries(facts).map(([name, value]) => [name, word(value)] as const))] as const] : []),
    ...(probes ? [['probes', 'true'] as const] : []),
    ['then', word(then)] as const,
  ];
  return `  - ${inBraces(parts)}`;
};

/** The simplest form of a walk that goes where the case went; why not, where none does. */
const proven = async ({ flow, walk }: Fragment, stage: Omit<Stage, 'language'>): Promise<{ readonly walk: FlowWalk } | { readonly why: string }> => {
  const product = walk.facts.product;
  const lean = { ...walk, facts: product === undefined || product === flow.products[0] ? {} : { product } };
  let why = '';
  for (const form of [lean, walk, { ...lean, probes: !walk.probes }, { ...walk, probes: !walk.probes }]) {
    const { failures } = await tryWalk(flow, form, stage);
    if (failures.length === 0) return { walk: form };
    why ||= failures[0]!.message;
  }
  return { why };
};

/** A case as a test of its flows. Every walk has been walked before it is printed. */
export const exportWalk = async (id: string, call: CaseCall): Promise<number> => {
  const { out, store, options, language } = call;
  const say = caseWords[language];
  const opened = await openContent(call, { fresh: true });
  if ('misuse' in opened) return out.misuse(opened.misuse);
  const { pack, library, locate } = opened.content;
  const stage = { pack, library: await library(), catalogue: CATALOGUE };
  const fragments = fragmentsOf(await store.events(id), { ...stage, language });
  if (fragments.length === 0) {
    out.note(say.walkNone(id));
    return FOUND;
  }
  const walks: { flow: string; file: string; line?: string; why?: string }[] = [];
  for (const fragment of fragments) {
    const tried = await proven(fragment, stage);
    const file = locate({ file: fragment.flow.file, line: 1, column: 1 }).file;
    walks.push({ flow: fragment.flow.key, file, ...('walk' in tried ? { line: walkLine(tried.walk) } : { why: tried.why }) });
  }
  if (options.json) out.json({ id, walks });
  for (const { file, line, why } of walks) {
    if (line === undefined) out.note(say.walkFails(file, why ?? ''));
    else {
      out.line(`# ${file}, under walks:`);
      out.line(line);
    }
  }
  return walks.every(({ line }) => line !== undefined) ? FINE : FOUND;
};
