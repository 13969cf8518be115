const VALUES: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** 1 to 4999 in small Roman numerals. */
export const toRoman = (value: number): string | undefined => {
  if (value < 1 || value > 4999) return undefined;
  let [rest, text] = [value, ''];
  for (const [letters, worth] of VALUES) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
};

/** Undefined unless the numeral is written as it should be: `iiii` is none. */
export const fromRoman = (text: string): number | undefined => {
  if (text.length > 15) return undefined;
  let [rest, value] = [text, 0];
  for (const [letters, worth] of VALUES) {
    while (rest.startsWith(letters)) {
      rest = rest.slice(letters.length);
      value += worth;
    }
  }
  return rest === '' && toRoman(value) === text ? value : undefined;
};
