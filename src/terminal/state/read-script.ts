import { readAnswer } from '../../engine/read-answer.ts';
import type { Input } from '../../model/event.ts';
import { GIVEN } from '../../model/flow.ts';
import type { Localized } from '../../model/language.ts';
import { CANNOT_TELL, type ProbeResult, SKIPPED } from '../../model/probe.ts';
import { sanitise } from '../../model/sanitise.ts';
import type { AskView } from '../../model/view.ts';
import type { Stage } from '../screens/screen.ts';
import { WORDS } from '../words.ts';

/** What was read out, as an answer; or why it says nothing, in words for the person. Then the text stays. */
export type ReadScript = { readonly input: Input; readonly invalid?: undefined } | { readonly invalid: Localized; readonly input?: undefined };

const unread = (reason: Localized | undefined): Localized => ({ en: WORDS.en.phone.unread(reason?.en), de: WORDS.de.phone.unread(reason?.de) });

/** Whoever knows the domain need not have anything typed for it. What any text would answer stays a matter of the parser. */
const known = ({ ask }: AskView, text: string, stage: Stage): Input | undefined => {
  if (ask === 'choice' || ask === 'several' || ask === 'text' || ask === 'paste') return undefined;
  const { value } = readAnswer(ask, text);
  return value === undefined ? undefined : { type: 'is', node: stage.view.node ?? '', outcome: GIVEN, by: 'person', value };
};

/** Reads what somebody saw on the screen of the server with the parser of the probe. */
export const readScript = (current: AskView, typed: string, stage: Stage): ReadScript | undefined => {
  if (!current.script || !stage.person) return undefined;
  const text = sanitise(typed).trim();
  if (text === '') return { invalid: { en: WORDS.en.phone.empty, de: WORDS.de.phone.empty } };
  const result = stage.person.read(current.script.probe, current.script.params, text, new Date(stage.now).toISOString());
  if (result.outcome === CANNOT_TELL) {
    const input = known(current, text, stage);
    return input ? { input } : { invalid: unread(result.detail) };
  }
  return { input: { type: 'is', node: stage.view.node ?? '', outcome: result.outcome, by: 'probe', result } };
};

/** They cannot do it: the question is asked in its own words instead. */
export const cannotCarryOut = (stage: Stage): Input => {
  const result: ProbeResult = {
    outcome: SKIPPED,
    verdict: CANNOT_TELL,
    evidence: { data: {}, raw: '', vantage: stage.view.host, at: new Date(stage.now).toISOString(), milliseconds: 0 },
  };
  return { type: 'is', node: stage.view.node ?? '', outcome: SKIPPED, by: 'probe', result };
};
