import type { ProbeCatalogue } from '../model/probe.ts';
import { PROBES } from './index.ts';

/** Specs of every probe by name, for flows, rules and front ends. */
export const CATALOGUE: ProbeCatalogue = new Map(PROBES.map(({ spec }) => [spec.name, spec]));
