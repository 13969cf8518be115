import { expect, test } from 'vitest';
import type { Facts } from '../../../src/model/fact.ts';
import { renderBlocks } from '../../../src/terminal/render/blocks.ts';
import { lineText } from '../../../src/terminal/render/line.ts';
import type { RenderOptions } from '../../../src/terminal/render/options.ts';
import { textWidth } from '../../../src/terminal/render/text-width.ts';
import { blocksOf, DOCUMENT } from '../views.ts';

const OPTIONS: RenderOptions = { width: 80, language: 'en', ticks: false, plain: false, details: false, tab: 0, facts: {} };
const draw = (markdown: string, more: Partial<RenderOptions> = {}): string[] => renderBlocks(blocksOf(markdown), { ...OPTIONS, ...more }).map(lineText);
const compose = (value: string): Facts => ({ compose: { value, by: 'person', at: '' } });

test.each([20, 40, 80, 200])('a whole document fits into %i columns', (width) => {
  expect(draw(DOCUMENT, { width }).filter((line) => textWidth(line) > width)).toEqual([]);
});

test.each([40, 80, 200])('every word of a document is there at %i columns', (width) => {
  const bare = (text: string): string => text.replace(/[\s↩│]/g, '');
  const drawn = bare(draw(DOCUMENT, { width, details: true }).join(''));
  for (const words of [
    'nothing',
    '日本語のテキストも折り返される必要があります。',
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    'Not on a Friday',
    'Hidden until asked for.',
    'Quoted words.',
    'At the bottom of the page.',
    'your own people send mail here, after they have logged in',
    'https://docs.example.org/dovecot/a/very/long/path/that/does/not/fit/anywhere/ssl_dh.html',
    'example.org',
  ])
    expect(drawn).toContain(bare(words));
});

test('a code line that is too long is cut anywhere and marked where it goes on', () => {
  const command = `echo ${'x'.repeat(60)} end`;
  const lines = draw(`\`\`\`\n${command}\n\`\`\``, { width: 40 });
  expect(lines.slice(0, -1).every((line) => line.endsWith('↩'))).toBe(true);
  expect(lines.map((line) => line.slice(2).replace(/↩$/, '')).join('')).toBe(command);
});

test('in plain mode a code line stays whole', () => {
  const command = `echo ${'x'.repeat(60)} end`;
  expect(draw(`\`\`\`\n${command}\n\`\`\``, { width: 40, plain: true, ticks: true })).toEqual([`  ${command}`]);
});

test('code keeps every space of its own', () => {
  expect(draw('```\na:\n  b:   c\n```')).toEqual(['    a:', '      b:   c']);
});

const TABLE = '| Port | Meaning |\n|---:|---|\n| 25 | other servers bring mail here, all day long |\n| 587 | own people |';

test('a table stands in columns where there is room', () => {
  expect(draw(TABLE)).toEqual([
    'Port  Meaning',
    '────  ───────────────────────────────────────────',
    '  25  other servers bring mail here, all day long',
    ' 587  own people',
  ]);
});

test('a table folds into labels and values at 40 columns', () => {
  expect(draw(TABLE, { width: 40 })).toEqual([
    'Port: 25',
    '  Meaning: other servers bring mail',
    '  here, all day long',
    '',
    'Port: 587',
    '  Meaning: own people',
  ]);
});

const TABS = '=== "docker compose"\n    `docker compose ps`\n\n=== "docker-compose"\n    `docker-compose ps`\n';

test('the tab that fits a fact is open and the other is named', () => {
  expect(draw(TABS, { facts: compose('docker-compose') })).toEqual(['docker-compose', '  docker-compose ps', 'also: docker compose (t)']);
});

test('one key shows the other tab', () => {
  expect(draw(TABS, { facts: compose('docker compose'), tab: 1 })[0]).toBe('docker-compose');
});

test('plain mode says every tab, the fitting one first', () => {
  expect(draw(TABS, { facts: compose('docker-compose'), plain: true }).filter((line) => line.endsWith(':'))).toEqual(['docker-compose:', 'docker compose:']);
});

test('closed details show their title until they are opened', () => {
  const details = '??? note "More"\n    Inside.\n';
  expect(draw(details).join('\n')).not.toContain('Inside.');
  expect(draw(details, { details: true }).join('\n')).toContain('Inside.');
  expect(draw(details, { plain: true }).join('\n')).toContain('Inside.');
});

test('a link is its text and a number, its address stands below', () => {
  expect(draw('Read [this](https://example.org/a) and [that](https://example.org/b).')).toEqual([
    'Read this [1] and that [2].',
    '',
    '[1] https://example.org/a',
    '[2] https://example.org/b',
  ]);
});

test('escape sequences in a text from outside do not reach the screen', () => {
  const evil = '\u001b]0;title\u0007\u001b[2J\u202eabc';
  const lines = renderBlocks(
    [
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: evil },
          { type: 'code', text: evil },
        ],
        place: { file: '', line: 1, column: 1 },
      },
      { type: 'code', text: evil, place: { file: '', line: 1, column: 1 } },
    ],
    OPTIONS,
  );
  const drawn = lines.map(lineText).join('\n');
  for (const control of ['\u001b', '\u0007', '\u202e']) expect(drawn).not.toContain(control);
});
