import { boundedSignal } from '../hosts/bounded-signal.ts';
import type { NodeHost } from '../hosts/node-host.ts';
import type { Facts } from '../model/fact.ts';
import type { Localized } from '../model/language.ts';
import type { CannotTellReason, ProbeParams, ProbeResult, ProbeSpec } from '../model/probe.ts';
import { CANNOT_TELL } from '../model/probe.ts';
import { cannotLook, cannotTell, type Describe, type Look, type Probe, type Reading } from './define-probe.ts';
import { PROBES } from './index.ts';
import { createLimit } from './limit.ts';
import { readParams } from './read-params.ts';
import { RAW_LIMIT, resultOf } from './result-of.ts';

export type RunProbeOptions = {
  readonly host: NodeHost;
  readonly signal: AbortSignal;
  readonly facts?: Facts;
  /** Milliseconds, instead of the probe's own limit. */
  readonly timeoutMs?: number;
  /** Milliseconds between two looks whether the way to another machine stands still. */
  readonly pulseMs?: number;
};

const TABLE: ReadonlyMap<string, Probe> = new Map(PROBES.map((probe) => [probe.spec.name, probe]));

export const findProbe = (name: string): Probe | undefined => TABLE.get(name);

const fewAtOnce = createLimit(4);

/** Runs a probe. Never rejects and never hangs: what goes wrong is `cannot-tell` with its reason. */
export const runProbe = async (name: string, params: ProbeParams, options: RunProbeOptions): Promise<ProbeResult> => {
  const start = Date.now();
  const log: string[] = [];
  const probe = findProbe(name);
  const reading = probe
    ? ((await fewAtOnce(() => runOne(probe, params, options, log), options.signal)) ?? cannotTell('cancelled'))
    : cannotTell('missing-input', { en: `there is no probe "${name}"`, de: `es gibt keine Prüfung „${name}“` });
  return resultOf(probe?.spec, reading, {
    raw: capped(log.join('\n')),
    vantage: options.host.name,
    at: new Date(start).toISOString(),
    milliseconds: Date.now() - start,
  });
};

/** What a probe will do, to be shown before it runs. Empty where parameters are missing. */
export const describeProbe = (name: string, params: ProbeParams, host: NodeHost): Describe => {
  const probe = findProbe(name);
  const read = probe && readParams(probe.spec, params);
  return probe && read && 'values' in read ? probe.describe(read.values, host) : {};
};

const runOne = async (probe: Probe, params: ProbeParams, options: RunProbeOptions, log: string[]): Promise<Reading> => {
  const { host, facts = {} } = options;
  const read = readParams(probe.spec, params);
  if ('wrong' in read) return cannotTell('missing-input', read.wrong);
  if (host.kind === 'person') return cannotTell('not-here', ONLY_A_PERSON);
  const signal = boundedSignal({ signal: options.signal, timeoutMs: options.timeoutMs ?? timeLimit(probe.spec) }, 0);
  const look: Look = { params: read.values, host, signal, facts, log: (line) => void log.push(line) };
  const stopped = stoppedBy(signal, options.signal);
  const breaks = host.breaks?.();
  const pulse = host.kind === 'ssh' && probe.spec.kind === 'network' ? feelPulse(host, signal, options.pulseMs ?? 2_500) : undefined;
  try {
    const reading = await Promise.race([probe.run(look), stopped.promise]);
    // A look that was cut short may still have put an answer together; it is not to be trusted.
    if (signal.aborted) return cannotTell(reasonOf(options.signal));
    if (reading.outcome === CANNOT_TELL) return reading;
    return (await pulse?.stalled()) ? cannotTell('odd-answer', BROKEN) : ((await brokenOff(host, breaks, options.signal)) ?? reading);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return cannotTell('odd-answer', { en: `the probe failed: ${message}`, de: `die Prüfung ist gescheitert: ${message}` });
  } finally {
    stopped.forget();
    pulse?.stop();
  }
};

/**
 * While a probe waits for others, asks the machine itself now and then: where it does not answer either, what stood still
 * was the way to it, and silence says nothing about what the probe looked at, even where the way comes back.
 */
const feelPulse = (host: NodeHost, signal: AbortSignal, everyMs: number) => {
  let stalls = false;
  let last: Promise<void> = Promise.resolve();
  const beat = async (): Promise<void> => {
    const start = Date.now();
    const there = await host.run('true', [], { signal, timeoutMs: everyMs * 3 });
    if (!there.ok ? there.reason === 'timed-out' : Date.now() - start > everyMs * 2) stalls = true;
  };
  const timer = setInterval(() => {
    last = last.then(beat);
  }, everyMs);
  timer.unref();
  return { stalled: async (): Promise<boolean> => last.then(() => stalls), stop: (): void => clearInterval(timer) };
};

/** A way to the host that broke off looks to a probe like a network that is down: what it says then is no finding. */
const brokenOff = async (host: NodeHost, before: number | undefined, signal: AbortSignal): Promise<Reading | undefined> => {
  if (before === undefined || host.breaks === undefined) return undefined;
  const there = await host.run('true', [], { signal, timeoutMs: 10_000 });
  if (!there.ok) return cannotLook(there, BROKEN);
  return host.breaks() === before ? undefined : cannotTell('odd-answer', BROKEN);
};

/** Milliseconds: ten times the usual time, at least 15 s, at most a minute. */
const timeLimit = ({ seconds }: ProbeSpec): number => Math.min(60, Math.max(15, seconds * 10)) * 1000;

const stoppedBy = (signal: AbortSignal, person: AbortSignal): { readonly promise: Promise<Reading>; readonly forget: () => void } => {
  let stop = (): void => undefined;
  const promise = new Promise<Reading>((resolve) => {
    stop = () => resolve(cannotTell(reasonOf(person)));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  return { promise, forget: () => signal.removeEventListener('abort', stop) };
};

const reasonOf = (person: AbortSignal): CannotTellReason => (person.aborted ? 'cancelled' : 'timed-out');

const capped = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  return bytes.length <= RAW_LIMIT ? text : `${new TextDecoder().decode(bytes.subarray(0, RAW_LIMIT - 4)).replace(/\ufffd+$/, '')}…`;
};

const BROKEN: Localized = { en: 'the connection to the server broke off; try again', de: 'die Verbindung zum Server ist abgerissen; versuch es noch einmal' };
const ONLY_A_PERSON: Localized = { en: 'only a person can look there', de: 'dort kann nur ein Mensch nachsehen' };
