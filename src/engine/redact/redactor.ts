import { sanitise } from '../../model/sanitise.ts';
import { backwards } from './addresses.ts';
import { findSpans } from './find-spans.ts';
import { createIdentities } from './identities.ts';
import { type Identity, type Part, TOKEN } from './span.ts';

/** One thing that was replaced: its token, and what stood there. Stays at home. */
export type Replaced = { readonly token: string; readonly identity: Identity; readonly value: string };

export type Redactor = {
  /** Learns what a text names, without writing it: what is learnt first is replaced wherever it stands later. */
  readonly learn: (data: unknown) => void;
  readonly redact: (text: string) => string;
  /** The same data with every text in it redacted; keys of objects stay, and so do the values of those in `keep`. */
  readonly redactData: <T>(data: T, keep?: ReadonlySet<string>) => T;
  readonly replaced: () => readonly Replaced[];
  /** The way back: tokens become what they stand for. */
  readonly reveal: (text: string) => string;
};

/** A line that cannot be made safe is left out rather than shown. */
const WITHHELD = '<line-withheld>';

const textsOf = (data: unknown): readonly string[] => {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap(textsOf);
};

/**
 * Replaces what names people, machines and secrets by stable tokens: `<user-1>@<domain-1>`, `<private-ipv4-2>`. Whether two
 * are the same, in one domain, private or public, v4 or v6 can still be seen; nothing else can. Fails closed: what it wrote is
 * looked through once more, and a line in which something is left is withheld. `isOrdinary` names words (in lower case) that
 * a text is made of anyway: a user called `other` is replaced where it is named as one, not in every sentence.
 */
export const createRedactor = (isOrdinary: (word: string) => boolean = () => false): Redactor => {
  const identities = createIdentities(isOrdinary);
  const write = (part: Part): string => {
    if (typeof part === 'string') return part;
    const token = identities.tokenOf(part.identity, part.value);
    return part.after ? `${token.slice(0, -1)}-${part.after}>` : token;
  };

  /** Text between what patterns found: known values, however they are written there. */
  const plain = (text: string): string => {
    const literals = identities.literals();
    if (!literals || text === '') return text;
    let result = '';
    let at = 0;
    // Tokens that stand in the text already are no words of it.
    for (const token of text.matchAll(TOKEN)) {
      result += text.slice(at, token.index).replace(literals, (found) => identities.tokenOfLiteral(found)) + token[0];
      at = token.index + token[0].length;
    }
    return result + text.slice(at).replace(literals, (found) => identities.tokenOfLiteral(found));
  };

  const once = (text: string): string => {
    let result = '';
    let at = 0;
    for (const { start, end, parts } of findSpans(text)) {
      result += plain(text.slice(at, start)) + parts.map(write).join('');
      at = end;
    }
    return result + plain(text.slice(at));
  };

  const isClean = (line: string): boolean => {
    const rest = line.replace(TOKEN, '\0');
    return findSpans(line).length === 0 && identities.literals()?.test(rest) !== true;
  };

  const learnText = (text: string): void => {
    identities.reserve(text);
    for (const { parts } of findSpans(text)) for (const part of parts) if (typeof part !== 'string') identities.tokenOf(part.identity, part.value);
  };

  const redact = (text: string): string => {
    const seen = sanitise(text);
    learnText(seen);
    const written = once(seen);
    if (isClean(written)) return written;
    const again = once(written);
    return again
      .split('\n')
      .map((line) => (isClean(line) ? line : WITHHELD))
      .join('\n');
  };

  const redactData = <T>(data: T, keep?: ReadonlySet<string>): T => {
    if (typeof data === 'string') return redact(data) as T;
    if (Array.isArray(data)) return data.map((one) => redactData(one, keep)) as T;
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, keep?.has(key) && typeof value !== 'object' ? value : redactData(value, keep)]),
    ) as T;
  };

  return {
    learn: (data) => {
      for (const text of textsOf(data)) learnText(sanitise(text));
    },
    redact,
    redactData,
    replaced: () => identities.all(),
    reveal: (text) => {
      const values = new Map(identities.all().map(({ token, value }) => [token, value]));
      return text.replace(TOKEN, (whole, identity: string, number: string, reversed: string | undefined) => {
        const value = values.get(`<${identity}-${number}>`);
        return value === undefined ? whole : reversed === undefined ? value : backwards(value);
      });
    },
  };
};
