import { caseOrLatest } from './find-case.ts';
import type { CaseAction } from './options.ts';
import { caseWords } from './words.ts';

/** `summary` is the old name of `markdown`. */
const KINDS = ['markdown', 'json', 'html', 'case', 'walk', 'summary'] as const;

export const exportAction: CaseAction = {
  words: '[id]',
  run: async (call) => {
    const { out, options, language } = call;
    const asked = options.as ?? 'markdown';
    const kind = KINDS.find((one) => one === asked);
    if (kind === undefined) return out.misuse(caseWords[language].badValue('--as', asked, KINDS.slice(0, 5)));
    const found = await caseOrLatest(call);
    if ('misuse' in found) return out.misuse(found.misuse);
    const { id } = found.one;
    if (kind === 'case') return (await import('./export-case.ts')).exportCase(id, call);
    if (kind === 'walk') return (await import('./export-walk.ts')).exportWalk(id, call);
    return (await import('./export-document.ts')).exportDocument(id, kind === 'summary' ? 'markdown' : kind, call);
  },
};
