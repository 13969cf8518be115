import { describe, expect, test } from 'vitest';
import { textTree } from './folder-tree.ts';
import { importerOf, outlineOf, readPageOf } from './read-fixture.ts';

const outline = (text: string): string => outlineOf('mkdocs-material', text);
const site = (yaml: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({ 'mkdocs.yml': yaml, ...texts });

describe('blocks of MkDocs Material', () => {
  test.each([
    ['an admonition with a title', '!!! warning "Look *out*"\n    text', 'warning "Look out"\n  p text'],
    ['an admonition with an empty title', '!!! note ""\n    text', 'note\n  p text'],
    ['an admonition right below a paragraph', 'before\n!!! tip\n    text\nafter', 'p before\ntip\n  p text\np after'],
    ['one that is closed, and one that is open', '??? info "A"\n    a\n???+ info "B"\n    b', 'info (closed) "A"\n  p a\ninfo (open) "B"\n  p b'],
    ['admonitions in each other', '!!! a\n    !!! b\n        !!! c\n            deep', 'a\n  b\n    c\n      p deep'],
    ['an admonition in a list', '- item\n\n    !!! note\n        text\n\n- next', 'ul\n  - p item\n    note\n      p text\n  - p next'],
    ['code in an admonition', '!!! example\n\n    ```sh\n    a\n      b\n    ```', 'example\n  code sh\n    | a\n    |   b'],
    ['an admonition that is indented too far', '!!! tip\n        text\n        ```\n        x\n        ```', 'tip\n  p text\n  code\n    | x'],
    ['code by indent in an admonition', '!!! tip\n\n        $ code', 'tip\n  code\n    | $ code'],
    ['a tab as indent', '!!! failure "No"\n\t**bold**', 'failure "No"\n  p *bold*'],
    ['content tabs', '=== "One"\n\n    1\n\n=== "Two `x`"\n\n    2\n\nafter', 'tabs\n  = One\n    p 1\n  = Two x\n    p 2\np after'],
    ['tabs with code titles and icons', '=== ":octicons-file-code-16: `docs/x.md`"\n\n    a', 'tabs\n  = docs/x.md\n    p a'],
    ['a new group of tabs', '=== "One"\n    1\n===! "Two"\n    2', 'tabs\n  = One\n    p 1\ntabs\n  = Two\n    p 2'],
    ['tabs in tabs', '=== "A"\n\n    === "B"\n\n        x', 'tabs\n  = A\n    tabs\n      = B\n        p x'],
    ['a definition list', 'Term\n:   one\n\n    two\n\n:   three\n\nafter', 'ul\n  - p *Term*\n    p one\n    p two\n    p three\np after'],
    ['blocks with slashes', '/// details | Sum\n    open: true\n\ntext\n///', 'details (open) "Sum"\n  p text'],
    ['tabs with slashes', '/// tab | A\na\n///\n\n/// tab | B\n    select: true\n\nb\n///', 'tabs\n  = A\n    p a\n  = B\n    p b'],
    ['an admonition with slashes', '/// admonition | Title\n    type: warning\n\ntext\n///', 'warning "Title"\n  p text'],
    ['a caption', '![a](https://e.org/a.png)\n/// caption\nWords\n///', 'p <img a https://e.org/a.png>\np Words'],
    [
      'a code block with attributes in braces',
      '``` { .yaml .annotate title="a.yml" linenums="1" }\na: 1 # (1)!\n```',
      'code yaml "a.yml" {.annotate linenums=1}\n  | a: 1 # (1)!',
    ],
    [
      'a grid of cards',
      '<div class="grid cards" markdown>\n\n- __A__\n\n    ---\n\n    text\n\n</div>\n\nafter',
      'ul\n  - p *A*\n    rule\n    p text\np after',
    ],
    ['markdown in a table of HTML', '<table markdown>\n<tr markdown><th>A</th></tr>\n<tr markdown><td markdown>**b**</td></tr>\n</table>', 'table A\n  *b*'],
    ['HTML that holds no Markdown', '<div>\n**as it is**\n</div>', 'p **as it is**'],
    ['a code block in HTML', '<details><summary>S</summary>\n\n```\ncode\n```\n\n</details>', 'details (closed) "S"\n  code\n    | code'],
    ['a fence that is never closed is text', 'a\n\n```\nb\n\n# c', 'p a\np ``` b\nh1 #c c'],
    ['a heading without a blank', '##Heading\ntext', 'h2 #heading Heading\np text'],
    ['a list of items that are indented by two', '- a\n  - b\n    - c\n- d', 'ul\n  - p a\n    ul\n      - p b\n        ul\n          - p c\n  - p d'],
    ['code in an item, eight columns deep', '1. a\n\n        code\n          more', 'ol 1\n  - p a\n    code\n      | code\n      |   more'],
    ['a list right below its sentence', 'Check:\n- a\n- b', 'p Check:\nul\n  - p a\n  - p b'],
    ['a fence in a list', '1. a\n    ```sh\n    x\n    ```\n2. b', 'ol 1\n  - p a\n    code sh\n      | x\n  - p b'],
    ['a paragraph with an attribute list', 'text\n{: .lead #x }', 'p text'],
    ['a table with an attribute list', '| a |\n| - |\n| b |\n{: .wide }', 'table a\n  b'],
    ['a formula', '$$\n\\{x\\}\n$$', 'code math\n  | \\{x\\}'],
    ['critic marks around blocks', '{==\n\ntext\n\n==}', 'p text'],
    ['a table of contents is no text', 'a\n\n[TOC]\n\nb', 'p a\np b'],
    ['a comment is no text', 'a\n\n<!-- md:version 9 -->\nb <!-- c --> d', 'p a\np b d'],
    ['macros stay text', '{{ config.site_name }}\n\n{% include "x" %}', 'p {{ config.site_name }}\np {% include "x" %}'],
  ])('%s', (_, text, expected) => {
    expect(outline(text)).toBe(expected);
  });
});

describe('inline text of MkDocs Material', () => {
  test.each([
    ['icons have no text, emoji have', ':material-check: ok :smile: 🚀 :unknown_name:', 'p ok 😄 🚀 :unknown_name:'],
    ['marks', '==high== ^^in^^ x^2^ H~2~O ~~out~~', 'p *high* in x2 H2O ~out~'],
    ['the language of a code span', '`#!sh cp a b` `:::py x` `#!/bin/sh`', 'p `cp a b` `x` `#!/bin/sh`'],
    ['the title of an icon', ':material-alert:{ title="Careful" } here', 'p Careful here'],
    ['keys', '++ctrl+alt+del++ and ++"Ü"++', 'p `Ctrl+Alt+Del` and `Ü`'],
    ['arithmetic is no mark', '2^10 and 2^20, a == b == c, C++ and C++', 'p 2^10 and 2^20, a == b == c, C++ and C++'],
    ['critic marks', '{++in++} {--out--} {~~old~>new~~} {==look==}', 'p in ~out~ ~old~new *look*'],
    [
      'attribute lists are no text',
      '[a](https://a.b){ .md-button } ![p](https://a.b/p.png){ align=left } `c`{ .py }',
      'p <a -> https://a.b> <img p https://a.b/p.png> `c`',
    ],
    ['titles of links stay', '[✅](https://a.b "fully supported")', 'p <✅ -> https://a.b "fully supported">'],
    ['placeholders stay', 'Run <your domain> and <DOMAIN>.', 'p Run <your domain> and <DOMAIN>.'],
    ['HTML in a line', '<kbd>Enter</kbd>, <b>bold</b><br>next <img src="https://a.b/c.png" alt="C">', 'p `Enter`, *bold*⏎next <img C https://a.b/c.png>'],
    ['abbreviations are explained once', 'MX and MX, `MX`.\n\n*[MX]: Mail Exchanger', 'p MX[^1] and MX, `MX`.\nnote 1 MX\n  p Mail Exchanger'],
    ['footnotes with several paragraphs', 'a[^x]\n\n[^x]: one\n\n    two', 'p a[^1]\nnote 1 x\n  p one\n  p two'],
    ['a note that nothing refers to is not lost', 'a\n\n[^x]: one', 'p a\nnote 1 x\n  p one'],
  ])('%s', (_, text, expected) => {
    expect(outline(text)).toBe(expected);
  });
});

describe('headings of MkDocs', () => {
  test('have the anchors that Python-Markdown makes', () => {
    const text = '# Über uns\n## A & B\n## A & B\n## `code` x\n## Own {#own .c}\n## 日本';
    expect(
      outline(text)
        .split('\n')
        .map((line) => line.split(' ')[1]),
    ).toEqual(['#uber-uns', '#a-b', '#a-b_1', '#code-x', '#own', '#_1']);
  });

  test('keep letters of every script where the configuration says so', () => {
    const yaml = 'markdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\n';
    expect(outlineOf('mkdocs-material', site(yaml, { 'docs/page.md': '# Über uns' }))).toBe('h1 #über-uns Über uns');
  });
});

describe('a project of MkDocs', () => {
  const nav = `site_url: https://docs.example.org
docs_dir: content
nav:
  - Start: index.md
  - Guide:
    - Deep down:
      - A page: a/page.md
plugins:
  - i18n:
      languages:
        - { locale: en, default: true }
        - locale: de
          nav_translations: { Guide: Anleitung, A page: Eine Seite }
`;
  const tree = { 'mkdocs.yml': nav, 'content/index.en.md': '# Home', 'content/index.de.md': '# Start', 'content/a/page.en.md': '', 'content/a/page.de.md': '' };

  test('knows title, trail, language and address of a page', () => {
    expect(readPageOf('mkdocs-material', tree, 'content/a/page.en.md')).toMatchObject({
      title: 'A page',
      trail: ['Guide', 'Deep down'],
      language: 'en',
      url: 'https://docs.example.org/a/page/',
    });
  });

  test('translates the navigation', () => {
    expect(readPageOf('mkdocs-material', tree, 'content/a/page.de.md')).toMatchObject({
      title: 'Eine Seite',
      trail: ['Anleitung', 'Deep down'],
      language: 'de',
      url: 'https://docs.example.org/de/a/page/',
    });
  });

  test('resolves links in the language of the page, by file and by address', () => {
    const text = '[a](../index.md) [b](../index.en.md#x) [c](../../) [d](/) [e](https://e.org) [f](#here) ![g](../img/g.png)';
    expect(outlineOf('mkdocs-material', { ...tree, 'content/a/page.de.md': text }, 'content/a/page.de.md')).toBe(
      'p <a -> tree:content/index.de.md> <b -> tree:content/index.en.md#x> <c -> tree:content/index.de.md> <d -> tree:content/index.de.md> <e -> https://e.org> <f -> tree:content/a/page.de.md#here> <img g tree:content/img/g.png>',
    );
  });

  test('has languages by folder', () => {
    const yaml = 'plugins: [{ i18n: { docs_structure: folder, languages: [{ locale: en, default: true }, { locale: de }] } }]\nnav: [{ Home: index.md }]';
    const folders = { 'mkdocs.yml': yaml, 'docs/en/index.md': 'a', 'docs/de/index.md': '[x](/index.md)' };
    expect(readPageOf('mkdocs-material', folders, 'docs/de/index.md')).toMatchObject({ language: 'de', title: 'Home' });
    expect(outlineOf('mkdocs-material', folders, 'docs/de/index.md')).toBe('p <x -> tree:docs/de/index.md>');
  });

  test('names its sections after the folders where there is no navigation', () => {
    expect(readPageOf('mkdocs-material', { 'mkdocs.yml': 'site_name: x', 'docs/my-guide/page.md': '# T' }, 'docs/my-guide/page.md').trail).toEqual([
      'My guide',
    ]);
  });

  test('is read without its configuration being run', () => {
    const yaml = 'site_url: !ENV [X, "https://e.org"]\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:os.system\n';
    expect(readPageOf('mkdocs-material', { 'mkdocs.yml': yaml, 'docs/page.md': 'text' }).blocks).toHaveLength(1);
  });
});

describe('snippets', () => {
  const yaml = 'markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [parts]\n      auto_append: [abbr.md]\n';
  const read = (texts: Readonly<Record<string, string>>) => readPageOf('mkdocs-material', site(yaml, texts));
  const said = (texts: Readonly<Record<string, string>>): string => outlineOf('mkdocs-material', site(yaml, texts));

  test('come from the tree, whole, by section or by lines, also in code', () => {
    const part = 'one\n# --8<-- [start:s]\ntwo\n# --8<-- [end:s]\nthree\n';
    const text = '--8<-- "p.txt"\n\n--8<-- "p.txt:s"\n\n```\n--8<-- "p.txt:5:5"\n```\n\n;--8<-- "p.txt"';
    expect(said({ 'parts/p.txt': part, 'docs/page.md': text })).toBe('p one two three\np two\ncode\n  | three\np --8<-- "p.txt"');
  });

  test('that include themselves, are missing, lead outside or to another server are problems with a place', () => {
    const page = read({
      'parts/a.md': '--8<-- "b.md"',
      'parts/b.md': 'b\n\n--8<-- "a.md"',
      'docs/page.md': '--8<-- "a.md"\n\n--8<-- "gone.md"\n\n--8<-- "../../etc/passwd"\n\n--8<-- "https://e.org/x.md"\n\nend',
    });
    expect(page.problems.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
      '1 the snippet "a.md" includes itself',
      '3 the snippet "gone.md" is not in the tree',
      '5 the snippet "../../etc/passwd" is not in the tree',
      '7 the snippet "https://e.org/x.md" is on another server and is not fetched',
    ]);
    expect(JSON.stringify(page.blocks)).toContain('end');
  });

  test('that are appended define abbreviations for every page', () => {
    expect(said({ 'parts/abbr.md': '*[OOM]: Out Of Memory\n*[FTS]: Search', 'docs/page.md': 'An OOM.' })).toBe('p An OOM[^1].\nnote 1 OOM\n  p Out Of Memory');
  });
});

describe('a page that is broken', () => {
  test('is reported with its place, and the others go on', () => {
    const pages = [...importerOf('mkdocs-material').pages(textTree({ 'docs/a.md': '---\ntitle: [\n---\ntext', 'docs/b.md': null, 'docs/c.md': 'fine' }))];
    expect(pages.map(({ file, blocks }) => [file, blocks.length])).toEqual([
      ['docs/a.md', 1],
      ['docs/b.md', 0],
      ['docs/c.md', 1],
    ]);
    expect(pages[0]!.problems[0]).toMatchObject({ place: { file: 'docs/a.md', line: 2 } });
    expect(pages[1]!.problems[0]).toMatchObject({ rule: 'not-utf8', place: { file: 'docs/b.md', line: 1 } });
  });

  test('knows where everything stands, whatever the line ends', () => {
    const { blocks } = readPageOf(
      'mkdocs-material',
      '\ufeff---\r\ntitle: x\r\n---\r\n\r\n# A\r\n\r\n!!! note\r\n    - item\r\n\r\n        [l](https://a.b)\r\n',
    );
    const note = blocks[1]!;
    expect(blocks[0]!.place).toEqual({ file: 'docs/page.md', line: 5, column: 1 });
    expect(note.place).toEqual({ file: 'docs/page.md', line: 7, column: 1 });
    const list = note.type === 'admonition' ? note.blocks[0]! : note;
    const item = list.type === 'list' ? list.items[0]! : undefined;
    expect(item!.place).toEqual({ file: 'docs/page.md', line: 8, column: 5 });
    const paragraph = item!.blocks[1]!;
    expect(paragraph.type === 'paragraph' && paragraph.children[0]).toMatchObject({ type: 'link', place: { line: 10, column: 9 } });
  });
});
