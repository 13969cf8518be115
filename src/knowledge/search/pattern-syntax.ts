/** A regular expression as a tree. Only what can be matched in linear time has one. */
export type Node =
  | { readonly type: 'set'; readonly has: (code: number) => boolean /** Set when it is one character. */; readonly only?: string }
  | { readonly type: 'seq' | 'alt'; readonly parts: readonly Node[] }
  | { readonly type: 'repeat'; readonly part: Node; readonly min: number; readonly max: number }
  | { readonly type: 'at'; readonly what: 'start' | 'end' | 'edge' | 'inside' };

const MAX_REPEAT = 200;

const isWord = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0xfeff || code === 0x2028 || code === 0x2029;
const not = (test: (code: number) => boolean) => (code: number) => !test(code);

const CLASSES: Readonly<Record<string, (code: number) => boolean>> = { d: isDigit, D: not(isDigit), w: isWord, W: not(isWord), s: isSpace, S: not(isSpace) };
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', 0: '\0' };

/** Same letter in the other case, for the `i` flag. */
const folded = (text: string): readonly string[] => [...new Set([text, text.toLowerCase(), text.toUpperCase()])].filter((form) => form.length === text.length);

class Reader {
  readonly source: string;
  readonly ignoreCase: boolean;
  at = 0;

  constructor(source: string, ignoreCase: boolean) {
    this.source = source;
    this.ignoreCase = ignoreCase;
  }

  peek(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.at += text.length;
    return true;
  }

  one(char: string): Node {
    const forms = this.ignoreCase ? folded(char) : [char];
    const codes = forms.map((form) => form.charCodeAt(0));
    return { type: 'set', has: (code) => codes.includes(code), only: char };
  }

  alternatives(): Node | undefined {
    const parts: Node[] = [];
    do {
      const part = this.sequence();
      if (!part) return undefined;
      parts.push(part);
    } while (this.take('|'));
    return parts.length === 1 ? parts[0]! : { type: 'alt', parts };
  }

  sequence(): Node | undefined {
    const parts: Node[] = [];
    while (this.at < this.source.length && !this.peek('|') && !this.peek(')')) {
      const atom = this.atom();
      const part = atom && this.repeated(atom);
      if (!part) return undefined;
      parts.push(part);
    }
    return { type: 'seq', parts };
  }

  repeated(part: Node): Node | undefined {
    const bounds = this.bounds();
    if (!bounds) return part;
    this.take('?');
    if (bounds.min > MAX_REPEAT || (Number.isFinite(bounds.max) && bounds.max > MAX_REPEAT)) return undefined;
    return { type: 'repeat', part, ...bounds };
  }

  bounds(): { min: number; max: number } | undefined {
    if (this.take('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.take('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.take('?')) return { min: 0, max: 1 };
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.source.slice(this.at, this.at + 12));
    if (!counted) return undefined;
    this.at += counted[0].length;
    const min = Number(counted[1]);
    return { min, max: counted[2] === undefined ? min : counted[3] === '' ? Number.POSITIVE_INFINITY : Number(counted[3]) };
  }

  atom(): Node | undefined {
    if (this.take('(')) {
      if (this.take('?') && !this.take(':')) {
        const name = /^<[A-Za-z]\w*>/.exec(this.source.slice(this.at));
        if (!name) return undefined;
        this.at += name[0].length;
      }
      const inner = this.alternatives();
      return this.take(')') ? inner : undefined;
    }
    if (this.take('[')) return this.set();
    if (this.take('.')) return { type: 'set', has: (code) => code !== 10 && code !== 13 };
    if (this.take('^')) return { type: 'at', what: 'start' };
    if (this.take('$')) return { type: 'at', what: 'end' };
    if (this.take('\\')) return this.escaped();
    const char = this.source[this.at++]!;
    return '*+?'.includes(char) ? undefined : this.one(char);
  }

  escaped(): Node | undefined {
    if (this.take('b')) return { type: 'at', what: 'edge' };
    if (this.take('B')) return { type: 'at', what: 'inside' };
    const char = this.source[this.at];
    if (char === undefined || /[1-9kpPcux]/.test(char)) return undefined;
    this.at++;
    const group = CLASSES[char];
    return group ? { type: 'set', has: group } : this.one(CONTROLS[char] ?? char);
  }

  set(): Node | undefined {
    const inverted = this.take('^');
    const tests: ((code: number) => boolean)[] = [];
    while (!this.take(']')) {
      const from = this.setItem();
      if (from === undefined) return undefined;
      if (typeof from !== 'string') {
        tests.push(from);
        continue;
      }
      let to = from;
      if (this.peek('-') && this.source[this.at + 1] !== ']') {
        this.at++;
        const end = this.setItem();
        if (typeof end !== 'string') return undefined;
        to = end;
      }
      const [low, high] = [from.charCodeAt(0), to.charCodeAt(0)];
      tests.push((code) => code >= low && code <= high);
    }
    const plain = (code: number) => tests.some((test) => test(code));
    const has = this.ignoreCase ? (code: number) => folded(String.fromCharCode(code)).some((form) => plain(form.charCodeAt(0))) : plain;
    return { type: 'set', has: inverted ? not(has) : has };
  }

  setItem(): string | ((code: number) => boolean) | undefined {
    const char = this.source[this.at++];
    if (char !== '\\') return char;
    const escaped = this.source[this.at++];
    if (escaped === undefined) return undefined;
    if (escaped === 'b') return '\b';
    return CLASSES[escaped] ?? CONTROLS[escaped] ?? escaped;
  }
}

/** Undefined where it is broken or uses what has no linear match: look-around, back references, Unicode escapes, huge counts. */
export const readPattern = (source: string, ignoreCase: boolean): Node | undefined => {
  const reader = new Reader(source, ignoreCase);
  const tree = reader.alternatives();
  return tree && reader.at === source.length ? tree : undefined;
};

export const isWordCode = isWord;
