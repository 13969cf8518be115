import type { NodeHost } from '../../hosts/node-host.ts';
import { FACTS, type FactName, type Facts } from '../../model/fact.ts';
import type { ProbeKind, ProbeParams, ProbeResult } from '../../model/probe.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import { runProbe } from '../../probes/run-probe.ts';
import { type KnownFacts, type Planned, planDoctor } from './plan.ts';

export type Check = { readonly probe: string; readonly params: ProbeParams; readonly result: ProbeResult };

/** Why a probe that fits was not tried: what it stands on is not there, or the person did not want it. */
export type NotTried = { readonly probe: string; readonly because: 'offline' | 'no-names' | 'not-allowed' };

export type Examination = {
  readonly facts: KnownFacts;
  readonly checks: readonly Check[];
  readonly left: readonly { readonly probe: string; readonly needs: readonly string[] }[];
  readonly notTried: readonly NotTried[];
  readonly milliseconds: number;
};

export type ExamineOptions = {
  readonly signal: AbortSignal;
  /** Kinds that may be looked at; all of them by default. */
  readonly allow?: readonly ProbeKind[];
  readonly onCheck?: (done: number) => void;
};

type Runnable = Extract<Planned, { readonly params: ProbeParams }>;

const asFacts = (known: KnownFacts, at: string): Facts =>
  Object.fromEntries(Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value, by: 'probe' as const, at }]])));

const learn = (known: KnownFacts, result: ProbeResult): KnownFacts => {
  const found = Object.entries(result.facts ?? {}).filter(([name]) => Object.hasOwn(FACTS, name) && known[name as FactName] === undefined);
  return { ...Object.fromEntries(found), ...known };
};

/** What everything else in the network stands on; looked at first. */
const BASIS = ['dns.resolver', 'smtp.outbound'];

/** A look at the machine itself needs no way out. */
const isInside = (params: ProbeParams): boolean => params.host === '127.0.0.1';

const leavesMachine = ({ probe, params }: Runnable): boolean => CATALOGUE.get(probe)?.kind === 'network' && !isInside(params) && !BASIS.includes(probe);

/** What hinders a probe that goes out, after what the basis came to. */
const hindrance = (checks: readonly Check[]): 'offline' | 'no-names' | undefined => {
  const outcome = (probe: string): string | undefined => checks.find((check) => check.probe === probe)?.result.outcome;
  if (outcome('smtp.outbound') === 'offline') return 'offline';
  return outcome('dns.resolver') === 'broken' ? 'no-names' : undefined;
};

/**
 * Looks what is installed, then runs every probe that fits, as many at once as `runProbe` lets: first all that stays on
 * the machine and what the network stands on, then the network. What is found out on the way feeds what comes after:
 * nothing runs twice.
 */
export const examine = async (host: NodeHost, given: KnownFacts, { signal, allow, onCheck = () => {} }: ExamineOptions): Promise<Examination> => {
  const start = Date.now();
  const specs = [...CATALOGUE.values()];
  const notTried = new Map<string, NotTried>();
  let facts = given;
  const checks: Check[] = [];
  const run = async ({ probe, params }: Runnable): Promise<void> => {
    const result = await runProbe(probe, params, { host, signal, facts: asFacts(facts, new Date(start).toISOString()) });
    checks.push({ probe, params, result });
    onCheck(checks.length);
  };
  const maySee = (probe: string): boolean => allow === undefined || allow.includes(CATALOGUE.get(probe)!.kind);
  const round = async (wanted: (planned: Runnable) => boolean): Promise<readonly Planned[]> => {
    const plan = planDoctor(specs, facts);
    const ran = new Set(checks.map(({ probe }) => probe));
    const now = plan.flatMap((planned) => ('params' in planned && !ran.has(planned.probe) && !notTried.has(planned.probe) && wanted(planned) ? [planned] : []));
    for (const { probe } of now.filter(({ probe }) => !maySee(probe))) notTried.set(probe, { probe, because: 'not-allowed' });
    await Promise.all(now.filter(({ probe }) => maySee(probe)).map(run));
    for (const { result } of checks) facts = learn(facts, result);
    return plan;
  };
  if (maySee('product.detect')) await run({ probe: 'product.detect', params: {} });
  for (const { result } of checks) facts = learn(facts, result);
  // Whatever takes long in the network goes on beside the looks at the machine.
  await round((planned) => !leavesMachine(planned));
  const hindered = hindrance(checks);
  const onward = async (): Promise<readonly Planned[]> => {
    if (hindered === undefined) return round(() => true);
    const plan = await round((planned) => !leavesMachine(planned));
    for (const planned of plan)
      if ('params' in planned && leavesMachine(planned) && !notTried.has(planned.probe))
        notTried.set(planned.probe, { probe: planned.probe, because: hindered });
    return plan;
  };
  await onward();
  const plan = await onward();
  const left = plan.flatMap((planned) => ('needs' in planned ? [planned] : []));
  const order = specs.map(({ name }) => name);
  const sorted = checks.toSorted((a, b) => order.indexOf(a.probe) - order.indexOf(b.probe));
  return { facts, checks: sorted, left, notTried: [...notTried.values()], milliseconds: Date.now() - start };
};
