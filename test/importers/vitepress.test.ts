import { describe, expect, test } from 'vitest';
import { outlineOf, readPageOf } from './read-fixture.ts';

const outline = (text: string): string => outlineOf('vitepress', text);

describe('blocks of VitePress', () => {
  test.each([
    ['containers', '::: tip\na\n:::\n\n::: danger STOP **now**\nb\n:::', 'tip\n  p a\ndanger "STOP now"\n  p b'],
    ['details', '::: details Click me {open}\nx\n:::', 'details (open) "Click me"\n  p x'],
    ['containers in each other', ':::: info\n::: warning\nx\n:::\n::::', 'info\n  warning\n    p x'],
    [
      'a group of code',
      '::: code-group\n\n```sh [npm]\nnpm i\n```\n\n```sh [pnpm]\npnpm i\n```\n\n:::',
      'tabs\n  = npm\n    code sh\n      | npm i\n  = pnpm\n    code sh\n      | pnpm i',
    ],
    ['tabs of the plug-in', ':::tabs\n== One\na\n== Two\nb\n:::', 'tabs\n  = One\n    p a\n  = Two\n    p b'],
    ['a raw container is only a frame', '::: raw\ntext\n:::', 'p text'],
    ['alerts', '> [!WARNING]\n> a\n> b', 'warning\n  p a b'],
    ['code with lines and flags', '```ts:line-numbers {2,4}\nx\n```', 'code ts {lines=2,4 info=line-numbers}\n  | x'],
    ['a badge', '# Title <Badge type="tip" text="^1.9" />', 'h1 #title-1-9 Title ^1.9'],
    ['anchors', '# Ünï & 1\n## 1. First\n## A {#own}\n## A\n## A', 'h1 #uni-1 Ünï & 1\nh2 #_1-first 1. First\nh2 #own A\nh2 #a A\nh2 #a-1 A'],
    ['a table of contents is no text', '[[toc]]\n\na', 'p a'],
    ['scripts and styles are no text', '<script setup>\nconst a = "<b>"\n\nconst b = 1\n</script>\n\na\n\n<style>\n.b {}\n</style>', 'p a'],
    ['what Vue would compute stays', '{{ 1 + 1 }}', 'p {{ 1 + 1 }}'],
    ['Markdown between tags', '<div class="x">\n\n**a**\n\n</div>', 'p *a*'],
  ])('%s', (_, text, expected) => {
    expect(outline(text)).toBe(expected);
  });
});

describe('a site of VitePress', () => {
  const tree = {
    '.vitepress/config.ts':
      "export default { base: '/b/', lang: 'en-US', cleanUrls: true, sitemap: { hostname: 'https://vp.example.org' }, locales: { de: { label: 'Deutsch' } } }",
    'guide/page.md': '[a](./other) [b](/guide/other.html#x) [c](/b/guide/other) [d](../de/)',
    'guide/other.md': '# Other',
    'de/index.md': '# Hallo',
    'src/a.ts': 'const before = 0\n// #region one\nconst a = 1\n  // two\n// #endregion one\n',
    'parts/p.md': 'first\n\nsecond **line**\n',
  };

  test('knows language and address', () => {
    expect(readPageOf('vitepress', tree, 'de/index.md')).toMatchObject({ language: 'de', url: 'https://vp.example.org/b/de/' });
    expect(readPageOf('vitepress', tree, 'guide/page.md')).toMatchObject({ language: 'en', url: 'https://vp.example.org/b/guide/page' });
  });

  test('resolves links with and without endings', () => {
    expect(outlineOf('vitepress', tree, 'guide/page.md')).toBe(
      'p <a -> tree:guide/other.md> <b -> tree:guide/other.md#x> <c -> tree:guide/other.md> <d -> tree:de/index.md>',
    );
  });

  test('includes code, by region, and pages, by lines', () => {
    const text = '<<< @/src/a.ts#one{1}\n\n<<< ../src/a.ts{js}\n\n<!--@include: ../parts/p.md{3,}-->';
    expect(outlineOf('vitepress', { ...tree, 'guide/page.md': text }, 'guide/page.md')).toBe(
      'code ts\n  | const a = 1\n  |   // two\ncode js\n  | const before = 0\n  | // #region one\n  | const a = 1\n  |   // two\n  | // #endregion one\np second *line*',
    );
  });

  test('reports what is missing, and circles', () => {
    const text = '<<< @/gone.ts\n\n<!--@include: ./page.md-->\n\nend';
    const page = readPageOf('vitepress', { ...tree, 'guide/page.md': text }, 'guide/page.md');
    expect(page.problems.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
      '1 the file "@/gone.ts" is not in the tree',
      '3 the file "./page.md" includes itself',
    ]);
    expect(JSON.stringify(page.blocks)).toContain('end');
  });
});
