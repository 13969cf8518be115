import type { ProbeParams, ProbeResult } from '../model/probe.ts';
import { type PersonScript, pasteOf, scriptOf } from './by-script.ts';
import { cannotTell } from './define-probe.ts';
import { resultOf } from './result-of.ts';
import { findProbe } from './run-probe.ts';

/** The command that stands for a probe. Undefined where the probe has none or a parameter is missing. */
export const scriptFor = (name: string, params: ProbeParams): PersonScript | undefined => {
  const probe = findProbe(name);
  return probe && scriptOf(probe, params);
};

/** Reads what a person pasted, with the parser of the probe. `at` is the ISO time of the paste. */
export const readPaste = (name: string, params: ProbeParams, text: string, at: string): ProbeResult => {
  const probe = findProbe(name);
  if (probe) return pasteOf(probe, params, text, at);
  return resultOf(undefined, cannotTell('missing-input'), { raw: text, vantage: 'person', at, milliseconds: 0 });
};
