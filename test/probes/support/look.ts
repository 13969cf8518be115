import { createLocalHost, type LocalHostOptions } from '../../../src/hosts/local.ts';
import type { Facts, FactValue } from '../../../src/model/fact.ts';
import type { ProbeParams, ProbeResult } from '../../../src/model/probe.ts';
import { runProbe } from '../../../src/probes/run-probe.ts';
import { produced, tellWhenDone } from './produced.ts';

export const known = (facts: Readonly<Record<string, FactValue>>): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, by: 'person', at: '2026-11-21T00:00:00Z' }]));

/** Runs a probe as the program does, on this machine with what the test puts in place of its outside. */
export const look = async (name: string, params: ProbeParams, host: LocalHostOptions, facts: Facts = {}): Promise<ProbeResult> => {
  const result = await runProbe(name, params, {
    host: createLocalHost({ resolvers: [], dockerSocket: '/nonexistent/docker.sock', dnsTimeoutMs: 150, connectTimeoutMs: 600, ...host }),
    signal: new AbortController().signal,
    facts,
  });
  produced(name, result.outcome);
  return result;
};

tellWhenDone();
