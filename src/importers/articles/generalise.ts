/** What varies from machine to machine, and what may stand in its place. Read in order; the first that fits is taken. */
const VARIABLE: readonly (readonly [RegExp, string])[] = [
  [/(?:\.\.\.|…|<[^<>]{1,40}>|\{[^{}]{0,40}\}|\bX{2,}(?:\.X{2,})*\b|\bXYZ?\b|\[…\])/y, '.{0,99}'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/y, '\\S{1,99}'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iy, '[0-9a-fA-F-]+'],
  [/\d{1,3}(?:\.\d{1,3}){3}/y, '[0-9.]+'],
  [
    /(?<![\w:])(?:(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?)(?![\w:])/iy,
    '[0-9a-fA-F:]+',
  ],
  [/\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?Z?)?/y, '[0-9T:.,Z -]+'],
  [/(?<![\w.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|de|fr|io|eu|loc|local|lan|example|test|tld)(?![\w-])/iy, '\\S{1,99}'],
  [/(?<![\w-])(?=[0-9A-F]*\d)(?=[0-9A-F]*[A-F])[0-9A-F]{8,}(?![\w-])/y, '[0-9A-F]+'],
  [/(?<![\w-])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{10,}(?![\w-])/y, '[0-9a-f]+'],
  [/(?<=[\w-]_)\d+(?!\w)/y, '\\d+'],
  [/(?<![\w.])\d{2,}(?![\w.]*\.\d)/y, '\\d+'],
];

/** SMTP replies stay: `550 5.7.1` says what is wrong. */
const REPLY = /(?<![\d.])[245]\d\d(?=[ -])|[245]\.\d{1,3}\.\d{1,3}(?![\d.])/y;

const at = (pattern: RegExp, text: string, index: number): string | undefined => {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
};

const literal = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const LONGEST = 160;
const MOST_WILD = 4;

/** Shortened: the last links of a chain `what: why: why that`, which say most, else the beginning up to a blank. */
const shortened = (text: string): string => {
  if (text.length <= LONGEST) return text;
  const links = text.split(/(?<=: )/);
  for (let from = 1; from < links.length; from++) {
    const tail = links.slice(from).join('');
    if (tail.length <= LONGEST && tail.split(' ').length > 3) return tail;
  }
  const cut = text.slice(0, LONGEST);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 40));
};

/** One pattern for a message: what varies may be anything, the rest must stand there. Undefined when too little is left to go by. */
export const generalise = (message: string): string | undefined => {
  const text = shortened(message.replace(/\s+/g, ' ').trim())
    .replace(/(?:\.\.\.|…)\s*[.,]?$/, '')
    .replace(/[\s:;,.]+$/, '');
  let pattern = '';
  let fixed = '';
  let wild = 0;
  for (let index = 0; index < text.length; ) {
    const reply = at(REPLY, text, index);
    if (reply) {
      pattern += reply.replaceAll('.', '\\.');
      fixed += reply;
      index += reply.length;
      continue;
    }
    const found = VARIABLE.flatMap(([variable, by]) => {
      const matched = at(variable, text, index);
      return matched ? [{ matched, by }] : [];
    })[0];
    if (found) {
      if (found.by.endsWith('99}') && ++wild > MOST_WILD) break;
      pattern += found.by;
      index += found.matched.length;
    } else {
      const character = String.fromCodePoint(text.codePointAt(index)!);
      pattern += character === ' ' ? ' ' : literal(character);
      fixed += character;
      index += character.length;
    }
  }
  pattern = pattern.replace(/(?:\.\{0,99\}|\s)+$/, '').replace(/^(?:\.\{0,99\}|\s)+/, '');
  if (pattern.startsWith('/')) pattern = `\\${pattern}`;
  const words = fixed.match(/\p{L}{3,}/gu) ?? [];
  return words.length >= 2 && words.join('').length >= 10 ? pattern : undefined;
};
