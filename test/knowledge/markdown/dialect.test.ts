import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/knowledge/markdown.ts';
import type { Block, Inline } from '../../../src/model/block.ts';
import { formatProblem } from '../../../src/model/problem.ts';

const read = (text: string) => readMarkdown(text, { file: 'f.md', line: 1 });
const blocksOf = (text: string): Block[] => read(text).blocks;

/** Blocks without places, for comparing whole trees. */
const bare = (text: string): unknown => JSON.parse(JSON.stringify(blocksOf(text), (key, value) => (key === 'place' ? undefined : value)));

const inlinesOf = (text: string): readonly Inline[] => {
  const [block] = blocksOf(text);
  if (block?.type !== 'paragraph') throw new Error(`${block?.type} is no paragraph`);
  return block.children;
};

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (value: string) => ({ type: 'paragraph', children: [text(value)] });

describe('admonitions', () => {
  it('have a kind, a title of plain text and one of three ways to collapse', () => {
    expect(bare('!!! Warning "Take `care` of *it*"\n    Body')).toEqual([
      { type: 'admonition', kind: 'warning', title: 'Take care of it', collapse: 'no', blocks: [paragraph('Body')] },
    ]);
    expect(bare('??? note\n    Body\n???+ tip\n    Body')).toMatchObject([{ collapse: 'closed' }, { collapse: 'open' }]);
  });

  it('may be indented by two columns or a tab, and interrupt a paragraph', () => {
    const wanted = [
      paragraph('Before'),
      { type: 'admonition', kind: 'note', collapse: 'no', blocks: [paragraph('one'), paragraph('two')] },
      paragraph('After'),
    ];
    expect(bare('Before\n!!! note\n  one\n\n  two\n\nAfter')).toEqual(wanted);
    expect(bare('Before\n!!! note\n\tone\n\n\ttwo\n\nAfter')).toEqual(wanted);
  });

  it('keep a title that stands without quotes, and an empty one', () => {
    expect(bare('!!! info Read this')).toMatchObject([{ kind: 'info', title: 'Read this', blocks: [] }]);
    expect(bare('!!! info ""\n    x')).toMatchObject([{ title: '' }]);
  });

  it('take layout words as classes', () => {
    expect(bare('!!! info inline end "Aside"\n    x')).toMatchObject([{ title: 'Aside', attributes: { classes: ['inline', 'end'] } }]);
  });

  it('end a list that they follow without a blank line', () => {
    expect(bare('- item\n!!! note\n    x')).toMatchObject([{ type: 'list' }, { type: 'admonition' }]);
  });
});

describe('tabs', () => {
  it('that follow each other are one group', () => {
    expect(bare('=== "docker compose"\n\n    one\n\n===+ "docker-compose"\n    two\n\nAfter')).toEqual([
      {
        type: 'tabs',
        tabs: [
          { title: 'docker compose', blocks: [paragraph('one')] },
          { title: 'docker-compose', blocks: [paragraph('two')] },
        ],
      },
      paragraph('After'),
    ]);
  });

  it('begin a new group with an exclamation mark', () => {
    expect(bare('=== "a"\n    one\n===! "b"\n    two')).toMatchObject([{ type: 'tabs' }, { type: 'tabs' }]);
  });

  it('leave the underline of a heading alone', () => {
    expect(bare('Title\n===')).toMatchObject([{ type: 'heading', level: 1, id: 'title' }]);
  });
});

describe('code', () => {
  it('takes language, title and the rest from the info string', () => {
    expect(bare('``` bash title="a b.sh" hl_lines="2"\nx\n```')).toEqual([
      { type: 'code', language: 'bash', title: 'a b.sh', text: 'x', attributes: { classes: [], values: { hl_lines: '2' } } },
    ]);
    expect(bare('``` { .bash .no-copy }\nx\n```')).toEqual([{ type: 'code', language: 'bash', text: 'x', attributes: { classes: ['no-copy'], values: {} } }]);
    expect(bare('```title="a.cf"\nx\n```')).toEqual([{ type: 'code', title: 'a.cf', text: 'x' }]);
    expect(bare('~~~\nx\n~~~')).toEqual([{ type: 'code', text: 'x' }]);
  });

  it('keeps blank lines at both ends and inner white space', () => {
    expect(bare('```\n\n a\t\n\n```')).toEqual([{ type: 'code', text: '\n a\t\n' }]);
  });

  it('without an end goes on to the end of its container', () => {
    expect(bare('!!! note\n    ```\n    x\n\nAfter')).toMatchObject([{ blocks: [{ type: 'code', text: 'x' }] }, paragraph('After')]);
  });

  it('may be indented in a list, an admonition and a tab at once', () => {
    const [list] = blocksOf('1. step\n\n    === "a"\n\n        !!! tip\n            ~~~ sh\n              x\n            ~~~');
    expect(list).toMatchObject({
      items: [{ blocks: [{}, { tabs: [{ blocks: [{ blocks: [{ type: 'code', language: 'sh', text: '  x', place: { line: 6, column: 13 } }] }] }] }] }],
    });
  });

  it('by indentation loses four columns', () => {
    expect(bare('    a\n\n      b\n\nc')).toEqual([{ type: 'code', text: 'a\n\n  b' }, paragraph('c')]);
  });
});

describe('lists', () => {
  it('know ticked and open tasks', () => {
    expect(bare('- [x] a\n- [ ] b\n- c')).toMatchObject([{ items: [{ checked: true }, { checked: false }, { blocks: [paragraph('c')] }] }]);
  });

  it('keep the number they begin with', () => {
    expect(bare('3. a\n4. b')).toMatchObject([{ type: 'list', ordered: true, start: 3 }]);
  });
});

describe('footnotes', () => {
  it('are numbered as they are referred to and stand at the end', () => {
    const { blocks, problems } = read('B[^b] a[^a] b[^b].\n\n[^a]: first\n[^b]: second\n    goes on\n\n    ``` sh\n    x\n    ```\n\nEnd');
    expect(problems).toEqual([]);
    expect(blocks.map((block) => block.type)).toEqual(['paragraph', 'paragraph', 'footnotes']);
    expect(blocks[2]).toMatchObject({
      notes: [
        {
          label: 'b',
          number: 1,
          blocks: [
            { type: 'paragraph', children: [text('second goes on')] },
            { type: 'code', text: 'x' },
          ],
        },
        { label: 'a', number: 2, blocks: [{ place: { line: 3, column: 7 } }] },
      ],
    });
  });

  it('that are missing, unused or doubled are named and nothing is lost', () => {
    const { blocks, problems } = read('See[^x].\n\n[^a]: one [^b]\n\n[^a]: two\n\n[^b]: three');
    expect(problems.map(formatProblem)).toEqual([
      'f.md:5:1 the footnote "a" is defined twice; give one of them another name',
      'f.md:1:4 the footnote "x" is not defined; add a line "[^x]: …"',
      'f.md:3:1 nothing refers to the footnote "a"; write [^a] where it belongs',
    ]);
    expect(JSON.stringify(blocks)).toMatch(/See\[\^x\].*one.*two.*three/);
  });
});

describe('headings', () => {
  it('have ids like those of GitHub, umlauts kept, repeats numbered', () => {
    const ids = blocksOf('# Öffentliche IP: prüfen!\n# A `b` & c\n# A\n# A\n# A-1\n# A').map((block) => (block.type === 'heading' ? block.id : ''));
    expect(ids).toEqual(['öffentliche-ip-prüfen', 'a-b--c', 'a', 'a-1', 'a-1-1', 'a-2']);
  });

  it('take an explicit id, which a made one never takes away', () => {
    const ids = blocksOf('## Fix\n## Lösung {: #fix }\n## Other { #my-id .x }').map((block) => (block.type === 'heading' ? block.id : ''));
    expect(ids).toEqual(['fix-1', 'fix', 'my-id']);
    expect(bare('## Other { #my-id .x }')).toMatchObject([{ children: [text('Other')], attributes: { id: 'my-id', classes: ['x'] } }]);
  });

  it('with the same explicit id are named', () => {
    expect(read('# A {: #x }\n# B {: #x }').problems.map(formatProblem)).toEqual(['f.md:2:1 the id "x" is taken by an earlier heading; choose another']);
  });
});

describe('attribute lists', () => {
  it('stand below a block, behind a paragraph and behind a link', () => {
    expect(bare('| a |\n|---|\n| b |\n{: .wide }')).toMatchObject([{ type: 'table', attributes: { classes: ['wide'] } }]);
    expect(bare('```\nx\n```\n{: #c key="v w" }')).toMatchObject([{ type: 'code', attributes: { id: 'c', values: { key: 'v w' } } }]);
    expect(bare('Text {: .note }')).toMatchObject([{ children: [text('Text')], attributes: { classes: ['note'] } }]);
    expect(bare('See [a](b){target="_blank"} now')).toMatchObject([{ children: [text('See '), { type: 'link', href: 'b' }, text(' now')] }]);
  });

  it('are not mistaken for facts, braces in text or Docker formats', () => {
    expect(bare('Use {{domain}} or { this } or {x}')).toEqual([paragraph('Use {{domain}} or { this } or {x}')]);
    expect(bare('# For {{domain}}')).toMatchObject([{ children: [text('For {{domain}}')] }]);
  });
});

describe('tables', () => {
  it('know how columns align and keep pipes in code', () => {
    expect(bare('| a | b | c |\n|:--|:-:|--:|\n| `x|y` | `p\\|q` | \\| |')).toEqual([
      {
        type: 'table',
        align: ['left', 'center', 'right'],
        header: [[text('a')], [text('b')], [text('c')]],
        rows: [[[{ type: 'code', text: 'x|y' }], [{ type: 'code', text: 'p|q' }], [text('|')]]],
      },
    ]);
  });

  it('fill short rows and keep what a long row has too much', () => {
    expect(bare('a | b\n--|--\nc\nd | e | f')).toMatchObject([
      {
        rows: [
          [[text('c')], []],
          [[text('d')], [text('e'), text(' | '), text('f')]],
        ],
      },
    ]);
  });
});

describe('inline text', () => {
  it('has emphasis, code, breaks, images and decoded entities', () => {
    expect(inlinesOf('*a* **b** ~~c~~ `d`  \ne<br>f ![g](h.png "i") &uuml;&amp;&#8364; \\*')).toEqual([
      { type: 'emphasis', children: [text('a')] },
      text(' '),
      { type: 'strong', children: [text('b')] },
      text(' '),
      { type: 'strike', children: [text('c')] },
      text(' '),
      { type: 'code', text: 'd' },
      { type: 'break' },
      text('e'),
      { type: 'break' },
      text('f '),
      { type: 'image', src: 'h.png', alt: 'g', title: 'i' },
      text(' ü&€ *'),
    ]);
  });

  it('keeps HTML as text and drops comments', () => {
    expect(inlinesOf('Ask <your-provider> <!-- why --> <script>alert(1)</script>')).toEqual([text('Ask <your-provider>  <script>alert(1)</script>')]);
    expect(bare('<!-- one\n\ntwo -->\n\n<div onclick="x">\n*text*\n</div>')).toEqual([
      { type: 'paragraph', children: [text('<div onclick="x">'), { type: 'break' }, text('*text*'), { type: 'break' }, text('</div>')] },
    ]);
  });

  it('keeps a comment that never ends', () => {
    expect(JSON.stringify(blocksOf('a\n\n<!-- lost?\n\nend'))).toMatch(/lost\?.*end/);
  });

  it('finds reference links wherever they are defined, and names those that are not', () => {
    const { blocks, problems } = read('!!! note\n    See [the docs][d] and [other][nowhere].\n\n> [d]: https://example.org "T"\n');
    expect(blocks[0]).toMatchObject({
      blocks: [
        { children: [text('See '), { type: 'link', href: 'https://example.org', title: 'T', place: { line: 2, column: 9 } }, text(' and [other][nowhere].')] },
      ],
    });
    expect(problems.map(formatProblem)).toEqual(['f.md:2:27 the link reference "nowhere" is not defined; add a line "[nowhere]: address"']);
  });

  it('knows where links stand, in emphasis, on later lines and in cells', () => {
    const places = (source: string) =>
      JSON.stringify(blocksOf(source))
        .match(/"href":"[^"]*".*?"line":\d+,"column":\d+/g)
        ?.map((found) => found.replace(/"children".*"line":(\d+),"column":(\d+)/, '$1:$2'));
    expect(places('- one\n  two **x [a](b)** https://c.de')).toEqual(['"href":"b",2:11', '"href":"https://c.de",2:20']);
    expect(places('| x | y |\n|---|---|\n| a \\| b | [l](m) |')).toEqual(['"href":"m",3:12']);
  });

  it('is free of escape sequences, also of those written as entities', () => {
    const source = 'a\x1b[31mb &#27;[2J [c\x1b]0;x\x07](h\u202ettp) `d\x07`\n\n```b\x1bash t="\x1b"\ne\x1b[0m\n```\n\n# f\x9b1m\n\n!!! note "g\x1b[1m"';
    expect(JSON.stringify(blocksOf(source))).not.toMatch(/\\u00[01][0-9a-f]|\\u00[89]|\u009b|\u202e/i);
  });
});

it('counts lines from where the body begins', () => {
  expect(readMarkdown('\n# A', { file: 'f.md', line: 10 }).blocks[0]!.place).toEqual({ file: 'f.md', line: 11, column: 1 });
});

it('has no blocks for an empty text', () => {
  expect(blocksOf('')).toEqual([]);
  expect(blocksOf(' \n\t\n')).toEqual([]);
});
