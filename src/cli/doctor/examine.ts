import type { NodeHost } from '../../hosts/node-host.ts';
import { FACTS, type FactName, type Facts } from '../../model/fact.ts';
import type { ProbeParams, ProbeResult } from '../../model/probe.ts';
import { PROBES } from '../../probes/index.ts';
import { runProbe } from '../../probes/run-probe.ts';
import { type KnownFacts, type Planned, planDoctor } from './plan.ts';

export type Check = { readonly probe: string; readonly params: ProbeParams; readonly result: ProbeResult };

export type Examination = {
  readonly facts: KnownFacts;
  readonly checks: readonly Check[];
  readonly left: readonly { readonly probe: string; readonly needs: readonly string[] }[];
  readonly milliseconds: number;
};

const asFacts = (known: KnownFacts, at: string): Facts =>
  Object.fromEntries(Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value, by: 'probe' as const, at }]])));

const learn = (known: KnownFacts, result: ProbeResult): KnownFacts => {
  const found = Object.entries(result.facts ?? {}).filter(([name]) => Object.hasOwn(FACTS, name) && known[name as FactName] === undefined);
  return { ...Object.fromEntries(found), ...known };
};

/**
 * Looks what is installed, then runs every probe that fits, as many at once as `runProbe` lets. What the first round
 * finds out may feed a second: nothing runs twice.
 */
export const examine = async (host: NodeHost, given: KnownFacts, signal: AbortSignal, onCheck: (done: number) => void = () => {}): Promise<Examination> => {
  const start = Date.now();
  const specs = PROBES.map(({ spec }) => spec);
  let done = 0;
  let facts = given;
  const run = async (probe: string, params: ProbeParams): Promise<Check> => {
    const result = await runProbe(probe, params, { host, signal, facts: asFacts(facts, new Date(start).toISOString()) });
    done += 1;
    onCheck(done);
    return { probe, params, result };
  };
  const detected = await run('product.detect', {});
  facts = learn(facts, detected.result);
  const checks: Check[] = [detected];
  let plan: Planned[] = [];
  for (let round = 0; round < 2; round++) {
    plan = planDoctor(specs, facts);
    const ran = new Set(checks.map(({ probe }) => probe));
    const now = plan.flatMap((planned) => ('params' in planned && !ran.has(planned.probe) ? [planned] : []));
    const found = await Promise.all(now.map(({ probe, params }) => run(probe, params)));
    checks.push(...found);
    for (const { result } of found) facts = learn(facts, result);
  }
  const left = plan.flatMap((planned) => ('needs' in planned ? [planned] : []));
  return { facts, checks, left, milliseconds: Date.now() - start };
};
