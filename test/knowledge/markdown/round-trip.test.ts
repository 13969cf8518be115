import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/knowledge/markdown.ts';
import { allBlocks } from '../../../src/knowledge/walk.ts';
import { type Block, plainText } from '../../../src/model/block.ts';
import type { Place } from '../../../src/model/problem.ts';
import { documents, printNodes, treeOf } from './documents.ts';

const FIRST_LINE = 7;

/** How the source begins where a construct says it stands. */
const beginning = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
      return plainText(block.children);
    case 'heading':
      return `${'#'.repeat(block.level)} ${plainText(block.children)}`;
    case 'list':
      return block.ordered ? '1.  ' : '- ';
    case 'quote':
      return '>';
    case 'admonition':
      return `${{ no: '!!!', closed: '???', open: '???+' }[block.collapse]} ${block.kind}`;
    case 'tabs':
      return `=== "${block.tabs[0]!.title}"`;
    case 'table':
      return '| one';
    default:
      return '```';
  }
};

/** Every place of a document with what must stand there. */
const expectations = (blocks: readonly Block[]): [Place, string][] =>
  [...allBlocks(blocks)].flatMap((block): [Place, string][] => {
    const own: [Place, string] = [block.place, beginning(block)];
    if (block.type === 'list') return [own, ...block.items.map((item, index): [Place, string] => [item.place, block.ordered ? `${index + 1}.  ` : '- '])];
    if (block.type === 'tabs') return [own, ...block.tabs.map((tab): [Place, string] => [tab.place, `=== "${tab.title}"`])];
    return [own];
  });

describe('a document nested at random', () => {
  it('is read as it was written, code byte for byte', () => {
    fc.assert(
      fc.property(documents, (nodes) => {
        const source = printNodes(nodes).join('\n');
        const { blocks, problems } = readMarkdown(source, { file: 'f.md', line: 1 });
        expect(treeOf(blocks), source).toEqual(nodes);
        expect(problems).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('has every block, item and tab where its place says', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('\n', '\r\n'), (nodes, feed) => {
        const lines = printNodes(nodes);
        const { blocks } = readMarkdown(lines.join(feed), { file: 'f.md', line: FIRST_LINE });
        for (const [place, wanted] of expectations(blocks)) {
          const found = lines[place.line - FIRST_LINE]!.slice(place.column - 1);
          expect(found.startsWith(wanted), `${place.line}:${place.column} "${found}" instead of "${wanted}" in\n${lines.join('\n')}`).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const scraps = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^w[0-9]{4}$/) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '\n',
        '\n\n',
        '    ',
        '  ',
        '\t',
        '- ',
        '1. ',
        '> ',
        '!!! note ',
        '??? tip "',
        '=== "',
        '"',
        '```',
        '~~~ ',
        '`',
        '**',
        '*',
        '_',
        '~~',
        '|',
        '|--|',
        '[^1]',
        '[^1]: ',
      ],
      ...[
        '[',
        '](',
        '](#',
        ')',
        ']',
        '![',
        '<',
        '>',
        '<b>',
        '<br>',
        '</div>',
        '<div>',
        '# ',
        '===',
        '---',
        '\\',
        '&',
        '&lt;',
        ' ',
        '$',
        '%',
        '- [ ] ',
        'http://',
        '{',
        '}',
      ],
    ),
  },
);

describe('garbage', () => {
  it('never throws, takes no time and loses no word', () => {
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 60 }), (parts) => {
        const source = parts.join('');
        const started = performance.now();
        const { blocks } = readMarkdown(source, { file: 'f.md', line: 1 });
        expect(performance.now() - started).toBeLessThan(500);
        const seen = JSON.stringify(blocks);
        // The address of a link may be lost where only plain text can stand, as in a title.
        for (const [found] of source.matchAll(/(?<!\]\(#?[^ )\n]*)w[0-9]{4}/g)) expect(seen, source).toContain(found);
      }),
      { numRuns: 1500 },
    );
  });

  it('of emphasis in emphasis is read at every depth', () => {
    for (const depth of [1, 10, 100, 300, 600, 900, 1500, 3000]) {
      const { blocks } = readMarkdown(`${'**'.repeat(depth)}w1234${'**'.repeat(depth)}`, { file: 'f.md', line: 1 });
      expect(JSON.stringify(blocks)).toContain('w1234');
    }
  });

  it('of any characters never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => readMarkdown(source, { file: 'f.md', line: 1 }).blocks.length >= 0));
  });

  it.each(['> ', '- ', '**', '[', '*a **b ', '!!! note\n', '[^a]: x\n', '    ', '`a ``', '<!-- ', '![a](', '| a ', '<a ', '1. a\n\n', '# a\nb\n'])(
    'made of %j ten thousand times is read within two seconds',
    (scrap) => {
      const started = performance.now();
      readMarkdown(scrap.repeat(10_000), { file: 'f.md', line: 1 });
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});
