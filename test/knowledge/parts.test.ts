import { describe, expect, it } from 'vitest';
import { linksOf, linkTarget } from '../../src/knowledge/links.ts';
import { literalsOf } from '../../src/knowledge/literals.ts';
import { readMarkdown } from '../../src/knowledge/markdown.ts';
import { fixOf, introOf, sectionOf } from '../../src/knowledge/sections.ts';
import { type Block, plainText } from '../../src/model/block.ts';

const read = (text: string): Block[] => readMarkdown(text, { file: 'f.md', line: 1 }).blocks;

const said = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.type === 'paragraph' || block.type === 'heading'
        ? plainText(block.children)
        : block.type === 'footnotes'
          ? block.notes.map((note) => `^${note.label}`).join()
          : block.type,
    )
    .join(' | ');

const ARTICLE = 'Intro[^a].\n\nMore.\n\n## Fix\nDo.\n\n### Detail\nSo[^b].\n\n## If it did not help\nAsk.\n\n[^a]: note a\n[^b]: note b';

describe('sections', () => {
  it('give what stands before the first heading, with its notes only', () => {
    expect(said(introOf(read(ARTICLE)))).toBe('Intro[1]. | More. | ^a');
    expect(said(introOf(read(`# Title\n\n${ARTICLE}`)))).toBe('Intro[1]. | More. | ^a');
  });

  it('give the fix with its smaller headings, up to the next of its level', () => {
    expect(said(fixOf(read(ARTICLE)))).toBe('Do. | Detail | So[2]. | ^b');
  });

  it.each(['## Lösung', '## Behebung', '## Loesung', '## So geht es {: #fix }'])('know the fix under %s', (heading) => {
    expect(said(fixOf(read(`Text\n\n${heading}\nMach.`)))).toBe('Mach.');
  });

  it('are found by the id of their heading, and empty without one', () => {
    expect(said(sectionOf(read(ARTICLE), 'if-it-did-not-help'))).toBe('Ask.');
    expect(sectionOf(read(ARTICLE), 'nothing')).toEqual([]);
    expect(fixOf(read('Text only'))).toEqual([]);
  });
});

describe('literals', () => {
  it('are all code spans and blocks, in the order of the document', () => {
    const source = '`a` **`b`**\n\n| `c` | d |\n|---|---|\n| `e` | f |\n\n- `g`\n\n    ``` sh\n    h\n    ```\n\n=== "t"\n    `i`[^1]\n\n[^1]: `j`';
    expect(literalsOf(read(source))).toEqual(['a', 'b', 'c', 'e', 'g', 'h', 'i', 'j']);
  });
});

describe('links', () => {
  it('are classified by where they lead', () => {
    expect(linkTarget('other-id.md')).toEqual({ kind: 'article', id: 'other-id' });
    expect(linkTarget('../common/dns.de.md#fix')).toEqual({ kind: 'article', id: 'common/dns', anchor: 'fix' });
    expect(linkTarget('article:mailcow/inotify')).toEqual({ kind: 'article', id: 'mailcow/inotify' });
    expect(linkTarget('#lösung')).toEqual({ kind: 'anchor', anchor: 'lösung' });
    expect(linkTarget('https://example.org/a.md')).toEqual({ kind: 'external', url: 'https://example.org/a.md' });
    expect(linkTarget('//example.org')).toEqual({ kind: 'external', url: 'https://example.org' });
    expect(linkTarget('mailto:a@b.de')).toMatchObject({ kind: 'external' });
    expect(linkTarget('images/x.png')).toEqual({ kind: 'file', url: 'images/x.png' });
    for (const href of ['javascript:alert(1)', 'JaVaScRiPt:x', 'data:text/html,x', 'file:///etc/passwd'])
      expect(linkTarget(href)).toMatchObject({ kind: 'unsafe' });
  });

  it('of a document come in order with their text and place', () => {
    const found = linksOf(read('See [the *other*](other.md).\n\n!!! note\n    - [b](#x)'));
    expect(found.map(({ text, href, place }) => [text, href, place.line, place.column])).toEqual([
      ['the other', 'other.md', 1, 5],
      ['b', '#x', 4, 7],
    ]);
  });
});
