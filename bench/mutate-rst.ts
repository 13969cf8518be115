/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const PIECES = [
  '::',
  '`',
  '``',
  '*',
  '**',
  '|',
  '_',
  '__',
  '\\',
  '.. ',
  '.. note::',
  '.. |x| replace:: |x|',
  '.. _a: b_',
  '.. _b: a_',
  '.. include:: page.rst',
  '.. table::',
  '[1]_',
  '[#]_',
  '[*]_',
  '.. [#] x',
  '- ',
  '* ',
  '#. ',
  '(i) ',
  '1. ',
  ':a: ',
  '-a  ',
  '--b=C  ',
  '>>> ',
  '| ',
  '+--+--+',
  '|  |  |',
  '+==+==+',
  '== ==',
  '-- --',
  '====',
  '----',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '\n   ',
  '::\n\n  x',
  '.. code-block:: sh',
  '.. list-table::\n\n   * - a',
  '.. csv-table::\n\n   "a',
  '.. tab-set::',
  '.. tab-item:: a',
  '.. glossary::\n\n   a\n     b',
  ':ref:`a <b>`',
  ':doc:`page`',
  '`a <b>`_',
  '`a <b_>`__',
  'http://a.b/c',
  'a@b.c',
  '_`a`',
  '--  a',
  '\u00a0',
  '\u0000',
  '\ud800',
  '漢字',
  '«*»',
];

type Change = (text: string, random: () => number, other: string) => string;

const at = (text: string, random: () => number): number => Math.floor(random() * (text.length + 1));
const lineAt = (lines: readonly string[], random: () => number): number => Math.floor(random() * lines.length);

const onLines =
  (change: (lines: string[], random: () => number) => string[]): Change =>
  (text, random) =>
    change(text.split('\n'), random).join('\n');

const CHANGES: readonly Change[] = [
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + PIECES[Math.floor(random() * PIECES.length)] + text.slice(place);
  },
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + text.slice(place + Math.floor(random() * 30));
  },
  (text, random, other) => {
    const [place, from] = [at(text, random), at(other, random)];
    return text.slice(0, place) + other.slice(from, from + Math.floor(random() * 300)) + text.slice(place);
  },
  onLines((lines, random) => lines.toSpliced(lineAt(lines, random), 1 + Math.floor(random() * 3))),
  onLines((lines, random) => {
    const [from, to] = [lineAt(lines, random), lineAt(lines, random)];
    return lines.toSpliced(to, 0, ...lines.slice(from, from + 5));
  }),
  onLines((lines, random) => {
    const from = lineAt(lines, random);
    const indent = ' '.repeat(Math.floor(random() * 8));
    return lines.map((line, index) => (index >= from && index < from + 6 ? indent + line : line));
  }),
  onLines((lines, random) => {
    const from = lineAt(lines, random);
    return lines.map((line, index) => (index >= from && index < from + 6 ? line.slice(Math.floor(random() * 4)) : line));
  }),
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + PIECES[Math.floor(random() * PIECES.length)]!.repeat(1 + Math.floor(random() * 40)) + text.slice(place);
  },
];

/** A piece of one of the sources, changed a few times. */
export const mutated = (sources: readonly string[], random: () => number): string => {
  const source = sources[Math.floor(random() * sources.length)]!;
  const other = sources[Math.floor(random() * sources.length)]!;
  const from = Math.floor(random() * Math.max(1, source.length - 3000));
  let text = source.slice(from, from + 200 + Math.floor(random() * 3000));
  for (let times = 1 + Math.floor(random() * 8); times > 0; times -= 1) text = CHANGES[Math.floor(random() * CHANGES.length)]!(text, random, other);
  return text;
};
