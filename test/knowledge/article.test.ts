import { describe, expect, it } from 'vitest';
import { readArticle, readName } from '../../src/knowledge/article.ts';
import { formatProblem } from '../../src/model/problem.ts';

const FILE = 'knowledge/mailcow/port-25-blocked.md';
const GERMAN = 'knowledge/mailcow/port-25-blocked.de.md';

const problemsOf = (head: string, file = FILE): string[] =>
  readArticle(`---\n${head}\n---\nBody\n`, file).problems.map((problem) => formatProblem(problem).slice(file.length + 1));

const GOOD = 'title: Blocked\nkind: problem';

describe('an English article', () => {
  it('is read whole, with places', () => {
    const { value, problems } = readArticle(
      `---\n${GOOD}\nanswers: [mailcow-no-send, dms-no-send]\nsymptoms: [mail stays in the queue]\nsignatures:\n  - 'connect to .*:25: Connection timed out'\n  - /status=deferred/i\n  - { pattern: refused, flags: i }\nrelated: [other, common/dns]\nsources:\n  - { doc: mailcow, title: Debugging, section: Port 25, url: 'https://example.org/a', read: 2026-11-21 }\n---\nIntro.\n\n## Fix\nDo it.\n`,
      FILE,
    );
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      id: 'port-25-blocked',
      shelf: 'mailcow',
      language: 'en',
      title: 'Blocked',
      kind: 'problem',
      answers: ['mailcow-no-send', 'dms-no-send'],
      symptoms: ['mail stays in the queue'],
      signatures: [
        { pattern: 'connect to .*:25: Connection timed out', flags: '', place: { line: 7, column: 5 } },
        { pattern: 'status=deferred', flags: 'i' },
        { pattern: 'refused', flags: 'i' },
      ],
      related: ['other', 'common/dns'],
      sources: [{ doc: 'mailcow', title: 'Debugging', section: 'Port 25', url: 'https://example.org/a', read: '2026-11-21' }],
      blocks: [{ place: { line: 14, column: 1 } }, { type: 'heading', id: 'fix' }, {}],
      file: FILE,
      places: { title: { line: 2, column: 8 }, 'answers.1': { line: 4, column: 28 }, 'sources.0.url': { line: 12 } },
    });
  });

  it('names an unknown key and what was meant', () => {
    expect(problemsOf(`${GOOD}\nsymptom: [x]`)).toEqual(['4:1 unknown key "symptom"; did you mean "symptoms"?']);
  });

  it('names an unknown kind and keeps the article', () => {
    const { value, problems } = readArticle('---\ntitle: A\nkind: problme\n---\n', FILE);
    expect(problems.map(formatProblem)).toEqual([`${FILE}:3:7 unknown kind "problme"; did you mean "problem"?`]);
    expect(value?.title).toBe('A');
  });

  it('needs a title and a kind', () => {
    expect(problemsOf('symptoms: [x]')).toEqual(['2:1 "title" is missing', '2:1 "kind" is missing']);
    expect(readArticle('No head at all', FILE)).toMatchObject({ problems: [{ rule: 'field-missing' }, { rule: 'field-missing' }] });
    expect(readArticle('---\nkind: problem\n---\n', FILE).value).toBeUndefined();
  });

  it('names wrong types with their place', () => {
    expect(problemsOf('title: [a]\nkind: problem\nsymptoms: { a: b }\nanswers: [a, true]')).toEqual([
      '2:8 "title" must be text, not a list',
      '4:11 "symptoms" must be text, not keys and values',
      '5:14 "answers[1]" must be text, not a boolean',
    ]);
  });

  it('takes a single value for a list of one, and names empty items', () => {
    const { value } = readArticle(`---\n${GOOD}\nsymptoms: just one\n---\n`, FILE);
    expect(value?.symptoms).toEqual(['just one']);
    expect(problemsOf(`${GOOD}\nsymptoms:\n  - a\n  -\n  - ''`)).toEqual(['6:4 "symptoms[1]" is empty', '7:5 "symptoms[2]" is empty']);
  });

  it('refuses ids that are not kebab-case', () => {
    expect(problemsOf(`${GOOD}\nanswers: [Not_Kebab, a--b]\nrelated: [a/b/c]`).map((problem) => problem.split(';')[0])).toEqual([
      '4:11 "Not_Kebab" is not an id',
      '4:22 "a--b" is not an id',
      '5:11 "a/b/c" is not an id',
    ]);
  });

  it('refuses patterns that do not compile, match everything or have other flags', () => {
    const found = problemsOf(`${GOOD}\nsignatures:\n  - 'a(b'\n  - '.*'\n  - /x/gi\n  - 5\n  - { pattern: x, flag: i }`);
    expect(found[0]).toMatch(/^5:5 the pattern does not compile: .*Unterminated group; write a JavaScript regular expression/);
    expect(found.slice(1)).toEqual([
      '6:5 the pattern ".*" matches everything; name the words that stand in the log',
      '7:5 unknown flags "gi"; only "i" (upper and lower case are the same) is allowed',
      '8:5 "signatures[3]" must be a pattern: text, /text/i or { pattern, flags }, not a number',
      '9:19 unknown key "flag"; did you mean "flags"?',
    ]);
  });

  it('checks dates, addresses and keys of its sources', () => {
    expect(problemsOf(`${GOOD}\nsources:\n  - { doc: a, title: b, read: 2026-02-30, url: 'ftp://x' }\n  - { doc: a, titel: b, read: 2026-02-03 }`)).toEqual([
      '5:48 "ftp://x" is not a web address; begin it with https://',
      '5:31 "2026-02-30" is not a date; write it as 2026-11-21',
      '6:15 unknown key "titel"; did you mean "title"?',
      '6:5 "sources[1].title" is missing',
    ]);
  });

  it('has no value when its YAML is broken, and says where', () => {
    const { value, problems } = readArticle('---\ntitle: A: B\n---\n', FILE);
    expect(value).toBeUndefined();
    expect(problems[0]).toMatchObject({ rule: 'front-matter-yaml', place: { file: FILE, line: 2 } });
  });
});

describe('a German article', () => {
  it('has a title, symptoms and text of its own', () => {
    const { value, problems } = readArticle('---\ntitle: Gesperrt\nsymptoms: [Mails bleiben liegen]\n---\n## Lösung\nMach das.', GERMAN);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ id: 'port-25-blocked', language: 'de', symptoms: ['Mails bleiben liegen'], answers: [], sources: [] });
  });

  it('sends everything else to the English file', () => {
    expect(problemsOf('title: A\nkind: problem\nansers: [x]', GERMAN)).toEqual([
      '3:1 unknown key "kind"; write it in port-25-blocked.md, where it holds for every language',
      '4:1 unknown key "ansers"; use one of title, symptoms, translates',
    ]);
  });
});

describe('a path', () => {
  it('says shelf, id and language', () => {
    expect(readName('knowledge/common/a-b.md').value).toEqual({ id: 'a-b', shelf: 'common', language: 'en' });
    expect(readName('some\\pack\\knowledge\\mailu\\a.de.md').value).toEqual({ id: 'a', shelf: 'mailu', language: 'de' });
  });

  it.each([
    ['knowledge/mailcwo/a.md', 'unknown shelf "mailcwo"; did you mean "mailcow"?'],
    ['knowledge/mailcow/a.fr.md', 'unknown language "fr"; use one of en, de'],
    ['knowledge/mailcow/a.en.md', '"en" is the language without an ending; name it a.md'],
    ['knowledge/mailcow/A_b.md', '"A_b" is not an id; use lower case letters, digits and single hyphens'],
    ['a.md', 'this path names no shelf and id; put it at <shelf>/<id>.md or <shelf>/<id>.de.md'],
  ])('%s is refused', (file, message) => {
    expect(readName(file).value).toBeUndefined();
    expect(readName(file).problems.map(formatProblem)).toEqual([`${file}:1:1 ${message}`]);
  });
});

it('reads five hundred articles within two seconds, also on a busy machine', () => {
  const text = `---\n${GOOD}\nanswers: [a-b, c-d]\nsymptoms: [mail stays in the queue, nothing arrives]\nsignatures: ['connect to .*:25']\nsources:\n  - { doc: mailcow, title: Debugging, read: 2026-11-21 }\n---\n${'Some **text** with `code` and a [link](other.md).\n\n!!! note "Read"\n    1. step\n\n        ``` bash\n        docker compose ps\n        ```\n\n'.repeat(8)}`;
  const started = performance.now();
  for (let count = 0; count < 500; count++) readArticle(text, FILE);
  expect(performance.now() - started).toBeLessThan(2000);
});
