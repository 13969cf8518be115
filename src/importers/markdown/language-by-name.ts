/** The language that a file's name says, where the tree has the same page without it: `x.de.md` beside `x.md` or `x.en.md`. */
export const languageByName = (file: string, has: (file: string) => boolean): string | undefined => {
  const match = /^(.*)[._]([a-z]{2})(?:[-_][A-Za-z]{2,4})?\.(md|markdown)$/.exec(file);
  if (!match) return undefined;
  const [, base, code, ending] = match;
  const beside = [
    `${base}.${ending}`,
    ...['en', 'de', 'fr', 'es'].filter((other) => other !== code).flatMap((other) => [`${base}.${other}.${ending}`, `${base}_${other}.${ending}`]),
  ];
  return beside.some(has) ? code : undefined;
};
