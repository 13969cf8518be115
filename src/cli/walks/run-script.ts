import type { Journal } from '../../engine/ledger.ts';
import { createSession, type RunProbe, type Session } from '../../engine/session.ts';
import { isTyped, personOutcomes } from '../../flow/outcomes.ts';
import type { Library } from '../../knowledge/library.ts';
import { type Flow, type FlowNode, UNSURE } from '../../model/flow.ts';
import type { Language } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';
import { type ProbeCatalogue, type ProbeParams, type ProbeResult, type ProbeSpec, SKIPPED } from '../../model/probe.ts';
import type { View } from '../../model/view.ts';
import { createPrompter, type Prompter, type Script, type Spot } from './script.ts';

export type Stage = { readonly pack: Pack; readonly library: Library; readonly catalogue: ProbeCatalogue; readonly language: Language };

export type Performance = {
  readonly session: Session;
  readonly state: 'concluded' | 'handed-over' | 'open';
  /** Every view on the way, the last one being where it ended. */
  readonly views: readonly View[];
  /** The last conclusion that was reached, as `flow` and `node`. */
  readonly conclusion?: { readonly flow: string; readonly node: string; readonly article: string };
  /** Why an answer of the script did not apply. */
  readonly refused?: string;
  readonly unused: readonly string[];
};

const MOST_STEPS = 300;

const nothingSeen = (data: ProbeResult['evidence']['data'] = {}): ProbeResult['evidence'] => ({
  data,
  raw: '',
  vantage: 'script',
  at: new Date().toISOString(),
  milliseconds: 0,
});

/** What the probe was asked stands in for what it saw, as far as its sentences speak of it. */
const askedFor = (spec: ProbeSpec | undefined, params: ProbeParams): ProbeResult['evidence']['data'] => {
  const defaults = Object.entries(spec?.params ?? {}).flatMap(([name, param]) => (param.default === undefined ? [] : [[name, param.default] as const]));
  return { ...Object.fromEntries(defaults), ...params };
};

/** Waits until the session has no probe at work: it starts probes by itself. */
const settled = (session: Session): Promise<View> =>
  new Promise((resolve) => {
    let leave = (): void => {};
    const look = (): void => {
      const view = session.view();
      if (view.current.kind === 'probe' && !view.current.mustAsk) return;
      leave();
      resolve(view);
    };
    leave = session.subscribe(look);
    look();
  });

const spotOf = ({ flow = '', node = '' }: View): Spot => ({ flow, node });

const nodeAt = (view: View, stage: Stage): { readonly node: FlowNode; readonly flow: Flow } | undefined => {
  const flow = stage.pack.flows.find((one) => one.key === view.flow);
  const node = flow?.nodes[view.node ?? ''];
  return flow && node && { flow, node };
};

/** Whether a person could give this answer. */
const isPersonal = (view: View, stage: Stage, outcome: string): boolean => {
  const at = nodeAt(view, stage);
  if (at?.node.kind !== 'ask' || personOutcomes(at.node, at.flow).includes(outcome)) return true;
  // What is typed in comes from a person, whatever a probe could find there.
  return isTyped(at.node) && stage.catalogue.get(at.node.probe ?? '')?.outcomes[outcome] === undefined;
};

/** Runs a probe as the script says, else for real where that is allowed, else not at all. */
const scriptedProbe =
  (prompter: Prompter, script: Script, stage: Stage, session: () => Session, real: RunProbe | undefined): RunProbe =>
  async (probe, params, signal) => {
    const view = session().view();
    const wanted = prompter.peek(spotOf(view));
    const spec = stage.catalogue.get(probe);
    const verdict = wanted && spec?.outcomes[wanted.outcome]?.verdict;
    if (wanted && verdict && (script.probes || !isPersonal(view, stage, wanted.outcome))) {
      prompter.take(spotOf(view));
      return { outcome: wanted.outcome, verdict, evidence: nothingSeen(askedFor(spec, params)) };
    }
    if (!wanted && real) return real(probe, params, signal);
    return { outcome: SKIPPED, verdict: 'cannot-tell', reason: 'not-here', evidence: nothingSeen() };
  };

/** What the script, or nobody, says at this view; undefined ends the walk here. */
const reply = (view: View, stage: Stage, prompter: Prompter): { outcome: string; by: 'person' | 'probe'; value?: unknown } | undefined => {
  const { current } = view;
  if (current.kind !== 'ask' && current.kind !== 'show' && current.kind !== 'conclude') return undefined;
  const answer = prompter.take(spotOf(view));
  const definition = nodeAt(view, stage)?.node;
  const isEvidence = definition?.kind === 'ask' && !definition.go && !(current.kind === 'ask' && current.verifying);
  if (!answer) return isEvidence && isPersonal(view, stage, UNSURE) ? { outcome: UNSURE, by: 'person' } : undefined;
  const measured = definition?.kind === 'ask' && definition.probe !== undefined && !isPersonal(view, stage, answer.outcome);
  return { ...answer, by: measured ? 'probe' : 'person' };
};

/** Walks a flow as a script says, through the same session that a person walks. */
export const runScript = async (
  script: Script,
  stage: Stage,
  extra: { readonly journal?: Journal; readonly id?: string; readonly host?: string; readonly runProbe?: RunProbe; readonly prompter?: Prompter } = {},
): Promise<Performance> => {
  const prompter = extra.prompter ?? createPrompter(script);
  const flow = stage.pack.flows.find((one) => one.key === script.flow);
  if (!flow) throw new Error(`a script names a flow that is not there: ${script.flow}`);
  const session: Session = createSession({
    ...stage,
    id: extra.id ?? 'script',
    mode: 'all',
    host: extra.host ?? 'script',
    runProbe: scriptedProbe(prompter, script, stage, () => session, extra.runProbe),
    ...(extra.journal ? { journal: extra.journal } : {}),
    ...(script.product === undefined ? {} : { product: script.product }),
  });
  if (Object.keys(script.facts).length > 0) session.send({ type: 'known', facts: script.facts, by: 'person' });
  session.send({ type: 'entered', flow: flow.key, hash: flow.hash });

  const views: View[] = [];
  let conclusion: Performance['conclusion'];
  let refused: string | undefined;
  for (let step = 0; step < MOST_STEPS && refused === undefined; step++) {
    const view = await settled(session);
    views.push(view);
    if (view.current.kind === 'conclude') conclusion = { flow: view.flow ?? '', node: view.node ?? '', article: view.current.article.id };
    const said = reply(view, stage, prompter);
    if (!said) break;
    refused = session.send({ type: 'is', node: view.node ?? '', ...said } as Parameters<Session['send']>[0])?.message;
  }
  const end = views.at(-1)?.current.kind;
  return {
    session,
    views,
    state: end === 'hand-over' ? 'handed-over' : end === 'conclude' || end === 'solved' ? 'concluded' : 'open',
    ...(conclusion ? { conclusion } : {}),
    ...(refused === undefined ? {} : { refused }),
    unused: prompter.unused(),
  };
};
