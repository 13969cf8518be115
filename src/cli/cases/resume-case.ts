import { caseOrLatest } from './find-case.ts';
import { holdCase } from './hold-case.ts';
import type { CaseCall } from './options.ts';

/** Goes on with a case; who has it elsewhere is asked about first. */
export const resumeCase = async (call: CaseCall): Promise<number | 'cases'> => {
  const { store, out } = call;
  const found = await caseOrLatest(call);
  if ('misuse' in found) return out.misuse(found.misuse);
  const { one } = found;
  const held = await holdCase(one, 'resume', call);
  if ('misuse' in held) return out.misuse(held.misuse);
  const events = await store.events(one.id);
  await store.close();
  const { converse } = await import('../converse.ts');
  return converse(call, { resumed: { id: one.id, events, token: held.token } });
};
