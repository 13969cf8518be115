import { AREA_TITLES } from '../../model/area-titles.ts';
import type { Product } from '../../model/article.ts';
import type { FactName, FactValue } from '../../model/fact.ts';
import type { Area } from '../../model/flow.ts';
import type { Localized } from '../../model/language.ts';
import { productName } from '../../model/product-name.ts';
import { OTHER, PLACES, QUESTIONS, WAYS } from './ask-words.ts';

export type Told = Partial<Record<FactName, FactValue>>;

export type AskOption = {
  readonly label: Localized;
  /** Positions in `hits` that fit this answer, best first. */
  readonly hits: readonly number[];
  /** The one flow that all of them lead to. */
  readonly flow?: string;
  /** What a person says by choosing it. */
  readonly facts?: Told;
};

/** The one question that separates the hits best. */
export type Ask = { readonly about: keyof typeof QUESTIONS; readonly question: Localized; readonly options: readonly AskOption[] };

/** What is asked about of a hit. Where a trait is missing, the hit fits every answer. */
export type Traits = {
  readonly score: number;
  readonly key: string;
  readonly flow?: { readonly key: string; readonly title: Localized } | undefined;
  readonly products: readonly Product[];
  readonly area?: Area | undefined;
  readonly way?: keyof typeof WAYS | undefined;
  readonly place?: keyof typeof PLACES | undefined;
};

type Value = { readonly id: string; readonly label: Localized; readonly facts?: Told };
type Attribute = { readonly about: Ask['about']; readonly of: (hit: Traits) => readonly Value[] };

const same = (text: string): Localized => ({ en: text, de: text });

/** In this order where two say equally much: the easier to answer comes first. */
const ATTRIBUTES: readonly Attribute[] = [
  { about: 'product', of: ({ products }) => products.map((id) => ({ id, label: same(productName(id)), facts: { product: id } })) },
  { about: 'direction', of: ({ way }) => (way ? [{ id: way, label: WAYS[way], facts: { direction: way } }] : []) },
  { about: 'place', of: ({ place }) => (place ? [{ id: place, label: PLACES[place], facts: { place } }] : []) },
  { about: 'area', of: ({ area }) => (area ? [{ id: area, label: AREA_TITLES[area] }] : []) },
];

/** Hits with less than this part of the first one's score are not worth a question. */
const SERIOUS = 0.2;
/** Bits that an answer must bring. */
const LEAST_GAIN = 0.25;
/** More answers than this are a menu. */
const MOST_OPTIONS = 4;

const entropy = (weights: Iterable<number>): number => {
  const all = [...weights].filter((weight) => weight > 0);
  const sum = all.reduce((total, weight) => total + weight, 0);
  return all.reduce((bits, weight) => bits - (weight / sum) * Math.log2(weight / sum), 0);
};

const isWay = (area: Area | undefined): boolean => area === 'sending' || area === 'receiving';

/** Hits that one flow tells apart count as one. */
const placeOf = ({ flow, key }: Traits): string => flow?.key ?? key;

const massOf = (hits: readonly Traits[], part: (hit: Traits) => number): Map<string, number> => {
  const mass = new Map<string, number>();
  for (const hit of hits) mass.set(placeOf(hit), (mass.get(placeOf(hit)) ?? 0) + hit.score * part(hit));
  return mass;
};

/** Answers to an attribute with the weight behind each, heaviest first; those that are too many are one. */
const valuesOf = (hits: readonly Traits[], { of }: Attribute): { value: Value; ids: ReadonlySet<string> }[] => {
  const found = new Map<string, { value: Value; weight: number }>();
  for (const hit of hits) {
    for (const value of of(hit)) found.set(value.id, { value, weight: (found.get(value.id)?.weight ?? 0) + hit.score });
  }
  const all = [...found.values()].sort((a, b) => b.weight - a.weight).map(({ value }) => ({ value, ids: new Set([value.id]) }));
  if (all.length <= MOST_OPTIONS) return all;
  const rest = all.slice(MOST_OPTIONS - 1).map(({ value }) => value.id);
  return [...all.slice(0, MOST_OPTIONS - 1), { value: { id: '', label: OTHER }, ids: new Set(rest) }];
};

const separatedBy = (hits: readonly Traits[], serious: number, attribute: Attribute): { gain: number; ask: Ask } | undefined => {
  const counted = hits.slice(0, serious);
  const values = valuesOf(counted, attribute);
  if (values.length < 2) return undefined;
  const parts = hits.map((hit) => {
    const own = attribute.of(hit).map(({ id }) => id);
    const fitting = values.map(({ ids }) => own.length === 0 || own.some((id) => ids.has(id)));
    const count = fitting.filter(Boolean).length;
    return fitting.map((fits) => (fits ? 1 / count : 0));
  });
  const part = (at: number) => (hit: Traits) => parts[hits.indexOf(hit)]![at]!;
  const total = counted.reduce((sum, { score }) => sum + score, 0);
  const left = values.reduce((bits, _, at) => {
    const mass = massOf(counted, part(at));
    const weight = [...mass.values()].reduce((sum, one) => sum + one, 0);
    return bits + (weight / total) * entropy(mass.values());
  }, 0);
  const options = values.map(({ value: { label, facts } }, at): AskOption => {
    const fitting = [...hits.keys()].filter((index) => parts[index]![at]! > 0);
    const places = new Set(fitting.map((index) => placeOf(hits[index]!)));
    const flow = hits[fitting[0]!]?.flow?.key;
    return { label, hits: fitting, ...(places.size === 1 && flow !== undefined ? { flow } : {}), ...(facts ? { facts } : {}) };
  });
  const gain = entropy(massOf(counted, () => 1).values()) - left;
  return { gain, ask: { about: attribute.about, question: QUESTIONS[attribute.about], options } };
};

/**
 * The question whose answer is worth most bits over the hits, weighted by their scores. What is `known` is not asked. Where all serious hits
 * lead into one flow, that flow asks on by itself. Undefined where nothing separates.
 */
export const askOf = (given: readonly Traits[], known: Partial<Record<Ask['about'], boolean>>): Ask | undefined => {
  // Whoever has said which way mail fails has answered that topic.
  const hits = known.direction ? given.map((hit) => ({ ...hit, area: isWay(hit.area) ? undefined : hit.area })) : given;
  const serious = hits.filter(({ score }) => score >= SERIOUS * (hits[0]?.score ?? 0));
  if (serious.length < 2) return undefined;
  const { flow } = serious[0]!;
  if (flow && serious.every((hit) => hit.flow?.key === flow.key)) {
    const inside = [...hits.keys()].filter((at) => hits[at]!.flow?.key === flow.key);
    return { about: 'flow', question: QUESTIONS.flow, options: [{ label: flow.title, hits: inside, flow: flow.key }] };
  }
  let best: { gain: number; ask: Ask } | undefined;
  for (const attribute of ATTRIBUTES.filter(({ about }) => !known[about])) {
    const found = separatedBy(hits, serious.length, attribute);
    if (found && found.gain >= LEAST_GAIN && found.gain > (best?.gain ?? 0) + 1e-9) best = found;
  }
  return best?.ask;
};
