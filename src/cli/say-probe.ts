import { sayResult } from '../engine/say.ts';
import type { Language } from '../model/language.ts';
import type { ProbeCatalogue, ProbeParams, ProbeResult } from '../model/probe.ts';
import { printable } from './printable.ts';

/** What a probe found, in one line and in words. */
export const sayProbe = (probe: string, result: ProbeResult, language: Language, catalogue: ProbeCatalogue): string =>
  printable(sayResult(probe, { seq: 0, at: result.evidence.at, outcome: result.outcome, by: 'probe', result }, language, { catalogue }));

/** `domain=example.org ip=192.0.2.1` */
export const sayParams = (params: ProbeParams): string =>
  printable(
    Object.entries(params)
      .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : value}`)
      .join(' '),
  );

/** Seconds with one digit, as a language writes them. */
export const seconds = (milliseconds: number, language: Language): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(milliseconds / 1000);
