/** Takes the place of a sign that was read away, so that every other character keeps its place. */
const FILL = '\ufdd0';

export const withoutFill = (text: string): string => text.replaceAll(FILL, '');

const KINDS: Readonly<Record<string, (inside: string) => string>> = {
  '++': (inside) => `${FILL.repeat(3)}${inside}${FILL.repeat(3)}`,
  '--': (inside) => `~~${FILL}${inside}${FILL}~~`,
  '==': (inside) => `**${FILL}${inside}${FILL}**`,
  '>>': (inside) => ` (${FILL}${inside})${FILL}${FILL}`,
  '~~': (inside) => {
    const at = inside.indexOf('~>');
    if (at < 0) return `~~${FILL}${inside}${FILL}~~`;
    return `~~${FILL}${inside.slice(0, at)}~~${inside.slice(at + 2)}${FILL.repeat(3)}`;
  },
};

const MARKS = /\{(\+\+|--|==|>>|~~)([\s\S]*?)(?:\+\+|--|==|<<|~~)\}/g;

/** Critic markup as bold and struck text; added text and comments stand as text. Every character keeps its offset. */
export const readCritic = (text: string): string =>
  text.includes('{') ? text.replace(MARKS, (_, mark: string, inside: string) => KINDS[mark]!(inside)) : text;
