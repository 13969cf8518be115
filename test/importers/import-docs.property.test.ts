import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vetSignatures } from '../../src/cli/import/vet-signatures.ts';
import { importDocs } from '../../src/importers/import-docs.ts';
import { readFrontMatter } from '../../src/knowledge/front-matter.ts';
import { placedLiterals } from '../../src/knowledge/literals.ts';
import { readMarkdown } from '../../src/knowledge/markdown.ts';
import type { Block } from '../../src/model/block.ts';
import type { ImportedPage } from '../../src/model/imported-page.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { packFrom } from '../../src/store/packs.ts';
import { randomBlocks } from './print/random-blocks.ts';

const place = { file: 'f.md', line: 1, column: 1 };
const titles = fc.constantFrom(
  'Mail cannot be sent',
  'How do I log in?',
  'Install it',
  'Network',
  'Symptoms',
  'Cause',
  'Solution',
  'Troubleshooting',
  'FAQ',
  'Fehler beim Senden',
  'Lösung',
  '1. Step',
  '???',
  'x',
);
const heading = fc
  .tuple(fc.integer({ min: 1, max: 4 }), titles)
  .map(([level, text]): Block => ({ type: 'heading', level, id: text.toLowerCase().replace(/\W+/g, '-') || 'h', children: [{ type: 'text', text }], place }));
const sentence = fc
  .constantFrom(
    'Check that port 25 is open.',
    'It could also be the firewall.',
    'If the disk is full, make room.',
    'Prüfen Sie, ob die Mail wartet.',
    'Error: it failed because the file was not found',
  )
  .map((text): Block => ({ type: 'paragraph', children: [{ type: 'text', text }], place }));
const list = fc
  .tuple(fc.boolean(), fc.array(fc.array(fc.oneof(sentence, sentence), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 5 }))
  .map(([ordered, items]): Block => ({ type: 'list', ordered, start: 1, items: items.map((blocks) => ({ blocks, place })), place }));
const page = fc
  .tuple(
    fc.constantFrom('a.md', 'docs/b.md', 'troubleshooting/c.de.md', 'faq.md', 'CHANGELOG.md'),
    fc.array(fc.oneof(heading, heading, sentence, list, randomBlocks), { maxLength: 14 }),
  )
  .map(
    ([file, parts]): ImportedPage => ({
      file,
      dialect: 'markdown',
      trail: [],
      front: {},
      problems: [],
      blocks: parts.flat(),
      ...(file.includes('.de.') ? { language: 'de' } : {}),
    }),
  );
const pages = fc.uniqueArray(page, { selector: ({ file }) => file, maxLength: 4 });

const facts = { doc: 'docs', shelf: 'common', read: '2026-11-28' } as const;
const importAll = (list: readonly ImportedPage[]) => importDocs(list, { facts, earlier: [], taken: [], vet: vetSignatures, catalogue: CATALOGUE });

describe('pages of any blocks', () => {
  test('become files that are read without an error, within a second, and keep every code block', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(pages, (list) => {
        const started = performance.now();
        const { files } = importAll(list);
        expect(performance.now() - started).toBeLessThan(1000);
        const pack = packFrom(files);
        expect(
          pack.problems.filter(({ severity }) => severity === 'error'),
          files.map(({ name, text }) => `${name}\n${text}`).join('\n'),
        ).toEqual([]);
        const kept = files.flatMap(({ name, text }) =>
          name.startsWith('knowledge/') ? placedLiterals(readMarkdown(readFrontMatter(text, name).value!.body, place).blocks) : [],
        );
        const codes = (literals: typeof kept) => literals.flatMap(({ text, block }) => (block.type === 'code' ? [text] : [])).sort();
        expect(codes(kept)).toEqual(codes(list.flatMap(({ blocks }) => placedLiterals(blocks))));
      }),
      { numRuns: 400 },
    );
  });

  test('give the same files when they are imported again', () => {
    fc.assert(
      fc.property(pages, (list) => {
        const names = (docs: ReturnType<typeof importAll>) => docs.files.map(({ name, text }) => [name, text]);
        expect(names(importAll(list))).toEqual(names(importAll(list)));
      }),
      { numRuns: 50 },
    );
  });
});
