import { EMPTY_CASE } from '../../engine/case-state.ts';
import type { EngineContext } from '../../engine/context.ts';
import { fold, foldOver, waitingAt } from '../../engine/fold.ts';
import { viewOf } from '../../engine/view.ts';
import type { CaseEvent } from '../../model/event.ts';
import type { Facts } from '../../model/fact.ts';
import type { View } from '../../model/view.ts';
import type { ShownEvent } from '../../store/case-store.ts';
import { createSayer } from '../shown-lines.ts';

/** A flow that is not what it was when the case entered it; `now` is undefined where it is gone. */
export type ChangedFlow = { readonly flow: string; readonly before: string; readonly now?: string };

/** An event that means nothing any more, with what is asked in its place. */
export type Outdated = {
  readonly seq: number;
  readonly type: CaseEvent['type'];
  readonly node?: string;
  readonly outcome?: string;
  readonly asked?: string;
  readonly why: string;
};

export type Rerun = {
  /** Lines as this program and this content would say them, event by event; undefined where nothing new would be said. */
  readonly lines: readonly (readonly string[])[];
  readonly flows: readonly ChangedFlow[];
  readonly outdated: readonly Outdated[];
  /** The first event whose lines would be others. */
  readonly words?: { readonly seq: number; readonly before: string; readonly now: string };
  readonly view: View;
};

const flowsChanged = (events: readonly CaseEvent[], context: EngineContext): ChangedFlow[] => {
  const entered = new Map(events.flatMap((event) => (event.type === 'entered' ? [[event.flow, event.hash] as const] : [])));
  return [...entered].flatMap(([flow, before]) => {
    const now = context.machine(flow)?.flow.hash;
    return now === before ? [] : [{ flow, before, ...(now === undefined ? {} : { now }) }];
  });
};

const outdatedBy = (event: CaseEvent, why: string, asked: string | undefined): Outdated => ({
  seq: event.seq,
  type: event.type,
  ...(event.type === 'is' ? { node: event.node, outcome: event.outcome } : event.type === 'changed' ? { node: event.step, outcome: event.outcome } : {}),
  ...(asked === undefined ? {} : { asked }),
  why,
});

/** Lines about a probe say what would run where it ran: that belongs to the place, not to the content. */
const saysWhatRuns = (view: View): boolean => view.current.kind === 'probe';

/** Walks the events of a case once more, over the content of now: no server, no network, nothing kept. */
export const rerun = (recorded: readonly ShownEvent[], context: EngineContext): Rerun => {
  const sayer = createSayer();
  let state = EMPTY_CASE;
  let words: Rerun['words'];
  const outdated: Outdated[] = [];
  const lines = recorded.map(({ event, shown }) => {
    const folded = fold(state, event, context);
    if (folded.refused !== undefined) outdated.push(outdatedBy(event, folded.refused, waitingAt(state.walk)?.node.id));
    state = folded.state ?? foldOver(state, event, context);
    const facts: Facts = state.walk.frames.at(-1)?.snapshot.context.facts ?? state.known;
    const view = viewOf(state, state.language, context);
    const said = sayer({ view, facts }, event);
    said.done();
    if (shown && !words && !saysWhatRuns(view)) {
      const at = Math.max(shown.length, said.lines.length);
      for (let line = 0; line < at && !words; line++) {
        if (shown[line] !== said.lines[line]) words = { seq: event.seq, before: shown[line] ?? '', now: said.lines[line] ?? '' };
      }
    }
    return said.lines;
  });
  const events = recorded.map(({ event }) => event);
  return { lines, flows: flowsChanged(events, context), outdated, ...(words ? { words } : {}), view: viewOf(state, state.language, context) };
};
