import fc from 'fast-check';
import type { Block, Inline } from '../../src/model/block.ts';
import type { Place } from '../../src/model/problem.ts';

export const NOWHERE: Place = { file: 'flows/common/random.md', line: 1, column: 1 };

/** A sentence as Markdown, and as what it must be read as. */
export type Sentence = { readonly source: string; readonly inlines: readonly Inline[] };

const text = (words: string): Inline => ({ type: 'text', text: words });
const plain = (source: string): Sentence => ({ source, inlines: [text(source)] });

const SENTENCES: readonly Sentence[] = [
  plain('Does it answer?'),
  plain('Look at the light on the front.'),
  plain('Welche Farbe hat die Lampe?'),
  plain('What does {{host_name}} say on port {{port}}?'),
  {
    source: 'Run `docker compose ps` and **wait**.',
    inlines: [text('Run '), { type: 'code', text: 'docker compose ps' }, text(' and '), { type: 'strong', children: [text('wait')] }, text('.')],
  },
  { source: '`a: b` is *odd*', inlines: [{ type: 'code', text: 'a: b' }, text(' is '), { type: 'emphasis', children: [text('odd')] }] },
];

export const sentenceArbitrary: fc.Arbitrary<Sentence> = fc.constantFrom(...SENTENCES);

/** A block as Markdown, and as what it must be read as. */
export type Passage = { readonly source: string; readonly block: Block };

const PASSAGES: readonly Passage[] = [
  { source: 'Nobody knows.', block: { type: 'paragraph', children: [text('Nobody knows.')], place: NOWHERE } },
  { source: '```sh\ncd {{project_dir}}\nls -l\n```', block: { type: 'code', language: 'sh', text: 'cd {{project_dir}}\nls -l', place: NOWHERE } },
];

export const passagesArbitrary: fc.Arbitrary<readonly Passage[]> = fc.array(fc.constantFrom(...PASSAGES), { maxLength: 2 });

/** What one section says, before it is known which choices it must offer. */
export type Said = { readonly question: Sentence; readonly help: readonly Passage[]; readonly why?: Sentence | undefined };

export const saidArbitrary: fc.Arbitrary<Said> = fc.record({
  question: sentenceArbitrary,
  help: passagesArbitrary,
  why: fc.option(sentenceArbitrary, { nil: undefined }),
});
