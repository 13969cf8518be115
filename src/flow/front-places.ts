import type { Place } from '../model/problem.ts';
import { type FrontReader, isFields, type Path } from './front-reader.ts';

/**
 * Places in the front matter by dotted path: `nodes.reach-25.probe` is where the value stands, `nodes.reach-25.go.open:`
 * (with a colon) where the key does.
 */
export const frontPlaces = (reader: FrontReader): Record<string, Place> => {
  const places: Record<string, Place> = {};
  const visit = (path: Path, value: unknown): void => {
    const children = Array.isArray(value) ? value.entries() : isFields(value) ? Object.entries(value) : [];
    for (const [key, child] of children) {
      const at = [...path, key];
      const name = at.join('.');
      places[name] = reader.place(at);
      if (typeof key === 'string') places[`${name}:`] = reader.place(at, 'key');
      visit(at, child);
    }
  };
  visit([], reader.data);
  return places;
};
