import { type LinearPattern, linearPattern } from './linear-pattern.ts';
import type { Line } from './read-text.ts';
import type { SearchIndex } from './search-index.ts';

export type SignatureHit = { readonly entry: number; readonly strength: number; readonly pattern: string; readonly template: string };

/** Matches the signatures of an index against lines: in linear time, most lines sorted out by one look for a fixed piece. */
export const signatureMatcher = (signatures: SearchIndex['signatures']): ((lines: readonly Line[]) => SignatureHit[]) => {
  let ready: readonly (LinearPattern | undefined)[] | undefined;
  return (lines) => {
    ready ??= signatures.map(({ pattern, flags }) => linearPattern(pattern, flags));
    const lower = lines.map((line) => line.text.toLowerCase());
    const whole = lower.join('\n');
    const hits: SignatureHit[] = [];
    signatures.forEach(({ pattern, entries, specific }, at) => {
      const linear = ready![at];
      if (!linear || (linear.needs.length > 0 && !linear.needs.some((piece) => whole.includes(piece)))) return;
      let best = 0;
      let template = '';
      lines.forEach((line, index) => {
        if (line.weight <= best || (linear.needs.length > 0 && !linear.needs.some((piece) => lower[index]!.includes(piece)))) return;
        if (!linear.test(line.text)) return;
        best = line.weight;
        template = line.template;
      });
      if (best > 0) for (const entry of entries) hits.push({ entry, strength: specific * Math.min(1.2, best), pattern, template });
    });
    return hits;
  };
};
