import { isBuiltin } from 'node:module';
import { describe, expect, test } from 'vitest';
import { circles } from './circles.ts';
import { CORE, FLOORS, mayImport } from './house.ts';
import { readImports } from './read-imports.ts';
import { readSources, targetOf } from './sources.ts';

const SOURCES = readSources('src');
const LONGEST = 300;
/** Tables of data in the shape of source: long by nature. */
const TABLES = ['src/knowledge/search/synonyms.ts'];

const imports = SOURCES.flatMap((file) => file.imports.map((found) => ({ file, ...found, target: targetOf(file, found.from) })));
const place = ({ file, line, from }: (typeof imports)[number]): string => `${file.path}:${line} imports ${from}`;

describe('the house', () => {
  test('has only rooms that stand on a floor', () => {
    const rooms = new Set(SOURCES.map(({ room }) => room));
    expect([...rooms].filter((room) => FLOORS[room] === undefined)).toEqual([]);
  });

  test('has imports that run downward or stay in their room', () => {
    const wrong = imports.filter(({ file, target }) => target?.startsWith('src/') && !mayImport(file.room, target.split('/')[1]!));
    expect(wrong.map(place)).toEqual([]);
  });

  test('imports nothing of the checkout from outside src/ but data', () => {
    const wrong = imports.filter(({ target }) => target !== undefined && !target.startsWith('src/') && !target.endsWith('.json'));
    expect(wrong.map(place)).toEqual([]);
  });

  test('has a core that knows no Node, no Ink and no React', () => {
    const wrong = imports.filter(({ file, from }) => CORE.includes(file.room) && (isBuiltin(from) || /^(ink|react)(\/|$)/.test(from)));
    expect(wrong.map(place)).toEqual([]);
  });

  test('has a core that touches no global of Node', () => {
    const wrong = SOURCES.filter(
      ({ room, text }) => CORE.includes(room) && /\b(process\.(env|std|exit|argv|cwd)|Buffer\.(from|alloc)|__dirname|require\()/.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('has no circles, neither of files nor of rooms', () => {
    const files = new Map(SOURCES.map((file) => [file.path, file.imports.flatMap(({ from }) => targetOf(file, from) ?? [])]));
    const rooms = new Map(Object.keys(FLOORS).map((room) => [room, [] as string[]]));
    for (const { file, target } of imports) {
      const room = target?.split('/')[1];
      if (target?.startsWith('src/') && room !== undefined && room !== file.room) rooms.get(file.room)?.push(room);
    }
    expect(circles(files)).toEqual([]);
    expect(circles(rooms)).toEqual([]);
  });

  test('has no barrels: nothing is exported from another file', () => {
    expect(imports.filter(({ kind }) => kind === 'export').map(place)).toEqual([]);
  });

  test('exits in one place only', () => {
    const wrong = SOURCES.filter(({ path, text }) => path !== 'src/cli/main.ts' && /\bprocess\.exit\(/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('has no default exports and no names that mean nothing', () => {
    expect(SOURCES.filter(({ text }) => /^export default\b/m.test(text)).map(({ path }) => path)).toEqual([]);
    expect(SOURCES.filter(({ path }) => /(^|[/-])(utils?|helpers?|manager|service)[.-/]/.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test(`has no file above ${LONGEST} lines, and most below 100`, () => {
    expect(SOURCES.filter(({ path, lines }) => lines > LONGEST && !TABLES.includes(path)).map(({ path, lines }) => `${path} ${lines}`)).toEqual([]);
    const lengths = SOURCES.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  });
});

describe('the reader of imports', () => {
  test('finds every form of import and none in a comment', () => {
    const source = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      "import { c,\n  type D } from './c.ts';",
      "import './side.ts';",
      "export * from './e.ts';",
      "// import x from './x.ts';",
      "/* import y from './y.ts'; */",
      "const late = () => import('./late.ts');",
      "const url = 'https://example.org';",
    ].join('\n');
    expect(readImports(source).map(({ from, kind, typeOnly }) => `${kind}${typeOnly ? ' type' : ''} ${from}`)).toEqual([
      'import ./a.ts',
      'import type ./b.ts',
      'import ./c.ts',
      'import ./side.ts',
      'export ./e.ts',
      'dynamic ./late.ts',
    ]);
  });

  test('sees a circle of three', () => {
    expect(
      circles(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
          ['d', ['a']],
        ]),
      ),
    ).toEqual([['a', 'b', 'c', 'a']]);
  });

  test('refuses a step up, sideways and out of the core', () => {
    expect(mayImport('model', 'flow')).toBe(false);
    expect(mayImport('knowledge', 'flow')).toBe(false);
    expect(mayImport('rules', 'probes')).toBe(false);
    expect(mayImport('flow', 'knowledge')).toBe(true);
    expect(mayImport('cli', 'terminal')).toBe(true);
  });
});
