import type { Call } from './define-command.ts';

/** After a conversation: its exit code, or the list of cases where the person wanted to go on with one. */
export const goOn = async (call: Pick<Call, 'language' | 'options' | 'io' | 'out'>, end: number | 'cases'): Promise<number> => {
  if (end !== 'cases') return end;
  const [{ caseCommand }, { CASE_DEFAULTS }] = await Promise.all([import('./case.ts'), import('./cases/options.ts')]);
  const { painted: _, ...io } = call.io;
  return caseCommand.run({ ...call, io, words: ['list'], options: { ...call.options, ...CASE_DEFAULTS } } as never);
};
