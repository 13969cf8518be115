import type { Session } from '../engine/session.ts';
import type { Flow } from '../model/flow.ts';
import { mayHoldCases } from '../store/case-place.ts';
import type { Painted } from '../terminal/first-frame.ts';
import type { PersonProbes } from '../terminal/person-probes.ts';
import type { Call } from './define-command.ts';
import type { Chosen } from './doctor/run-report.ts';
import { FINE } from './exit-codes.ts';
import { type Content, openContent } from './open-content.ts';
import type { ResumedCase } from './open-session.ts';
import type { Misuse } from './output.ts';

export type Opening = {
  /** Symptom in the person's own words. */
  readonly said?: string;
  readonly flow?: (content: Content) => { readonly thing: Flow } | { readonly misuse: Misuse };
  /** A finding of the doctor, with all that it found. */
  readonly chosen?: Chosen;
  /** A case that goes on. */
  readonly resumed?: ResumedCase;
};

type Conversation = Pick<Call, 'language' | 'options' | 'io' | 'out'>;

/** The first question, on the screen before anything heavy is loaded: only where it is sure to come. */
const paintEarly = async ({ language, options, io }: Conversation, opening: Opening): Promise<Painted | undefined> => {
  const plain = options.json || options.plain || options.host !== undefined || options.pack.length > 0;
  if (plain || opening.said !== undefined || opening.flow || opening.chosen || opening.resumed) return undefined;
  const { paintFirstFrame } = await import('../terminal/first-frame.ts');
  return paintFirstFrame(io, io.env, { language, host: 'this machine', product: options.product });
};

/** The content and the flow to begin with, or what was wrong with either. */
const prepare = async (call: Conversation, opening: Opening) => {
  const opened = await openContent(call);
  if ('misuse' in opened) return opened;
  const { content } = opened;
  const flow = opening.flow?.(content);
  return flow && 'misuse' in flow ? flow : { content, flow: flow?.thing };
};

const talk = async (call: Conversation, opening: Opening, painted: Painted | undefined): Promise<number | 'doctor' | 'cases'> => {
  const { language, options, io, out } = call;
  const prepared = await prepare(call, opening);
  const misused = (misuse: Misuse): number => {
    painted?.undo();
    return out.misuse(misuse);
  };
  if ('misuse' in prepared) return misused(prepared.misuse);
  const [{ openHost }, { CATALOGUE: catalogue }, { describeProbe, runProbe }, { startTerminal }, { openSession }] = await Promise.all([
    import('./open-host.ts'),
    import('../probes/catalogue.ts'),
    import('../probes/run-probe.ts'),
    import('../terminal/start.ts'),
    import('./open-session.ts'),
  ]);
  const place = await openHost(options.host, language, io.env);
  if ('misuse' in place) return misused(place.misuse);
  const { host } = place;
  const { pack, library, search } = prepared.content;
  const { session, close } = openSession({
    pack,
    library: await library(),
    catalogue,
    language,
    host: host.name,
    mode: options.probes ?? 'ask',
    product: options.product,
    env: io.env,
    resumed: opening.resumed,
    describe: (probe, params) => describeProbe(probe, params, host),
    runProbe: host.kind === 'person' ? undefined : (probe, params, signal) => runProbe(probe, params, { host, signal }),
  });
  begin(session, prepared.flow, opening.said);
  if (opening.chosen) take(session, opening.chosen, pack.flows);
  await session.settled();
  try {
    const end = await startTerminal({
      session,
      pack,
      catalogue,
      language,
      search,
      describeProbe: (probe, params) => describeProbe(probe, params, host),
      ...(host.kind === 'person' ? { person: await openPerson() } : {}),
      ...(opening.said === undefined || prepared.flow ? {} : { said: opening.said }),
      cases: mayHoldCases(io.env),
      streams: io,
      env: io.env,
      plain: options.plain,
      json: options.json,
      signal: io.signal,
      ...(painted ? { painted } : {}),
    });
    return end.next ?? FINE;
  } finally {
    await close();
    await host.close();
  }
};

/** The probes of a server that only a person can reach. */
const openPerson = async (): Promise<PersonProbes> => {
  const [{ readPaste, scriptFor }, { findProbe }] = await Promise.all([import('../probes/read-paste.ts'), import('../probes/run-probe.ts')]);
  return {
    script: (name, params, language) => {
      const script = scriptFor(name, params);
      const vantage = findProbe(name)?.spec.vantage;
      return script && vantage && { ...script, looksLike: script.looksLike[language], vantage };
    },
    read: readPaste,
  };
};

/** Enters the flow that the command line names; the words are then what was said about it. */
const begin = (session: Session, flow: Flow | undefined, said: string | undefined): void => {
  if (!flow) return;
  if (said !== undefined) session.send({ type: 'said', text: said });
  session.send({ type: 'entered', flow: flow.key, hash: flow.hash });
};

/** Enters the flow of a finding, with everything that the doctor knows by now: nothing is looked at twice. */
const take = (session: Session, { flow: key, examination, allow }: Chosen, flows: readonly Flow[]): void => {
  // What was allowed for the check-up holds for the walk, too.
  session.send({ type: 'consent', consent: { allow, each: false } });
  session.send({ type: 'known', facts: examination.facts, by: 'probe' });
  for (const { probe, params, result } of examination.checks) session.send({ type: 'found', probe, params, result });
  begin(
    session,
    flows.find((flow) => flow.key === key),
    undefined,
  );
};

/** Opens a conversation in the terminal, as far as there is one, and stays until the person leaves, or wants to go on with a kept case. */
export const converse = async (call: Conversation, opening: Opening): Promise<number | 'cases'> => {
  const painted = call.io.painted ?? (await paintEarly(call, opening));
  try {
    const end = await talk(call, opening, painted);
    if (end !== 'doctor') return end;
    const { runReport } = await import('./doctor/run-report.ts');
    const { code, chosen } = await runReport({ ...call, words: [] });
    if (!chosen) return code;
    const { painted: _, ...io } = call.io;
    return await converse({ ...call, io }, { chosen });
  } catch (fault) {
    painted?.undo();
    throw fault;
  }
};
