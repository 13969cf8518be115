/** Where a text stands decides what in it would be taken for markup. */
export type TextPlace = {
  /** Inside the brackets of a link: no address becomes a link there, but brackets count. */
  readonly link: boolean;
  readonly cell: boolean;
};

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{Letter}\p{Number}]/u.test(character);
const isBlank = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

const entity = (character: string): string => `&#${character.codePointAt(0)};`;

/** A character as a reference: it counts as punctuation beside emphasis, and nothing else in it counts. */
export const asReference = entity;

/** `https://`, `www.`, `name@host` would become links by themselves. */
const ADDRESS = /(?:https?|ftp):\/\/|www\.|(?<=[\w.+-])@(?=[\w-]+\.)|(?<=[a-z0-9]:)@/giu;

const breakAddress = (found: string): string => (found.startsWith('@') || found.endsWith('@') ? '\\@' : found.replace(/[:.]/, '\\$&'));

/** A text so that the reader of the native dialect gives back that text. Light: what cannot be taken for markup stays as it is. */
export const escapeText = (text: string, place: TextPlace): string => {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    const before = text[at - 1];
    const next = text[at + 1];
    switch (character) {
      case '\\':
        out += next === undefined || /[!-/:-@[-`{-~\n]/.test(next) ? '\\\\' : character;
        break;
      case '`':
      case '~':
        out += `\\${character}`;
        break;
      case '*':
        out += isBlank(before) && isBlank(next) && before !== undefined && next !== undefined ? character : '\\*';
        break;
      case '_':
        out += (isWord(before) && isWord(next)) || (isBlank(before) && isBlank(next) && before !== undefined && next !== undefined) ? character : '\\_';
        break;
      case '[':
        // Inside a link marked takes the backslash away before it looks for notes.
        if (place.link && next === '^') out += entity(character);
        else out += place.link || next === '^' || next === undefined ? '\\[' : character;
        break;
      case ']':
        out += place.link || next === '(' || next === '[' || next === undefined ? '\\]' : character;
        break;
      case '<':
        out += next === undefined || /[A-Za-z/!?]/.test(next) ? '\\<' : character;
        break;
      case '&':
        out += next === undefined || /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/.test(text.slice(at, at + 36)) ? '\\&' : character;
        break;
      case '|':
        out += place.cell ? '\\|' : character;
        break;
      case '!':
        out += next === undefined || next === '[' ? '\\!' : character;
        break;
      default:
        out += character;
    }
  }
  return place.link ? out : out.replace(ADDRESS, breakAddress);
};

/** Everything that could be markup, escaped: for a text that came back changed. */
export const escapeAll = (text: string, link: boolean): string => {
  const escaped = text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
  return link ? escaped.replaceAll('\\[\\^', `${entity('[')}\\^`) : escaped;
};

/** What at the beginning of a line would begin a block. `first`: nothing stands above the line in its paragraph. */
export const escapeLineStart = (line: string, first: boolean): string => {
  if (/^(?:#{1,6}|[-+*])(?:[ \t]|$)/.test(line) || /^(?:>|!!!|\?\?\?|===|\[[^\]]*\]:)/.test(line)) return `\\${line}`;
  if (/^(?:[-*_][ \t]*){3,}$/.test(line) || /^=+[ \t]*$/.test(line)) return `\\${line}`;
  if (!first && /^[-|:]/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2');
};

/** `{…}` at the end of a line would be a list of attributes. */
export const escapeLineEnd = (line: string): string => (/\{[^{}]*\}$/.test(line) ? `${line.slice(0, -1)}&#125;` : line);
