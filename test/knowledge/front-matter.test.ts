import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/knowledge/front-matter.ts';
import { formatProblem } from '../../src/model/problem.ts';

const problemsOf = (text: string): string[] => readFrontMatter(text, 'f.md').problems.map(formatProblem);
const headOf = (text: string) => {
  const { value, problems } = readFrontMatter(text, 'f.md');
  expect(problems).toEqual([]);
  return value!;
};

describe('front matter', () => {
  it('splits the head from the body and knows the line of the body', () => {
    const { data, body, bodyLine } = headOf('---\ntitle: A\n---\n# B\n');
    expect({ data, body, bodyLine }).toEqual({ data: { title: 'A' }, body: '# B\n', bodyLine: 4 });
  });

  it('reads CRLF and a byte order mark', () => {
    const { data, body, bodyLine } = headOf('\ufeff---\r\ntitle: A\r\nlist:\r\n  - x\r\n---\r\nBody');
    expect({ data, body, bodyLine }).toEqual({ data: { title: 'A', list: ['x'] }, body: 'Body', bodyLine: 6 });
  });

  it('takes a document without front matter as body from its first line', () => {
    for (const text of ['# Title\n', '', '----\ntitle: A\n----\n', ' ---\na: b\n---\n']) {
      expect(headOf(text)).toMatchObject({ data: {}, body: text, bodyLine: 1 });
    }
  });

  it('takes an empty head as no keys', () => {
    expect(headOf('---\n---\nBody')).toMatchObject({ data: {}, body: 'Body', bodyLine: 3 });
    expect(headOf('---\n# only a comment\n---\nBody')).toMatchObject({ data: {}, body: 'Body', bodyLine: 4 });
  });

  it.each(['---js', '--- js', '---javascript', '---json', '---toml', '---coffee', '---cson', '---constructor', '---__proto__'])(
    'refuses %s and runs nothing',
    (opening) => {
      Reflect.deleteProperty(globalThis, 'ran');
      const { value, problems } = readFrontMatter(`${opening}\n{ title: (globalThis.ran = true) }\n---\nBody`, 'f.md');
      expect(value).toBeUndefined();
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ rule: 'front-matter-language', place: { file: 'f.md', line: 1, column: opening.startsWith('--- ') ? 5 : 4 } });
      expect(Reflect.has(globalThis, 'ran')).toBe(false);
    },
  );

  it('accepts the word yaml behind the dashes', () => {
    expect(headOf('--- yaml\na: 1\n---\n').data).toEqual({ a: 1 });
    expect(headOf('---yml\na: 1\n---\n').data).toEqual({ a: 1 });
  });

  it('keeps 1:30, yes, dates and versions as they were written', () => {
    expect(headOf('---\na: 1:30\nb: yes\nc: 2026-11-21\nd: 0o17\ne: 010\n---\n').data).toEqual({ a: '1:30', b: 'yes', c: '2026-11-21', d: 15, e: 10 });
  });

  it('names a duplicate key with its place', () => {
    expect(problemsOf('---\ntitle: A\ntitle: B\n---\n')).toEqual(['f.md:3:1 Map keys must be unique; keep one of the two']);
  });

  it('names the place of broken YAML, also behind a byte order mark and CRLF', () => {
    expect(problemsOf('---\ntitle: A: B\n---\n')[0]).toMatch(/^f\.md:2:8 .*; put the value in quotes when it holds ": "$/);
    expect(problemsOf('\ufeff---\r\nok: 1\r\ntitle: [a\r\n---\r\n')[0]).toMatch(/^f\.md:[34]:\d+ /);
  });

  it('says the same about the same bad text every time', () => {
    const bad = '---\ntitle: [a\n---\nBody';
    const first = problemsOf(bad);
    expect(first.length).toBeGreaterThan(0);
    expect(problemsOf(bad)).toEqual(first);
    expect(problemsOf(bad)).toEqual(first);
  });

  it('gives the same value for the same text, unharmed by what a caller did to the first', () => {
    const text = '---\ntitle: A\n---\nBody';
    headOf(text).data.title = 'changed';
    expect(headOf(text).data).toEqual({ title: 'A' });
  });

  it('refuses a head without an end', () => {
    expect(problemsOf('---\ntitle: A\n\nBody')).toEqual(['f.md:1:1 front matter is not closed; end it with a line of ---']);
  });

  it('refuses an end with something behind it', () => {
    expect(problemsOf('---\ntitle: A\n---- x\nBody\n---\n')).toEqual(['f.md:3:4 front matter is closed by "---- x"; end it with --- alone on its line']);
  });

  it('refuses a list, tags, aliases and several documents', () => {
    expect(problemsOf('---\n- a\n---\n')).toEqual(['f.md:2:1 front matter must hold keys and values; write "key: value" lines']);
    expect(problemsOf('---\na: !!js/function "x"\n---\n')[0]).toMatch(/^f\.md:2:4 /);
    expect(problemsOf('---\na: &x { b: *x }\n---\n')).toEqual(['f.md:2:12 the alias "*x" is not read; write the value out']);
    expect(problemsOf('---\na: 1\n...\nb: 2\n---\n')).not.toEqual([]);
  });

  it('finds the places of keys, values, list items and what is missing', () => {
    const { placeOf } = headOf('---\ntitle: A\nsources:\n  - { doc: x, url: y }\n  - doc: z\nempty:\n---\n');
    expect(placeOf(['title'])).toEqual({ file: 'f.md', line: 2, column: 8 });
    expect(placeOf(['title'], 'key')).toEqual({ file: 'f.md', line: 2, column: 1 });
    expect(placeOf(['sources', 0, 'url'])).toEqual({ file: 'f.md', line: 4, column: 20 });
    expect(placeOf(['sources', 1, 'doc'], 'key')).toEqual({ file: 'f.md', line: 5, column: 5 });
    expect(placeOf(['sources', 1, 'title'])).toEqual({ file: 'f.md', line: 5, column: 5 });
    expect(placeOf(['empty'])).toEqual({ file: 'f.md', line: 6, column: 1 });
    expect(placeOf(['nothing', 'here'])).toMatchObject({ line: 2, column: 1 });
  });
});
