import { report } from '../../engine/hand-over/hand-over.ts';
import { carriedFrom } from '../../store/take-in.ts';
import { FINE } from '../exit-codes.ts';
import { carriedDocument } from './carried.ts';
import { caseOrLatest } from './find-case.ts';
import { lookAt } from './look-at.ts';
import type { CaseAction, CaseCall } from './options.ts';
import { caseWords } from './words.ts';

const KINDS = ['summary', 'case', 'walk'] as const;

const exportSummary = async (id: string, call: CaseCall): Promise<number> => {
  const { out, options, store, language } = call;
  const seen = await lookAt(await store.events(id), call);
  if ('misuse' in seen) return out.misuse(seen.misuse);
  const summary = report(seen.looked.state, language, seen.looked.context);
  if (options.json) out.json({ id, summary });
  out.line(summary);
  return FINE;
};

const exportWhole = async (id: string, { out, store, io, language }: CaseCall): Promise<number> => {
  io.stdout.write(`${JSON.stringify(carriedDocument(await carriedFrom(id, store)))}\n`);
  out.note(caseWords[language].notRedacted);
  return FINE;
};

export const exportAction: CaseAction = {
  words: '[id]',
  run: async (call) => {
    const { out, options, language } = call;
    const asked = options.as ?? 'summary';
    const kind = KINDS.find((one) => one === asked);
    if (kind === undefined) return out.misuse(caseWords[language].badValue('--as', asked, KINDS));
    const found = await caseOrLatest(call);
    if ('misuse' in found) return out.misuse(found.misuse);
    const { id } = found.one;
    if (kind === 'case') return exportWhole(id, call);
    if (kind === 'walk') return (await import('./export-walk.ts')).exportWalk(id, call);
    return exportSummary(id, call);
  },
};
