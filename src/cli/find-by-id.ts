import { nearest } from './nearest.ts';
import type { Misuse } from './output.ts';
import type { Words } from './words.ts';

/**
 * The one thing of a list that `id` names, as `shelf/id` or bare where that is clear (a product's own before `common`);
 * else what was meant.
 */
export const findById = <T>(
  id: string,
  all: readonly T[],
  keyOf: (thing: T) => string,
  say: Words,
  unknown: (name: string) => string,
  /** The command that lists them all. */
  list: string,
  product?: string,
): { readonly thing: T } | { readonly misuse: Misuse } => {
  const bare = (key: string): string => key.slice(key.indexOf('/') + 1);
  const exact = all.find((thing) => keyOf(thing) === id);
  if (exact) return { thing: exact };
  const fitting = all.filter((thing) => bare(keyOf(thing)) === id);
  const chosen = fitting.find((thing) => product !== undefined && keyOf(thing) === `${product}/${id}`) ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (chosen) return { thing: chosen };
  if (fitting.length > 1) return { misuse: { message: unknown(id), mend: say.several(fitting.map(keyOf)) } };
  const meant = nearest(id, id.includes('/') ? all.map(keyOf) : all.map((thing) => bare(keyOf(thing))));
  return { misuse: { message: unknown(id), mend: meant ? say.didYouMean(meant) : say.allOf(list) } };
};
