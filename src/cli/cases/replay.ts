import { FINE, FOUND } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import { caseOrLatest } from './find-case.ts';
import { contextOf } from './look-at.ts';
import type { CaseAction, CaseCall } from './options.ts';
import { type Rerun, rerun } from './replay-now.ts';
import { caseWords } from './words.ts';

/** What would go differently now, in sentences, beside the lines rather than among them. */
const sayDifferences = ({ flows, outdated, words }: Rerun, unkept: boolean, { out, language }: CaseCall): void => {
  const say = caseWords[language].replay;
  if (unkept) out.note(say.unkept);
  for (const { flow, now } of flows) out.note(now === undefined ? say.flowGone(flow) : say.flowChanged(flow));
  const [first] = outdated;
  if (first) {
    out.note(first.node === undefined ? say.eventRefused(first.seq, first.type) : say.stepDiffers(first.seq, first.node, first.asked));
    const answers = outdated.filter(({ node }) => node !== undefined).map(({ node, outcome }) => `${node}: ${outcome}`);
    if (answers.length > 0) out.note(say.noLonger(answers));
  } else if (words) out.note(say.wordsDiffer(words.seq, printable(words.before), printable(words.now)));
  else out.note(say.same);
};

/** Says a case again as it was said then, then what would be said now. */
export const replayAction: CaseAction = {
  words: '[id]',
  run: async (call) => {
    const { out, store, options, io } = call;
    const found = await caseOrLatest(call);
    if ('misuse' in found) return out.misuse(found.misuse);
    const recorded = await store.shown(found.one.id);
    const opened = await contextOf(call);
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const now = rerun(recorded, opened.context);
    const unkept = recorded.some(({ event, shown }) => !shown && event.who === undefined);
    const code = now.outdated.length > 0 || now.flows.length > 0 ? FOUND : FINE;
    const lines = recorded.map(({ shown }, at) => shown ?? now.lines[at]!);
    if (options.json) {
      const events = recorded.map(({ event, shown }, at) => ({ ...event, kept: shown !== undefined, lines: lines[at] }));
      const { kind } = now.view.current;
      out.json({ id: found.one.id, events, now: { flows: now.flows, outdated: now.outdated, words: now.words ?? null, kind, node: now.view.node ?? null } });
      return code;
    }
    // Exactly what was said: nothing of it is folded, shortened or coloured.
    for (const said of lines) if (said.length > 0) io.stdout.write(`${said.join('\n')}\n\n`);
    sayDifferences(now, unkept, call);
    return code;
  },
};
