import type { CaseCall } from './options.ts';
export const exportWalk = async (_id: string, _call: CaseCall): Promise<number> => 0;
