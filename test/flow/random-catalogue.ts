import type { ProbeCatalogue, ProbeSpec, Verdict } from '../../src/model/probe.ts';

const same = (text: string) => ({ en: text, de: text });

const spec = (name: string, outcomes: Readonly<Record<string, Exclude<Verdict, 'cannot-tell'>>>): ProbeSpec => ({
  name,
  kind: 'network',
  title: same(`Probe ${name}`),
  params: { port: { title: same('port'), type: 'number', default: 25 }, name: { title: same('name'), type: 'text' } },
  outcomes: Object.fromEntries(Object.entries(outcomes).map(([outcome, verdict]) => [outcome, { verdict, says: same(outcome) }])),
  vantage: 'anywhere',
  facts: [],
  seconds: 2,
});

const SPECS = [
  spec('random.two', { up: 'ok', down: 'fail' }),
  spec('random.three', { open: 'ok', refused: 'fail', silent: 'warn' }),
  spec('random.one', { seen: 'info' }),
];

/** Probes that random flows use. None of them exists outside the tests. */
export const RANDOM_CATALOGUE: ProbeCatalogue = new Map(SPECS.map((one) => [one.name, one]));

export const RANDOM_PROBES: readonly string[] = SPECS.map((one) => one.name);
