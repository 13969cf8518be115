/** What pymdownx' SmartSymbols draws (its documentation, "SmartSymbols"). */
const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/<-->/g, '↔'],
  [/-->/g, '→'],
  [/<--/g, '←'],
  [/\(tm\)/gi, '™'],
  [/\(c\)/gi, '©'],
  [/\(r\)/gi, '®'],
  [/\bc\/o\b/g, '℅'],
  [/\+\/-/g, '±'],
  [/=\/=/g, '≠'],
  [/(?<![\d/])1\/4(?![\d/])/g, '¼'],
  [/(?<![\d/])1\/2(?![\d/])/g, '½'],
  [/(?<![\d/])3\/4(?![\d/])/g, '¾'],
];

export const readSymbols = (text: string): string => SYMBOLS.reduce((said, [pattern, symbol]) => said.replace(pattern, symbol), text);
