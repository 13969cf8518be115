import { allBlocks, allInlines, ownInlines } from '../knowledge/walk.ts';
import type { Article } from '../model/article.ts';
import type { Block, Inline } from '../model/block.ts';
import type { Pack } from '../model/pack.ts';
import type { Place } from '../model/problem.ts';
import { defineRule } from './define-rule.ts';

/** Two capitals or more in one word: MX, DNSSEC, POP3. */
const TERM = /(?<![\p{L}\p{N}._/<-])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?![\p{L}\p{N}_]|[./:][\p{L}\p{N}])/gu;

/** Known to whoever runs a server, or names of things rather than terms. */
const KNOWN = [
  'AM',
  'AMD',
  'ARM',
  'CPU',
  'FAQ',
  'GB',
  'GMT',
  'ID',
  'IO',
  'IP',
  'KB',
  'LTS',
  'MB',
  'OK',
  'OS',
  'PC',
  'RAM',
  'SQL',
  'TB',
  'UI',
  'URL',
  'USB',
  'UTC',
  'HTTP',
  'HTTPS',
  'HTML',
  'DSL',
  'LAN',
  'WLAN',
  'PHP',
];

type Found = { readonly term: string; readonly place: Place };

const textsOf = (blocks: readonly Block[]): { text: string; place: Place }[] =>
  [...allBlocks(blocks)].flatMap((block) => inlineTexts(ownInlines(block), block.place));

const inlineTexts = (inlines: readonly Inline[], place: Place): { text: string; place: Place }[] =>
  [...allInlines(inlines)].flatMap((inline) => (inline.type === 'text' ? [{ text: inline.text, place }] : []));

/** Terms of one document, without those that it explains where they stand: "block list (DNSBL)", "DNSBL (a list of senders)". */
const termsIn = (texts: readonly { text: string; place: Place }[]): Found[] => {
  const found: Found[] = [];
  const explained = new Set<string>();
  for (const { text, place } of texts) {
    if (!/[A-Z][A-Z0-9]/.test(text)) continue;
    for (const match of text.matchAll(TERM)) {
      const [term] = match;
      const before = text.slice(0, match.index);
      const after = text.slice(match.index + term.length);
      if (/\p{L}{3,}\s\($/u.test(before) || /^ \((?:\p{L}+ )*\p{L}{3,}/u.test(after)) explained.add(term);
      found.push({ term, place });
    }
  }
  return found.filter(({ term }) => !explained.has(term));
};

/** Words by which an entry is found: its title, its name and what people ask. Other articles explain what they are named after. */
const entriesOf = (pack: Pack): Set<string> => {
  const wordsOf = ({ id, title, symptoms, kind }: Article): string[] => [
    ...id.toUpperCase().split('-'),
    ...(title.match(TERM) ?? []),
    ...(kind === 'term' ? symptoms.flatMap((symptom) => symptom.match(TERM) ?? []) : []),
  ];
  return new Set(pack.articles.flatMap(wordsOf));
};

/** A term is told where the English text first uses it. */
const englishFirst = (a: { readonly language: string }, b: { readonly language: string }): number => Number(a.language !== 'en') - Number(b.language !== 'en');

export const termWithoutEntry = defineRule({
  name: 'term-without-entry',
  severity: 'warning',
  title: 'an abbreviation has an entry in the glossary',
  why: 'Nobody must know a term first, and a beginner cannot look up what stands nowhere.',
  mend: 'write an article of kind term, explain it in brackets, or name it under known in mailmedic.yaml',
  options: { known: KNOWN as readonly string[] },
  look: (pack, { isOwn = () => true }, report, { known }) => {
    const entries = entriesOf(pack);
    const files = new Map<string, { place: Place; files: Set<string> }>();
    const take = (texts: readonly { text: string; place: Place }[]): void => {
      for (const { term, place } of termsIn(texts)) {
        if (entries.has(term) || entries.has(term.replace(/S$/, '')) || known.includes(term)) continue;
        const seen = files.get(term);
        if (seen) seen.files.add(place.file);
        else files.set(term, { place, files: new Set([place.file]) });
      }
    };
    for (const { blocks, file } of pack.articles.toSorted(englishFirst)) if (isOwn(file)) take(textsOf(blocks));
    for (const flow of pack.flows) {
      if (!isOwn(flow.file)) continue;
      for (const { nodes } of Object.values(flow.words).sort(englishFirst)) {
        take(
          Object.values(nodes).flatMap(({ question, help, why, choices, place }) => [
            ...inlineTexts(question, place),
            ...textsOf(help),
            ...textsOf(why),
            ...choices.flatMap((choice) => inlineTexts(choice.label, choice.place)),
          ]),
        );
      }
    }
    for (const [term, { place, files: used }] of files)
      report(place, `"${term}" has no entry in the glossary (${used.size} ${used.size === 1 ? 'file uses' : 'files use'} it)`);
  },
});
