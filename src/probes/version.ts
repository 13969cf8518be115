/** Numbers of the first version in a text: `v2.20.2-desktop.1` is [2, 20, 2]. */
export const readVersion = (text: string): readonly number[] | undefined => {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return found ? [found[1], found[2], found[3] ?? '0'].map(Number) : undefined;
};

export const isOlder = (version: readonly number[], than: readonly number[]): boolean => {
  const at = than.findIndex((number, index) => number !== (version[index] ?? 0));
  return at >= 0 && (version[at] ?? 0) < than[at]!;
};
