/**
 * Text in which every code unit is a character of its own: no marks that join, no surrogates, no carriage return before
 * a line feed. Latin, punctuation, arrows, boxes and braille: everything the screens are made of.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: each is a character of its own, as in the escape sequences of colours
const SINGLE = /^[\0-\x0c\x0e-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc\u2800-\u28ff]*$/;

let real;

function* single(text) {
  for (let index = 0; index < text.length; index += 1) yield { segment: text[index], index, input: text };
}

/**
 * Stands in for the `Intl.Segmenter` that Ink's packages make when they are loaded: loading its data takes longer than
 * drawing the first frame, and most text does not need it.
 */
export const segmenter = {
  segment: (text) => {
    if (SINGLE.test(text)) return single(text);
    real ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    return real.segment(text);
  },
};
