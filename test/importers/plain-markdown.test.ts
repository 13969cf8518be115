import { describe, expect, test } from 'vitest';
import { outlineOf, readPageOf } from './read-fixture.ts';

const outline = (text: string): string => outlineOf('markdown', text);

describe('blocks of plain Markdown', () => {
  test.each([
    ['headings of both kinds', '# A #\n\nB\nc\n===\n\nD\n---', 'h1 #a A\nh1 #b-c B c\nh2 #d D'],
    ['hard breaks', 'a  \nb\\\nc<br>d', 'p a⏎b⏎c⏎d'],
    ['a list that is loose', '- a\n\n- b\n\n  c', 'ul\n  - p a\n  - p b\n    p c'],
    ['lists that end where the mark changes', '- a\n* b\n1. c\n2) d', 'ul\n  - p a\nul\n  - p b\nol 1\n  - p c\nol 2\n  - p d'],
    ['a lazy line', '- a\nb\n\n> c\nd', 'ul\n  - p a b\nquote\n  p c d'],
    [
      'code in nested lists',
      '1. a\n   - b\n\n     ```sh\n     c\n\n       d\n     ```',
      'ol 1\n  - p a\n    ul\n      - p b\n        code sh\n          | c\n          | \n          |   d',
    ],
    ['a fence that is never closed', 'a\n\n```\nb\n\nc', 'p a\ncode\n  | b\n  | \n  | c'],
    ['code with backticks in it', '````md\n```\nx\n```\n````', 'code md\n  | ```\n  | x\n  | ```'],
    ['tasks', '- [ ] a\n- [X] b', 'ul\n  - [ ] p a\n  - [x] p b'],
    ['a table with pipes and too many cells', '| a | b |\n| - | - |\n| `x|y` | z \\| w | more |\n| one |', 'table a | b\n  `x|y` | z | w | more\n  one | '],
    ['a table right below a paragraph', 'text\n| a |\n| - |\n| b |', 'p text\ntable a\n  b'],
    [
      'references',
      '[a][one] [one] [One][]\n\n[ONE]: <https://a.b/c d> "T"\n',
      'p <a -> https://a.b/c%20d "T"> <one -> https://a.b/c%20d "T"> <One -> https://a.b/c%20d "T">',
    ],
    ['an empty anchor', '<a name="x"></a>\n\n[a](<b c.md>)', 'p <a -> tree:docs/b c.md>'],
    [
      'bare addresses',
      'https://a.b/c_(d). and www.a.b, x@y.z',
      'p <https://a.b/c_(d) -> https://a.b/c_(d)>. and <www.a.b -> http://www.a.b>, <x@y.z -> mailto:x@y.z>',
    ],
    ['character references', '&copy; &#169; &NotEqual; &nope;', 'p © © ≠ &nope;'],
    ['alerts', '> [!CAUTION]\n> a', 'caution\n  p a'],
    ['a table of HTML', '<table><tr><th>A</th><th>B</th></tr><tr><td>a<br>b</td><td><code>c</code></td></tr></table>', 'table A | B\n  a⏎b | `c`'],
    ['a definition list of HTML', '<dl><dt>A</dt><dd>b</dd></dl>', 'ul\n  - p *A*\n    p b'],
    ['a list of HTML', '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>', 'ol 3\n  - p a\n    ul\n      - p b'],
    ['preformatted HTML', '<pre><code class="language-sh">a &lt; b\n\n  c</code></pre>', 'code sh\n  | a < b\n  | \n  |   c'],
    [
      'a picture in a link in a paragraph of HTML',
      '<p align="center"><a href="https://a.b"><img src="https://a.b/c.png" alt="C"></a></p>',
      'p <<img C https://a.b/c.png> -> https://a.b>',
    ],
    ['comments', 'a <!-- b --> c\n\n<!--\nd\n\ne -->\n\nf', 'p a c\np f'],
    ['a comment that never ends hides nothing', 'a\n\n<!-- b\n\n# c', 'p a\np <!-- b\nh1 #c c'],
    ['instructions that nobody fenced', '<?php echo 1; ?>\n\ntext <?xml?> text', 'p <?php echo 1; ?>\np text <?xml?> text'],
    ['a script must not swallow what stands behind it', '<script>\n\n# a\n\ntext', 'h1 #a a\np text'],
    ['HTML that closes what was never open', '</div></b>\n\na', 'p a'],
    ['emphasis in words', 'snake_case_word and un*frigging*believable', 'p snake_case_word and un_frigging_believable'],
    ['controls and hidden signs are gone', 'a\u001b[31mb\u202ec\u200bd', 'p abcd'],
  ])('%s', (_, text, expected) => {
    expect(outline(text)).toBe(expected);
  });
});

describe('a folder of Markdown', () => {
  test('resolves its links', () => {
    const tree = {
      'README.md': '# R',
      'docs/page.md': '[a](../README.md#r) [b](..) [c](other) [d](my%20file.md) [e](/README.md) [f](mailto:a@b.c)',
      'docs/other.md': '',
      'docs/my file.md': '',
    };
    expect(outlineOf('markdown', tree)).toBe(
      'p <a -> tree:README.md#r> <b -> tree:README.md> <c -> tree:docs/other.md> <d -> tree:docs/my file.md> <e -> tree:README.md> <f -> mailto:a@b.c>',
    );
  });

  test('has languages where a page stands in two', () => {
    expect(readPageOf('markdown', { 'a.md': 'x', 'a.de.md': 'y' }, 'a.de.md').language).toBe('de');
    expect(readPageOf('markdown', { 'notes.de.md': 'y' }, 'notes.de.md').language).toBeUndefined();
  });
});
