import { PERSON } from '../../engine/by-script.ts';
import { createSession, type Session } from '../../engine/session.ts';
import { createLibrary } from '../../knowledge/library.ts';
import type { CaseEvent } from '../../model/event.ts';
import type { Language } from '../../model/language.ts';
import type { FlowBundle } from '../site/site-data.ts';
import { type Address, inputOf } from './address.ts';

/** The machines of these flows, walked in the page: the same session as in a terminal, on a server that only a person can reach. */
export const openWalk = (bundles: readonly FlowBundle[], version: string, language: Language, events: readonly CaseEvent[] = []): Session => {
  const articles = bundles.flatMap((bundle) => bundle.articles);
  const specs = new Map(bundles.flatMap((bundle) => bundle.probes.map((spec) => [spec.name, spec] as const)));
  const pack = { version, articles, flows: bundles.map(({ flow }) => flow), problems: [] };
  return createSession({ pack, library: createLibrary(articles), catalogue: specs, language, id: '', events, mode: 'none', host: PERSON });
};

/** Begins the flow of an address and gives its answers, as far as they still apply. */
export const walkTo = (session: Session, { product, flow, node, answers }: Address, bundles: readonly FlowBundle[], said?: string): void => {
  const found = bundles.find((bundle) => bundle.flow.key === flow)?.flow;
  if (!found) return;
  if (said !== undefined) session.send({ type: 'said', text: said });
  if (product !== undefined) session.send({ type: 'known', facts: { product }, by: 'person' });
  const entered = { type: 'entered', flow: found.key, hash: found.hash } as const;
  if (session.send(node === undefined ? entered : { ...entered, node })) session.send(entered);
  for (const answer of answers) session.send(inputOf(answer));
};
