import { bringHome, shelteredFiles } from '../../store/shelter.ts';
import { isStoreFault } from '../store-fault.ts';
import type { CaseCall } from './options.ts';
import { caseWords } from './words.ts';

/** Cases that were kept elsewhere while the store was away come back first. */
export const welcomeBack = async ({ io, store, out, language }: CaseCall): Promise<void> => {
  if (shelteredFiles(io.env).length === 0) return;
  try {
    const home = await bringHome(io.env, store);
    if (home.length > 0) out.note(caseWords[language].brought(home.length));
  } catch (fault) {
    // They wait on; what is asked for says what hinders the store, where that needs it.
    if (!isStoreFault(fault)) throw fault;
  }
};
