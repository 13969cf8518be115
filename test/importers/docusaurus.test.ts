import { describe, expect, test } from 'vitest';
import { outlineOf, readPageOf } from './read-fixture.ts';

const outline = (text: string): string => outlineOf('docusaurus', text);

describe('blocks of Docusaurus', () => {
  test.each([
    ['a container with its title in brackets', ':::note[Your *title*]\n\ntext\n\n:::', 'note "Your title"\n  p text'],
    ['a container with a bare title and no blank lines', ':::tip Take care\ntext\n:::\nafter', 'tip "Take care"\n  p text\np after'],
    ['containers in each other, with more colons outside', '::::info\n\n:::danger\n\nx\n\n:::\n\n::::', 'info\n  danger\n    p x'],
    ['containers with as many colons', ':::info\n\n:::danger\n\nx\n\n:::\n\n:::', 'info\n  danger\n    p x'],
    ['colons in code', ':::info\n```\n:::\n```\n:::', 'info\n  code\n    | :::'],
    ['attributes of a container', ':::note{#x .y}\nz\n:::', 'note\n  p z'],
    ['a container in a list', '- a\n\n  :::tip\n  b\n  :::\n\n- c', 'ul\n  - p a\n    tip\n      p b\n  - p c'],
    ['a container that is not closed, up to the next heading', ':::info\n\ntext\n\n## Next\n\nmore', 'info\n  p text\nh2 #next Next\np more'],
    [
      'tabs',
      '<Tabs>\n<TabItem value="a" label="A">one</TabItem>\n<TabItem value="b">\n\n**two**\n\n</TabItem>\n</Tabs>',
      'tabs\n  = A\n    p one\n  = b\n    p *two*',
    ],
    [
      'tabs whose labels stand in a list',
      '<Tabs values={[{label: "Eins", value: "a"}]}>\n  <TabItem value="a">x</TabItem>\n</Tabs>',
      'tabs\n  = Eins\n    p x',
    ],
    [
      'tabs in an admonition in tabs',
      '<Tabs>\n<TabItem value="a">\n\n:::note\n\n<Tabs><TabItem value="b">x</TabItem></Tabs>\n\n:::\n\n</TabItem>\n</Tabs>',
      'tabs\n  = a\n    note\n      tabs\n        = b\n          p x',
    ],
    ['details', '<details>\n<summary>Sum `x`</summary>\n\n- a\n\n</details>', 'details (closed) "Sum x"\n  ul\n    - p a'],
    [
      'details in details',
      '<details>\n  <summary>A</summary>\n  <details open>\n    <summary>B</summary>\n    c\n  </details>\n</details>',
      'details (closed) "A"\n  details (open) "B"\n    p c',
    ],
    ['a component around text', '<Card title="Head">\n\ntext *x*\n\n</Card>', 'p *Head*\np text _x_'],
    ['a component without content says its words', 'New <Badge text="beta" /> thing\n\n<Version />', 'p New beta thing'],
    [
      'imports and exports are no text, whatever they hold',
      "import A from './a';\nimport {\n  B,\n} from 'b';\n\nexport const f = () => {\n\n  return '# no';\n};\n\ntext",
      'p text',
    ],
    ['an import with text right below', "import A from './a';\ntext", 'p text'],
    ['a shell that exports is text', 'export FOO=bar\n\nimport the database', 'p export FOO=bar\np import the database'],
    ['expressions are never computed', "{1 + 1} {'said'} {/* not said */}{`as it is`}\n\n{/* a\ncomment */}\n\nend", 'p {1 + 1} said as it is\np end'],
    ['code with a title, lines and flags', '```js title="a.js" showLineNumbers {1,3-4}\nx\n```', 'code js "a.js" {showLineNumbers= lines=1,3-4}\n  | x'],
    ['a component of code', '<CodeBlock language="sh" title="x">\n{`a\n\n  b`}\n</CodeBlock>', 'code sh "x"\n  | a\n  | \n  |   b'],
    ['a live block', '```jsx live\n<b/>\n```', 'code jsx {live=}\n  | <b/>'],
    [
      'JSX hidden in a fence',
      '````mdx-code-block\n<Tabs>\n<TabItem value="a">\n\n```sh\nx\n```\n\n</TabItem>\n</Tabs>\n````',
      'tabs\n  = a\n    code sh\n      | x',
    ],
    ['indented text is no code', '<div>\n    text\n</div>\n\n    more', 'p text\np more'],
    ['a table of HTML with code in it', '<table>\n<tr><th>A</th></tr>\n<tr><td>\n\n```\nx\n```\n\n</td></tr>\n</table>', 'ul\n  - p *A*\n    code\n      | x'],
    ['headings with ids', '## A {#own}\n## B {/* #two */}\n## A', 'h2 #own A\nh2 #two B\nh2 #a A'],
    ['headings that come again', '## Été là\n## Été là', 'h2 #été-là Été là\nh2 #été-là-1 Été là'],
    ['a placeholder that looks like a component', 'Use <Name> and <user@host>, a < b.', 'p Use <Name> and <user@host>, a < b.'],
  ])('%s', (_, text, expected) => {
    expect(outline(text)).toBe(expected);
  });
});

describe('bold text as an exporter of Confluence left it', () => {
  test.each([
    ['****Symptome******:** Text', 'p *Symptome:* Text'],
    ['****Ursache****: Text', 'p *Ursache*: Text'],
    ['** **Ursache****: Text', 'p *Ursache*: Text'],
    ['** **Problem/Symptom******:** Text', 'p *Problem/Symptom:* Text'],
    ['****Cause** :** text', 'p *Cause :* text'],
    ['****Fonctionnement** **:**** text', 'p *Fonctionnement :* text'],
    ['- ****Période** ** : text', 'ul\n  - p *Période* : text'],
    ['**Note:**text', 'p *Note:*text'],
    ['vor ** **fett** ** danach', 'p vor *fett* danach'],
    ['`****a****` 2**3, a ** b', 'p `****a****` 2**3, a ** b'],
    ['**Symptôme** **:** texte', 'p *Symptôme :* texte'],
    ['**a** and **b**', 'p *a* and *b*'],
  ])('%s', (text, expected) => {
    expect(outline(text)).toBe(expected);
  });
});

describe('a site of Docusaurus', () => {
  const tree = {
    'docusaurus.config.js':
      "// url: 'https://no.example'\nmodule.exports = { url: 'https://docs.example.org', baseUrl: '/b/', i18n: { defaultLocale: 'fr' } };",
    'docs/01-guide/_category_.json': '{ "label": "Le guide" }',
    'docs/01-guide/02-page.md': '---\nsidebar_label: Side\n---\ntext',
    'docs/01-guide/other.md': '---\nslug: /somewhere\n---\n# Other',
    'docs/01-guide/_part.md': 'from the *part*',
    'i18n/de/docusaurus-plugin-content-docs/current/01-guide/02-page.md': '[o](./other.md#x) [p](/somewhere) [q](../01-guide/02-page)',
    'i18n/de/docusaurus-plugin-content-docs/version-2.0/01-guide/02-page.md': 'alt',
    'versioned_docs/version-2.0/01-guide/02-page.md': 'old',
  };

  test('knows language, trail, title and address', () => {
    expect(readPageOf('docusaurus', tree, 'docs/01-guide/02-page.md')).toMatchObject({
      title: 'Side',
      language: 'fr',
      trail: ['Le guide'],
      url: 'https://docs.example.org/b/docs/guide/page',
    });
    expect(readPageOf('docusaurus', tree, 'docs/01-guide/other.md').url).toBe('https://docs.example.org/b/docs/somewhere');
  });

  test('translates the labels of categories', () => {
    const messages = JSON.stringify({ 'sidebar.docs.category.Le guide': { message: 'Der Leitfaden' } });
    const translated = { ...tree, 'i18n/de/docusaurus-plugin-content-docs/current.json': messages };
    expect(readPageOf('docusaurus', translated, 'i18n/de/docusaurus-plugin-content-docs/current/01-guide/02-page.md').trail).toEqual(['Der Leitfaden']);
  });

  test('knows translations and versions', () => {
    const de = 'i18n/de/docusaurus-plugin-content-docs';
    expect(readPageOf('docusaurus', tree, `${de}/current/01-guide/02-page.md`)).toMatchObject({
      language: 'de',
      url: 'https://docs.example.org/b/de/docs/guide/page',
    });
    expect(readPageOf('docusaurus', tree, `${de}/version-2.0/01-guide/02-page.md`).url).toBe('https://docs.example.org/b/de/docs/2.0/guide/page');
    expect(readPageOf('docusaurus', tree, 'versioned_docs/version-2.0/01-guide/02-page.md').url).toBe('https://docs.example.org/b/docs/2.0/guide/page');
  });

  test('resolves links of a translation to the original where there is no other', () => {
    const file = 'i18n/de/docusaurus-plugin-content-docs/current/01-guide/02-page.md';
    expect(outlineOf('docusaurus', tree, file)).toBe(`p <o -> tree:docs/01-guide/other.md#x> <p -> tree:docs/01-guide/other.md> <q -> tree:${file}>`);
  });

  test('puts partials where they are named, and reports a circle', () => {
    const text = "import Part from './_part.md';\nimport Self from './page.md';\n\nbefore\n\n<Part />\n\n<Self />";
    const page = readPageOf('docusaurus', { ...tree, 'docs/01-guide/page.md': text }, 'docs/01-guide/page.md');
    expect(outlineOf('docusaurus', { ...tree, 'docs/01-guide/page.md': text }, 'docs/01-guide/page.md')).toBe('p before\np from the _part_');
    expect(page.problems.map(({ place, message }) => `${place.line} ${message}`)).toEqual(['8 the partial "Self" includes itself']);
  });

  test('takes trails from sidebars that are JSON', () => {
    const sidebars = JSON.stringify({ docs: [{ type: 'category', label: 'Top', items: [{ type: 'category', label: 'In', items: ['guide/page'] }] }] });
    expect(readPageOf('docusaurus', { ...tree, 'sidebars.json': sidebars }, 'docs/01-guide/02-page.md').trail).toEqual(['Top', 'In']);
  });

  test('finds files whose names lost their accents', () => {
    expect(outlineOf('docusaurus', { 'docs/Resolution.md': 'x', 'docs/page.md': '[a](./Résolution.md)' })).toBe('p <a -> tree:docs/Resolution.md>');
  });

  test('never runs front matter', () => {
    const page = readPageOf('docusaurus', '---js\n{ title: process.exit(1) }\n---\ntext');
    expect(page.problems[0]).toMatchObject({ rule: 'front-matter-language' });
    expect(page.blocks).toHaveLength(1);
  });
});
