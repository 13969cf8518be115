import { listAction } from './list.ts';
import type { CaseAction } from './options.ts';
import { resumeCase } from './resume-case.ts';

export const resumeAction: CaseAction = {
  words: '[id]',
  run: async (call) => {
    const end = await resumeCase(call);
    return end === 'cases' ? listAction.run({ ...call, words: [] }) : end;
  },
};
