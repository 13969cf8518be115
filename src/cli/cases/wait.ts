import { sayMoment } from '../../terminal/cases/case-words.ts';
import { FINE } from '../exit-codes.ts';
import type { Misuse } from '../output.ts';
import { addEvent } from './add-event.ts';
import { caseOrLatest } from './find-case.ts';
import type { CaseAction, CaseCall } from './options.ts';
import { readMoment, readSpan } from './read-time.ts';
import { caseWords } from './words.ts';

/** When to remind, from --until or --for. */
const untilOf = ({ options, now, language }: CaseCall): { readonly until: Date } | { readonly misuse: Misuse } => {
  const say = caseWords[language];
  if (options.until !== undefined) {
    const until = readMoment(options.until, now);
    if (!until) return { misuse: { message: say.badTime('--until', options.until), mend: say.untilMend } };
    return until <= now ? { misuse: { message: say.timePast(sayMoment(until.toISOString())) } } : { until };
  }
  if (options.for === undefined) return { misuse: { message: say.needsTime } };
  const span = readSpan(options.for);
  return span === undefined ? { misuse: { message: say.badTime('--for', options.for), mend: say.forMend } } : { until: new Date(now.getTime() + span) };
};

export const waitAction: CaseAction = {
  words: '[id]',
  run: async (call) => {
    const { out, options, language } = call;
    const found = await caseOrLatest(call);
    if ('misuse' in found) return out.misuse(found.misuse);
    const when = untilOf(call);
    if ('misuse' in when) return out.misuse(when.misuse);
    const until = when.until.toISOString();
    const input = { type: 'later', until, ...(options.because === undefined ? {} : { because: options.because }) } as const;
    const added = await addEvent(found.one, input, 'wait', call);
    if ('misuse' in added) return out.misuse(added.misuse);
    if (options.json) out.json(added.event);
    out.line(caseWords[language].waits(found.one.id, sayMoment(until)));
    return FINE;
  },
};
