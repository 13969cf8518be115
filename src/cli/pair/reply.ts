import type { ProbeParams, ProbeResult } from '../../model/probe.ts';
import { readParams } from '../../probes/read-params.ts';
import { resultOf } from '../../probes/result-of.ts';
import { findProbe } from '../../probes/run-probe.ts';

/** What was seen outside, for the one who invited. */
export type Reply = { readonly id: string; readonly at: string; readonly vantage: string; readonly seen: readonly SeenOutside[] };
export type SeenOutside = { readonly probe: string; readonly params: ProbeParams; readonly result: ProbeResult };

/** Raw answers travel as far as they are read. */
const MOST_RAW = 400;
const MOST_CHECKS = 64;

export const packReply = ({ id, at, vantage, seen }: Reply): unknown => [
  1,
  id,
  at,
  vantage,
  seen.map(({ probe, params, result: { outcome, evidence, reason } }) => [
    probe,
    params,
    outcome,
    evidence.data,
    evidence.raw.slice(0, MOST_RAW),
    evidence.milliseconds,
    evidence.subject,
    evidence.family,
    reason,
  ]),
];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);
const isData = (value: unknown): value is Record<string, string | number | boolean | string[]> =>
  isRecord(value) && Object.values(value).every((one) => isScalar(one) || (Array.isArray(one) && one.every((part) => typeof part === 'string')));

/** One check of a reply. What an outcome means is said by the probe here, never by the code. */
const unpackSeen = (packed: unknown, at: string, vantage: string): SeenOutside | undefined => {
  if (!Array.isArray(packed)) return undefined;
  const [name, params, outcome, data, raw, milliseconds, subject, family, reason] = packed as unknown[];
  const probe = typeof name === 'string' ? findProbe(name) : undefined;
  if (!probe || !isRecord(params) || typeof outcome !== 'string' || !isData(data)) return undefined;
  const read = readParams(probe.spec, params as ProbeParams);
  const known = Object.hasOwn(probe.spec.outcomes, outcome);
  if (!('values' in read) || (!known && outcome !== 'cannot-tell')) return undefined;
  const about = {
    raw: typeof raw === 'string' ? raw.slice(0, MOST_RAW) : '',
    vantage,
    at,
    milliseconds: typeof milliseconds === 'number' ? milliseconds : 0,
  };
  const seen = { data, ...(typeof subject === 'string' ? { subject } : {}), ...(family === 4 || family === 6 ? { family: family as 4 | 6 } : {}) };
  const reading = known ? { outcome, ...seen } : ({ outcome: 'cannot-tell', reason: reason === 'timed-out' ? 'timed-out' : 'odd-answer', ...seen } as const);
  return { probe: name as string, params: params as ProbeParams, result: resultOf(probe.spec, reading, about) };
};

/** Undefined where it is not of this form; checks that are not are left out. */
export const unpackReply = (payload: unknown): Reply | undefined => {
  if (!Array.isArray(payload)) return undefined;
  const [version, id, at, vantage, seen] = payload as unknown[];
  if (version !== 1 || typeof id !== 'string' || typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof vantage !== 'string' || !Array.isArray(seen))
    return undefined;
  return { id, at, vantage: vantage.slice(0, 80), seen: seen.slice(0, MOST_CHECKS).flatMap((one) => unpackSeen(one, at, vantage.slice(0, 80)) ?? []) };
};
