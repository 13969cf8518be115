import type { CaseEvent } from '../model/event.ts';
import { FACTS, type FactDefinition, type FactName, type Facts, isFactName, sayFact } from '../model/fact.ts';
import { type AskType, GIVEN } from '../model/flow.ts';
import type { Language } from '../model/language.ts';
import type { DoneLine } from '../model/view.ts';
import type { CaseState } from './case-state.ts';
import { text } from './say.ts';

const PREFIX = 'fact-';

/** The head of every screen says these. */
const IN_HEAD: readonly FactName[] = ['product', 'version'];

const ASKS = {
  text: 'text',
  number: 'number',
  domain: 'domain',
  host: 'host',
  address: 'address',
  ip: 'ip',
  port: 'port',
  word: 'choice',
} as const satisfies Partial<Record<FactDefinition['type'], AskType>>;

const definitionOf = (key: string): { name: FactName; definition: FactDefinition; ask: AskType } | undefined => {
  const name = key.slice(PREFIX.length);
  if (!key.startsWith(PREFIX) || !isFactName(name)) return undefined;
  const definition: FactDefinition = FACTS[name];
  return definition.type === 'flag' ? undefined : { name, definition, ask: ASKS[definition.type] };
};

/** Facts that words told before any question, each a line that can be answered again, without those `said` by another line. */
export const toldLines = ({ known, roots }: CaseState, language: Language, said: ReadonlySet<string>): readonly DoneLine[] =>
  Object.entries(known).flatMap(([name, { value, by }]) => {
    const told = definitionOf(`${PREFIX}${name}`);
    if (!told || IN_HEAD.includes(told.name) || said.has(name) || roots.length === 0) return [];
    return [
      {
        step: `${PREFIX}${name}`,
        kind: 'known',
        title: text(told.definition.title[language]),
        result: text(sayFact(told.name, value, language)),
        by,
        changeable: true,
      } as const,
    ];
  });

/** What such a line asks when it is answered again. */
export const toldAgain = (key: string, { known }: CaseState, language: Language) => {
  const told = definitionOf(key);
  if (!told || !known[told.name]) return undefined;
  const choices = (told.definition.values ?? []).map((value) => ({ outcome: value, label: text(sayFact(told.name, value, language)) }));
  return { step: key, ask: told.ask, question: text(told.definition.title[language]), choices };
};

/** The facts after such a line was answered again; undefined when the event is about something else, or does not fit. */
export const toldChange = (event: CaseEvent & { type: 'changed' }, known: Facts): Facts | undefined => {
  const told = definitionOf(event.step);
  if (!told || !known[told.name]) return undefined;
  const value = event.outcome === GIVEN ? event.value : told.definition.values?.find((one) => one === event.outcome);
  return value === undefined ? undefined : { ...known, [told.name]: { value, by: 'person', at: event.at } };
};
