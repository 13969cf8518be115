import { plainText } from '../../model/block.ts';
import type { CaseSummary } from '../../model/case-record.ts';
import { withoutGone } from '../../store/process-mark.ts';
import { sayMoment, sayState } from '../../terminal/cases/case-words.ts';
import { FINE } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import { saidLine } from '../said-line.ts';
import { caseOrLatest } from './find-case.ts';
import { lookAt } from './look-at.ts';
import type { CaseAction, CaseCall } from './options.ts';

/** Where it stands, whose it is and since when, in one line. */
const headOf = (one: CaseSummary, { language, now }: CaseCall): string => {
  const holder = one.holder ? `[${one.holder.who} (${one.holder.machine}), ${sayMoment(one.holder.since)}]` : undefined;
  const until = one.until === undefined ? undefined : sayMoment(one.until);
  const parts = [one.id, sayState(one, language, now), until, one.because, one.product, one.host, one.who, sayMoment(one.last), holder];
  return printable(parts.filter((part) => part !== undefined).join('  '));
};

export const showAction: CaseAction = {
  words: '[id]',
  run: async (call) => {
    const { store, out, options } = call;
    const found = await caseOrLatest(call);
    if ('misuse' in found) return out.misuse(found.misuse);
    const one = withoutGone(found.one);
    const events = await store.events(one.id);
    const seen = await lookAt(events, call);
    if ('misuse' in seen) return out.misuse(seen.misuse);
    const { view } = seen.looked;
    if (options.json) {
      out.json({ id: one.id, events: events.length, summary: one, view });
      return FINE;
    }
    out.line(headOf(one, call));
    for (const line of view.done) out.line(saidLine(plainText(line.title), plainText(line.result)));
    const { current } = view;
    if (current.kind === 'ask' || current.kind === 'show' || current.kind === 'hand-over') out.line(`→ ${printable(plainText(current.question))}`);
    if (current.kind === 'probe') out.line(`→ ${printable(current.title)}`);
    if (current.kind === 'conclude' || current.kind === 'solved') out.line(`● ${printable(plainText(current.title))}`);
    return FINE;
  },
};
