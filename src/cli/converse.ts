import { createSession } from '../engine/session.ts';
import type { CaseEvent } from '../model/event.ts';
import type { Flow } from '../model/flow.ts';
import { newCaseId } from '../store/case-home.ts';
import { createCaseJournal } from './case-journal.ts';
import type { Call } from './define-command.ts';
import { FINE } from './exit-codes.ts';
import { openContent } from './open-content.ts';
import { words } from './words.ts';

export type Opening = {
  /** Symptom in the person's own words. */
  readonly said?: string;
  readonly flow?: (flows: readonly Flow[]) => { readonly thing: Flow } | { readonly misuse: { readonly message: string; readonly mend?: string } };
  /** A case that goes on. */
  readonly resumed?: { readonly id: string; readonly events: readonly CaseEvent[] };
};

/** Opens a conversation in the terminal, as far as there is one, and stays until the person leaves. */
export const converse = async (call: Pick<Call, 'language' | 'options' | 'io' | 'out'>, opening: Opening): Promise<number> => {
  const { language, options, io, out } = call;
  const opened = await openContent(call);
  if ('misuse' in opened) return out.misuse(opened.misuse);
  const { pack, library, search } = opened.content;
  const flow = opening.flow?.(pack.flows);
  if (flow && 'misuse' in flow) return out.misuse(flow.misuse);
  const [{ openHost }, { CATALOGUE: catalogue }, { describeProbe, runProbe }, { startTerminal }] = await Promise.all([
    import('./open-host.ts'),
    import('../probes/catalogue.ts'),
    import('../probes/run-probe.ts'),
    import('../terminal/start.ts'),
  ]);
  const place = await openHost(options.host, language, io.env);
  if ('misuse' in place) return out.misuse(place.misuse);
  const { host } = place;
  const id = opening.resumed?.id ?? newCaseId(new Date());
  const journal = createCaseJournal(id, io.env, words[language], opening.resumed !== undefined);
  const session = createSession({
    pack,
    library: await library(),
    catalogue,
    language,
    id,
    journal,
    mode: options.probes ?? 'ask',
    host: host.name,
    ...(host.kind === 'person' ? {} : { runProbe: (probe, params, signal) => runProbe(probe, params, { host, signal }) }),
    ...(opening.resumed ? { events: opening.resumed.events } : {}),
    ...(options.product === undefined ? {} : { product: options.product }),
  });
  if (flow) {
    if (opening.said !== undefined) session.send({ type: 'said', text: opening.said });
    session.send({ type: 'entered', flow: flow.thing.key, hash: flow.thing.hash });
  }
  try {
    const end = await startTerminal({
      session,
      pack,
      catalogue,
      language,
      search,
      describeProbe: (probe, params) => describeProbe(probe, params, host),
      ...(opening.said === undefined || flow ? {} : { said: opening.said }),
      streams: io,
      env: io.env,
      plain: options.plain,
      json: options.json,
      signal: io.signal,
    });
    if (end.next !== 'doctor') return FINE;
    const { doctorCommand } = await import('./doctor.ts');
    return await doctorCommand.run({ ...call, words: [] } as never);
  } finally {
    journal.close();
    await host.close();
  }
};
