import fc from 'fast-check';
import type { Signature } from '../../src/model/article.ts';
import { type AskNode, type AskType, GIVEN, type Go, type Route, UNSURE } from '../../src/model/flow.ts';
import { CANNOT_TELL } from '../../src/model/probe.ts';
import { RANDOM_CATALOGUE, RANDOM_PROBES } from './random-catalogue.ts';
import { guardArbitrary } from './random-guard.ts';
import { NOWHERE } from './random-words.ts';

const place = NOWHERE;

/** Where ways lead is drawn as plain numbers and only then counted off among the nodes that fit: so it shrinks well. */
export const number = fc.nat({ max: 999 });
export const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

const TYPED = ['text', 'domain', 'host', 'address', 'ip', 'port'] as const satisfies readonly AskType[];
const FACT_OF = { text: 'service', domain: 'domain', host: 'host_name', address: 'sender', ip: 'public_ip', port: 'port' } as const;
const COLOURS = ['red', 'green', 'blue', 'off'];
const PATTERNS = ['No space left', 'timed out', 'status=(deferred|bounced)'];

export const seedArbitrary = fc.record({
  form: fc.constantFrom('choice', 'choice', 'several', 'typed', 'paste', 'probe', 'probe', 'machine'),
  detail: number,
  minutes: fc.constantFrom(0.5, 1, 3),
  ways: fc.array(number, { minLength: 6, maxLength: 6 }),
  guard: fc.option(guardArbitrary, { nil: undefined, freq: 3 }),
  good: fc.boolean(),
});
export type Seed = {
  readonly form: string;
  readonly detail: number;
  readonly minutes: number;
  readonly ways: readonly number[];
  readonly guard: string | undefined;
  readonly good: boolean;
};

/** An ask without its ways on, and what a person may choose there. */
export type Draft = { readonly node: AskNode; readonly choices: readonly string[]; readonly outcomes: readonly string[] };

const blank = (id: string, ask: AskType, minutes: number) => ({ kind: 'ask' as const, id, ask, with: {}, sets: {}, reads: {}, good: [], minutes, place });

const draftQuestion = (id: string, { form, detail, minutes, good }: Seed): Draft => {
  const choices = COLOURS.slice(0, 1 + (detail % COLOURS.length));
  const sets = detail % 3 === 0 ? { red: { place: 'home', port: 25 } as const } : {};
  const node: AskNode = { ...blank(id, form === 'several' ? 'several' : 'choice', minutes), sets, good: good ? [choices[0]!] : [] };
  return { node, choices, outcomes: choices };
};

const draftTyped = (id: string, { detail, minutes }: Seed): Draft => {
  const ask = pick(TYPED, detail);
  return { node: { ...blank(id, ask, minutes), fact: FACT_OF[ask] }, choices: [], outcomes: [GIVEN] };
};

const draftPaste = (id: string, { detail, minutes }: Seed): Draft => {
  const outcomes = COLOURS.slice(0, 1 + (detail % 2));
  const reads = Object.fromEntries(
    outcomes.map((outcome, at): [string, Signature[]] => [outcome, [{ pattern: pick(PATTERNS, detail + at), flags: detail % 5 === 0 ? 'i' : '', place }]]),
  );
  return { node: { ...blank(id, 'paste', minutes), reads }, choices: [], outcomes };
};

const draftProbe = (id: string, { form, detail, minutes }: Seed): Draft => {
  const probe = pick(RANDOM_PROBES, detail);
  const outcomes = Object.keys(RANDOM_CATALOGUE.get(probe)!.outcomes);
  const node: AskNode = { ...blank(id, 'choice', minutes), probe, with: detail % 2 === 0 ? { port: 25, name: '{{host_name}}' } : {} };
  return { node, choices: form === 'machine' ? [] : outcomes, outcomes };
};

/** A question of the kind that the seed says, still without ways on. */
export const draft = (id: string, seed: Seed): Draft => {
  if (seed.form === 'typed') return draftTyped(id, seed);
  if (seed.form === 'paste') return draftPaste(id, seed);
  return seed.form === 'probe' || seed.form === 'machine' ? draftProbe(id, seed) : draftQuestion(id, seed);
};

/** The first way may lead anywhere, also back; the others only on, so that no loop is without a way out. */
export const routes = (
  outcomes: readonly string[],
  { ways, guard }: Pick<Seed, 'ways' | 'guard'>,
  anywhere: readonly string[],
  onward: readonly string[],
): Go =>
  Object.fromEntries(
    outcomes.map((outcome, at): [string, Route[]] => {
      const last: Route = { to: pick(at === 0 && outcomes.length > 1 ? anywhere : onward, ways[at % ways.length]!), place };
      return [outcome, guard !== undefined && at < 2 ? [{ to: pick(anywhere, ways[5]! + at), when: guard, place }, last] : [last]];
    }),
  );

/** What a routed question must say the way for. */
export const routedOutcomes = ({ node, choices, outcomes }: Draft): string[] =>
  node.probe !== undefined && choices.length === 0 ? [...outcomes, CANNOT_TELL] : [...outcomes, UNSURE];
