import type { CaseQuery } from '../../model/case-record.ts';
import type { CaseCall } from './options.ts';
export const listLive = async (_call: CaseCall, _query: CaseQuery): Promise<number> => 0;
