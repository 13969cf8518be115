/** Finds files of a tree by the path that a link names. */
export type FileIndex = { readonly find: (path: string) => string | undefined };

/** Without accents and case: names travel through systems that change both. */
const folded = (path: string): string =>
  path
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

export const createFileIndex = (files: readonly string[]): FileIndex => {
  const exact = new Set(files);
  let loose: Map<string, string> | undefined;
  return {
    find: (path) => {
      if (exact.has(path)) return path;
      loose ??= new Map(files.map((file) => [folded(file), file]));
      return loose.get(folded(path));
    },
  };
};
