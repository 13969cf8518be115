import { CANNOT_TELL, type Evidence, type ProbeResult, type ProbeSpec } from '../model/probe.ts';
import type { Reading } from './define-probe.ts';

/** Bytes of raw answer that evidence keeps. */
export const RAW_LIMIT = 16 * 1024;

/** Puts a reading into the shape that events keep. */
export const resultOf = (spec: ProbeSpec | undefined, reading: Reading, about: Pick<Evidence, 'raw' | 'vantage' | 'at' | 'milliseconds'>): ProbeResult => {
  const { outcome, subject, family, resolver, facts, data } = reading;
  const told = 'reason' in reading ? reading : undefined;
  return {
    outcome,
    verdict: outcome === CANNOT_TELL ? 'cannot-tell' : (spec?.outcomes[outcome]?.verdict ?? 'cannot-tell'),
    evidence: { ...(subject ? { subject } : {}), ...(family ? { family } : {}), data: data ?? {}, ...(resolver ? { resolver } : {}), ...about },
    ...(facts && Object.keys(facts).length > 0 ? { facts } : {}),
    ...(told ? { reason: told.reason, ...(told.detail ? { detail: told.detail } : {}) } : {}),
  };
};
