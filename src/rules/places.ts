import type { Place } from '../model/problem.ts';

/** The place of a front matter key, else the next best. */
export const placeIn = (document: { readonly file: string; readonly places: Readonly<Record<string, Place>> }, key: string, otherwise?: Place): Place =>
  document.places[key] ?? otherwise ?? { file: document.file, line: 1, column: 1 };
