import type { Language } from '../model/language.ts';
import type { ProbeParams, ProbeResult, Vantage } from '../model/probe.ts';

/** A command for somebody else's keyboard, and what comes back. */
export type Script = {
  readonly linux: string;
  readonly powershell?: string;
  /** What its answer looks like. */
  readonly looksLike: string;
  /** On whose machine it means something. */
  readonly vantage: Vantage;
};

/** Probes that somebody else carries out. Undefined where no command stands for a probe. */
export type PersonProbes = {
  readonly script: (probe: string, params: ProbeParams, language: Language) => Script | undefined;
  /** `at` is the ISO time of the answer. */
  readonly read: (probe: string, params: ProbeParams, text: string, at: string) => ProbeResult;
};
