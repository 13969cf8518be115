import type { Probe } from '../../probes/define-probe.ts';
import { PROBES } from '../../probes/index.ts';

/**
 * One probe by its name. The build puts a table of late imports in the place of this file (see build/web.mjs), so that a
 * page fetches the parsers it needs and no others; without a bundler the whole table does the same.
 */
export const loadProbe = async (name: string): Promise<Probe | undefined> => PROBES.find(({ spec }) => spec.name === name);
