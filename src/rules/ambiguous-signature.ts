import { isBase, type Shelf, type Signature } from '../model/article.ts';
import type { Flow } from '../model/flow.ts';
import type { Pack } from '../model/pack.ts';
import { defineRule } from './define-rule.ts';
import { conclusionsOf } from './nodes.ts';
import { parseRegex } from './regex/parse-regex.ts';
import { literalOf } from './regex/required-literal.ts';
import { sampleText } from './regex/sample.ts';

/** An article or a flow with one of its signatures. */
type Signed = {
  readonly id: string;
  /** A how-to or a term is read beside a flow, not instead of it. */
  readonly aside: boolean;
  readonly shelf: Shelf;
  readonly related: readonly string[];
  readonly signature: Signature;
  readonly sample: string;
  readonly regex: RegExp;
};

const meetOnAShelf = (a: Signed, b: Signed): boolean => a.shelf === b.shelf || a.shelf === 'common' || b.shelf === 'common';

const bare = (id: string): string => id.slice(id.indexOf('/') + 1);

/** Articles that one flow tells apart, and the flow itself, as `a b`. */
const toldApart = (flows: readonly Flow[]): Set<string> =>
  new Set(
    flows.flatMap((flow) => {
      const told = [`flow ${flow.key}`, ...conclusionsOf(flow).map((node) => bare(node.article))];
      return told.flatMap((a) => told.map((b) => `${a} ${b}`));
    }),
  );

const signedOf = (pack: Pack): Signed[] => {
  const all = [
    ...pack.articles.filter(isBase).map(({ id, shelf, kind, related, signatures }) => ({ id, shelf, aside: kind !== 'problem', related, signatures })),
    ...pack.flows.map(({ key, shelf, signatures }) => ({ id: `flow ${key}`, shelf, aside: false, related: [] as string[], signatures })),
  ];
  return all.flatMap(({ signatures, ...rest }) =>
    signatures.map((signature) => ({
      ...rest,
      signature,
      sample: sampleText(parseRegex(signature.pattern, signature.flags)),
      regex: new RegExp(signature.pattern, signature.flags),
    })),
  );
};

const GRAM = 4;

const gramsOf = (text: string): string[] => Array.from({ length: Math.max(0, text.length - GRAM + 1) }, (_, at) => text.slice(at, at + GRAM));

/**
 * Patterns that may match a sample: each is looked up by four letters that every match must hold, the rarest of them,
 * rather than every pattern being tried on every sample.
 */
const candidates = (signed: readonly Signed[]): ((sample: string) => Set<Signed>) => {
  const grams = signed.map((one) => [...new Set(gramsOf(literalOf(one.signature.pattern, one.signature.flags)))]);
  const counts = new Map<string, number>();
  for (const gram of grams.flat()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const byGram = new Map<string, Signed[]>();
  const always: Signed[] = [];
  for (const [at, one] of signed.entries()) {
    const own = grams[at]!;
    if (own.length === 0) always.push(one);
    else {
      const rarest = own.reduce((best, gram) => (counts.get(gram)! < counts.get(best)! ? gram : best));
      const same = byGram.get(rarest);
      if (same) same.push(one);
      else byGram.set(rarest, [one]);
    }
  }
  return (sample) => new Set([...always, ...gramsOf(sample.toLowerCase()).flatMap((gram) => byGram.get(gram) ?? [])]);
};

const isFlow = ({ id }: Signed): boolean => id.startsWith('flow ');
const isBeside = (one: Signed, other: Signed): boolean => (isFlow(one) && other.aside) || (isFlow(other) && one.aside);

export const ambiguousSignature = defineRule({
  name: 'ambiguous-signature',
  severity: 'warning',
  title: 'a signature does not match what another article or flow is about, unless a flow tells the two apart',
  why: 'A pasted log line would lead to the wrong article.',
  mend: 'make the pattern narrower, or let one flow conclude both',
  look: (pack, _context, report) => {
    const signed = signedOf(pack);
    const apart = toldApart(pack.flows);
    const nearTo = candidates(signed);
    for (const one of signed) {
      if (!one.regex.test(one.sample)) continue;
      for (const other of nearTo(one.sample)) {
        if (other.id === one.id || !meetOnAShelf(one, other) || isBeside(one, other) || one.related.includes(other.id) || other.related.includes(one.id))
          continue;
        if (apart.has(`${one.id} ${other.id}`) || !other.regex.test(one.sample)) continue;
        report(other.signature.place, `"${other.signature.pattern}" also matches what "${one.id}" is about: ${JSON.stringify(one.sample)}`);
      }
    }
  },
});
