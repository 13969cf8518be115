import { ANY_CHAR, bothCases, type CharSet, DIGIT, negate, SPACE, union, WORD } from './char-set.ts';

/** A JavaScript regular expression as a tree. What consumes nothing (anchors, looks around, back references) is `empty`. */
export type Regex =
  | { readonly type: 'empty' }
  | { readonly type: 'char'; readonly set: CharSet }
  | { readonly type: 'sequence' | 'choice'; readonly parts: readonly Regex[] }
  | { readonly type: 'repeat'; readonly part: Regex; readonly min: number; readonly max: number }
  | { readonly type: 'look'; readonly part: Regex };

const EMPTY: Regex = { type: 'empty' };
const CLASSES: Readonly<Record<string, CharSet>> = { d: DIGIT, D: negate(DIGIT), w: WORD, W: negate(WORD), s: SPACE, S: negate(SPACE) };
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/** Reads one valid pattern; `new RegExp` has said before that it is one. */
class Reader {
  private at = 0;
  private readonly text: string;
  private readonly anyCase: boolean;

  constructor(text: string, anyCase: boolean) {
    this.text = text;
    this.anyCase = anyCase;
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found) this.at = sticky.lastIndex;
    return found ?? undefined;
  }

  private char(set: CharSet): Regex {
    return { type: 'char', set: this.anyCase ? bothCases(set) : set };
  }

  choice(): Regex {
    const parts = [this.sequence()];
    while (this.take(/\|/)) parts.push(this.sequence());
    return parts.length === 1 ? parts[0]! : { type: 'choice', parts };
  }

  private sequence(): Regex {
    const parts: Regex[] = [];
    while (this.at < this.text.length && this.peek() !== '|' && this.peek() !== ')') parts.push(this.repeated(this.atom()));
    return parts.length === 1 ? parts[0]! : { type: 'sequence', parts };
  }

  private repeated(part: Regex): Regex {
    const found = this.take(/(?:([*+?])|\{(\d+)(,(\d*))?\})\??/);
    if (!found) return part;
    const [, sign, low, comma, high] = found;
    const min = sign ? (sign === '+' ? 1 : 0) : Number(low);
    const max = sign ? (sign === '?' ? 1 : Number.POSITIVE_INFINITY) : comma === undefined ? min : high ? Number(high) : Number.POSITIVE_INFINITY;
    return { type: 'repeat', part, min, max };
  }

  private atom(): Regex {
    const opening = this.take(/\((\?(?:<?[=!]|:|<[^>]*>))?/);
    if (opening) {
      const part = this.choice();
      this.take(/\)/);
      return /^\?<?[=!]$/.test(opening[1] ?? '') ? { type: 'look', part } : part;
    }
    if (this.take(/[\^$]/)) return EMPTY;
    if (this.take(/\./)) return { type: 'char', set: ANY_CHAR };
    if (this.peek() === '[') return this.set();
    if (this.take(/\\[bB]|\\[1-9]\d*|\\k<[^>]*>/)) return EMPTY;
    return this.char(this.one());
  }

  /** One character or one class escape. */
  private one(): CharSet {
    const escaped = this.take(/\\(?:x([0-9a-f]{2})|u\{([0-9a-f]+)\}|u([0-9a-f]{4})|c([a-z])|[pP]\{[^}]*\}|([\s\S]))/i);
    if (!escaped) {
      const code = this.text.codePointAt(this.at)!;
      this.at += code > 0xffff ? 2 : 1;
      return [[code, code]];
    }
    const [all, hex, braced, four, control, plain] = escaped;
    if (/^\\p/i.test(all)) return negate([]);
    const code = hex ?? braced ?? four;
    if (code !== undefined) return [[Number.parseInt(code, 16), Number.parseInt(code, 16)]];
    if (control !== undefined) return [[control.toUpperCase().charCodeAt(0) - 64, control.toUpperCase().charCodeAt(0) - 64]];
    const letter = plain!;
    const value = CONTROLS[letter] ?? letter.codePointAt(0)!;
    return CLASSES[letter] ?? [[value, value]];
  }

  private set(): Regex {
    const negated = this.take(/\[(\^)?/)![1] !== undefined;
    const sets: CharSet[] = [];
    while (this.at < this.text.length && this.peek() !== ']') {
      const from = this.take(/\\b/) ? ([[8, 8]] as const) : this.one();
      const ranged = from.length === 1 && from[0]![0] === from[0]![1] && this.take(/-(?!\])/);
      const to = ranged ? this.one() : from;
      sets.push(ranged ? [[from[0]![0], to[0]![1]]] : from);
    }
    this.take(/\]/);
    const inside = union(...sets);
    return this.char(negated ? negate(this.anyCase ? bothCases(inside) : inside) : inside);
  }
}

/** Several rules look at each pattern, and look again after every save. */
const parsed = new Map<string, Regex>();

export const parseRegex = (pattern: string, flags: '' | 'i'): Regex => {
  const key = `${flags}/${pattern}`;
  const known = parsed.get(key) ?? new Reader(pattern, flags === 'i').choice();
  parsed.set(key, known);
  return known;
};
