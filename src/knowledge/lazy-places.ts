import type { Place } from '../model/problem.ts';

type Places = Readonly<Record<string, Place>>;

/**
 * Places that are worked out when the first is wanted: only a finding needs them, and most files have none. What `make`
 * holds on to is the text of the file, not its tree.
 */
export const lazyPlaces = (make: () => Places): Places => {
  let made: Places | undefined;
  const all = (): Places => {
    made ??= make();
    return made;
  };
  return new Proxy<Record<string, Place>>(
    {},
    {
      get: (_, key) => (typeof key === 'string' ? all()[key] : undefined),
      has: (_, key) => typeof key === 'string' && Object.hasOwn(all(), key),
      ownKeys: () => Object.keys(all()),
      getOwnPropertyDescriptor: (_, key) =>
        typeof key === 'string' && Object.hasOwn(all(), key) ? { value: all()[key], enumerable: true, configurable: true, writable: false } : undefined,
    },
  );
};

/** A place that is looked up when somebody wants to know it. */
export const lazyPlace = (file: string, find: () => Place): Place => {
  let found: Place | undefined;
  const place = (): Place => {
    found ??= find();
    return found;
  };
  return {
    file,
    get line() {
      return place().line;
    },
    get column() {
      return place().column;
    },
  };
};
