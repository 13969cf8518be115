import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changed, GOOD } from '../rules/good-pack.ts';
import { newFolder, run } from './run.ts';

const good = newFolder(GOOD);

describe('find', () => {
  test('prints the query, a verdict and ranked hits, and nothing else', async () => {
    const { code, json, err } = await run(['find', 'kaboom: no way out', '--json', '--pack', good]);
    expect([code, err]).toEqual([0, '']);
    expect(Object.keys(json as object)).toEqual(['query', 'verdict', 'hits']);
    const { query, verdict, hits } = json as { query: string; verdict: string; hits: { article: string; score: number }[] };
    expect(query).toBe('kaboom: no way out');
    expect([verdict, hits[0]?.article]).toEqual(['match', 'common/port-blocked']);
    expect(Object.keys(hits[0]!)).toEqual(['article', 'flow', 'title', 'answers', 'score']);
    for (const { score } of hits) expect(score).toBeGreaterThanOrEqual(0);
    for (const { score } of hits) expect(score).toBeLessThanOrEqual(1);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
  });

  test('reads a log from standard input, and is not moved by escape sequences in it', async () => {
    const log = 'Nov 21 postfix/smtp[1]: connect to mx.example[192.0.2.1]:25: Connection timed out\u001b[2J\u001b]0;title\u0007';
    const { code, out } = await run(['find', '-', '--explain', '--pack', good], { stdin: log });
    expect(code).toBe(0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('where it is ambiguous, asks the question that separates the answers', async () => {
    const { json } = await run(['find', 'the certificate has expired', '--json', '--lang', 'de']);
    const { verdict, hits, ask } = json as {
      verdict: string;
      hits: unknown[];
      ask: { about: string; question: string; options: { label: string; hits: number[] }[] };
    };
    expect([verdict, ask.about, ask.question]).toEqual(['ambiguous', 'product', 'Welchen Mailserver betreibst du?']);
    expect(ask.options.length).toBeGreaterThan(1);
    for (const option of ask.options) for (const at of option.hits) expect(hits[at]).toBeDefined();
    const { out } = await run(['find', 'the certificate has expired', '--lang', 'de']);
    expect(out).toMatch(/Welchen Mailserver betreibst du\?\n {2}\S+: \d/);
  });

  test('says that nothing fits, in the language of the reader', async () => {
    const { code, json } = await run(['find', 'xyzzy plugh', '--json']);
    expect([code, json]).toMatchObject([0, { query: 'xyzzy plugh', verdict: 'none' }]);
    const { out } = await run(['find', 'xyzzy plugh', '--lang', 'de']);
    expect(out).toMatch(/^Davon ist hier nirgends die Rede\.\n/);
    expect(out).toContain('Wo Leute helfen:');
  });

  test('without a text, or with an odd limit, says what it needs', async () => {
    expect(await run(['find'])).toMatchObject({ code: 2, err: expect.stringContaining('find needs a text') });
    expect(await run(['find', '-'], { stdin: ' \n' })).toMatchObject({ code: 2 });
    expect(await run(['find', 'x', '--limit', 'many'])).toMatchObject({ code: 2, err: expect.stringContaining('--limit must be a number') });
  });
});

describe('read', () => {
  test('lists every article once, in the language of the reader', async () => {
    const { code, json } = await run(['read', '--json', '--lang', 'de', '--pack', good]);
    expect(code).toBe(0);
    const own = (json as { id: string; language: string; title: string }[]).filter(({ id }) => id === 'common/port-blocked');
    expect(own).toEqual([{ id: 'common/port-blocked', language: 'de', title: 'Port 25 ist gesperrt', kind: 'problem' }]);
  });

  test('draws an article with its source', async () => {
    const { code, out } = await run(['read', 'port-blocked', '--pack', good]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Port 25 is blocked\n/);
    expect(out).toContain('    postqueue -p');
    expect(out).toContain('from: mailcow, “Prerequisites”, read 2026-11-21');
  });

  test('says that a text has no translation, and shows the English one', async () => {
    const half = newFolder(changed([{ file: 'knowledge/common/port-blocked.de.md' }]));
    const { out } = await run(['read', 'common/port-blocked', '--lang', 'de', '--pack', half]);
    expect(out).toMatch(/^Port 25 is blocked \(nur auf Englisch\)\n/);
  });

  test('names the article that was meant', async () => {
    const { code, err } = await run(['read', 'port-bloked', '--pack', good]);
    expect([code, err]).toEqual([2, 'There is no article "port-bloked".\ndid you mean port-blocked?\n']);
  });
});

describe('check', () => {
  test('of a pack in which nothing is wrong ends with 0', async () => {
    expect(await run(['check', '--pack', good])).toMatchObject({ code: 0, out: '8 files, nothing to mend.\n' });
  });

  test('says file, line, column, what, the mend and the rule, and ends with 1', async () => {
    const bad = newFolder(changed([{ file: 'flows/mailcow/sending.md', from: 'go: {', to: 'goo: {' }]));
    const { code, out } = await run(['check', '--pack', 'bad'], { cwd: join(bad, '..') }).then(async () => run(['check', '--pack', '.'], { cwd: bad }));
    expect(code).toBe(1);
    expect(out).toMatch(/^flows\/mailcow\/sending\.md:\d+:\d+ .*"goo".*did you mean "go"\? \[/m);
    expect(out).toMatch(/\d+ errors?, \d+ warnings? in 8 files\.\n$/);
  });

  test('with --json prints one document with places', async () => {
    const bad = newFolder(changed([{ file: 'flows/mailcow/sending.md', from: 'products: [mailcow]', to: 'products: [mailcow, mailu]' }]));
    const { code, json } = await run(['check', '--json', '--pack', bad], { cwd: bad });
    expect(code).toBe(1);
    expect(json).toMatchObject({
      files: 8,
      errors: 1,
      problems: [
        { rule: 'missing-article-for-conclusion', severity: 'error', place: { file: 'flows/mailcow/sending.md', line: 35, column: expect.any(Number) } },
      ],
    });
  });

  test('lets warnings pass, unless they shall count', async () => {
    const warned = newFolder(changed([{ file: 'flows/mailcow/sending.md', from: '  - { when: { reach: silent }, probes: true, then: blocked }\n', to: '' }]));
    expect(await run(['check', '--pack', warned])).toMatchObject({ code: 0, out: expect.stringContaining('[walk-missing, warning]') });
    expect(await run(['check', '--strict', '--pack', warned])).toMatchObject({ code: 1 });
  });

  test('names a pack that is not there, or is none', async () => {
    expect(await run(['check', '--pack', '/nowhere/at/all'])).toMatchObject({ code: 2, err: 'There is no folder /nowhere/at/all.\n' });
    expect(await run(['check', '--pack', newFolder()])).toMatchObject({ code: 2, err: expect.stringContaining('neither knowledge/ nor flows/') });
  });
});

describe('test', () => {
  test('walks every test walk in both languages and counts what they cover', async () => {
    const { code, json } = await run(['test', '--json', '--pack', good]);
    expect(code).toBe(0);
    const { flows } = json as {
      flows: {
        flow: string;
        walks: number;
        failures: unknown[];
        coverage: { nodes: { missed: string[] }; edges: { visited: { from: string; to: string }[] } };
      }[];
    };
    expect(flows).toMatchObject([{ flow: 'mailcow/sending', walks: 3, failures: [] }]);
    const { nodes, edges } = flows[0]!.coverage;
    expect(nodes.missed).toEqual(['try', 'hand-over']);
    const taken = edges.visited.map(({ from, to }) => `${from}>${to}`);
    for (const edge of ['reach>blocked', 'reach>why', 'why>list', 'list>why', 'why>listed', 'why>nameless']) expect(taken).toContain(edge);
  });

  test('fails with the place of a walk that ends elsewhere', async () => {
    const bad = newFolder(
      changed([{ file: 'flows/mailcow/sending.md', from: 'reach: silent }, probes: true, then: blocked', to: 'reach: open }, probes: true, then: blocked' }]),
    );
    const { code, out } = await run(['test', '--missed', '--pack', bad], { cwd: bad });
    expect(code).toBe(1);
    expect(out).toMatch(/FAIL {2}mailcow\/sending/);
    expect(out).toMatch(/flows\/mailcow\/sending\.md:38:\d+ the walk should end at "blocked" and ends at .*\(en\)/);
    expect(out).toMatch(/\(de\)/);
    expect(out).toContain('never walked: reach -- offline --> hand-over');
  });

  test('fails when a flow cannot be read at all', async () => {
    const bad = newFolder(changed([{ file: 'flows/mailcow/sending.md', from: 'start: reach', to: 'start: raech' }]));
    expect(await run(['test', '--pack', bad])).toMatchObject({ code: 1 });
  });

  test('names the flow that was meant', async () => {
    expect(await run(['test', 'sendin', '--pack', good])).toMatchObject({ code: 2, err: 'There is no flow "sendin".\ndid you mean sending?\n' });
  });
});

describe('draw', () => {
  test.each([
    ['draw', 'zzz'],
    ['test', 'zzz'],
    ['--flow', 'zzz'],
  ])('an unknown flow is answered with where all of them stand: %s %s', async (...line) => {
    const { code, err } = await run(line);
    expect(code).toBe(2);
    expect(err).toContain('the whole list: mailmedic draw');
  });

  test('writes a flow as Mermaid, and as DOT', async () => {
    expect((await run(['draw', 'sending', '--pack', good])).out).toMatch(/^flowchart TD\n/);
    expect((await run(['draw', 'mailcow/sending', '--as', 'dot', '--pack', good])).out).toMatch(/^digraph/);
    expect((await run(['draw', 'sending', '--json', '--pack', good])).json).toMatchObject({ flow: 'mailcow/sending', as: 'mermaid' });
  });
});

describe('probe', () => {
  test('lists every probe with its parameters and outcomes', async () => {
    const { json } = await run(['probe', '--json']);
    expect(json).toContainEqual(expect.objectContaining({ name: 'tcp.connect', outcomes: expect.objectContaining({ open: expect.anything() }) }));
    expect((await run(['probe'])).out).toContain('tcp.connect host=… port=…');
  });

  test('runs one: says what it will do, the outcome, and ends with 0 or 1', async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const open = await run(['probe', 'tcp.connect', 'host=127.0.0.1', `port=${port}`, '--json']);
    expect(open.json).toMatchObject({ probe: 'tcp.connect', outcome: 'open', verdict: 'ok', connection: expect.stringContaining(String(port)) });
    expect(open.code).toBe(0);
    await new Promise((resolve) => server.close(resolve));
    const refused = await run(['probe', 'tcp.connect', 'host=127.0.0.1', `port=${port}`]);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('refused (fail)');
  });

  test.each([
    [['tcp.conect'], 'There is no probe "tcp.conect".\ndid you mean tcp.connect?\n'],
    [['tcp.connect', 'host=a'], 'tcp.connect needs port=…\n'],
    [['tcp.connect', 'hots=a', 'port=1'], 'The probe "tcp.connect" has no parameter "hots".\ndid you mean host?\n'],
    [['tcp.connect', 'localhost'], '"localhost" is not key=value.\n'],
  ])('%j is answered with what is missing or was meant', async (words, said) => {
    expect(await run(['probe', ...words])).toMatchObject({ code: 2, err: said });
  });

  test('lets somebody else look: says what to type, and reads what came back', async () => {
    const told = await run(['probe', 'system.arch', '--host', 'person']);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/To type there:\n +uname -m/);
    const read = await run(['probe', 'system.arch', '--host', 'person', '--json'], { stdin: 'aarch64\n' });
    expect(read.json).toMatchObject({ outcome: 'arm64', verdict: 'info', evidence: { vantage: 'person' } });
  });

  test('names a server that ssh does not reach, instead of taking that for a finding', async () => {
    const { code, err } = await run(['probe', 'system.arch', '--host', 'ssh://nobody@127.0.0.1:1']);
    expect(code).toBe(2);
    expect(err).toMatch(/^ssh:\/\/nobody@127\.0\.0\.1:1 cannot be reached: ssh: (?!ssh:).*[^.]\.\nTry it by hand: ssh ssh:\/\/nobody@127\.0\.0\.1:1 true/);
  });

  test('names the places where it can look', async () => {
    expect(await run(['probe', 'system.arch', '--host', 'mars'])).toMatchObject({ code: 2, err: expect.stringContaining('ssh://user@server') });
  });
});

describe('start with a file of answers', () => {
  const answers = (text: string): string => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.yaml'), text);
    return folder;
  };
  const walk = (text: string, ...more: string[]) => run(['start', '--answers', 'a.yaml', '--json', '--pack', good, ...more], { cwd: answers(text) });

  test('walks to a conclusion without a person', async () => {
    const { code, json, err } = await walk('product: mailcow\nflow: sending\nevents:\n  - { reach: silent }\n');
    expect([code, err]).toEqual([0, '']);
    expect(json).toEqual({
      report: expect.stringContaining('## Conclusion'),
      events: expect.arrayContaining([expect.objectContaining({ type: 'opened' })]),
      state: 'concluded',
      flow: 'mailcow/sending',
      node: 'blocked',
      article: 'common/port-blocked',
      answers: [],
      evidence: [{ node: 'reach', outcome: 'silent', by: 'probe', title: expect.any(String), result: expect.any(String) }],
      path: ['reach', 'blocked'],
    });
  });

  test('goes on when the fix did not help, and hands over', async () => {
    const { json } = await walk('flow: mailcow/sending\nevents: [{ reach: silent }, { blocked: done }, { reach: silent }, { blocked: not-helped }]');
    expect(json).toMatchObject({ state: 'handed-over', node: 'hand-over', article: null });
  });

  test('lets a person say it where the file wants that', async () => {
    const { json } = await walk('flow: sending\nprobes: false\nevents: [{ reach: silent }]');
    expect(json).toMatchObject({ state: 'concluded', evidence: [{ node: 'reach', by: 'person', result: 'No, nothing comes back' }] });
  });

  test('stops open where the file says nothing', async () => {
    expect((await walk('flow: sending')).json).toMatchObject({ state: 'open', node: 'reach', path: ['reach'] });
  });

  test.each([
    ['flow: sendig', 'a.yaml:1:7 There is no flow "sendig"; did you mean sending?'],
    ['flow: sending\nevents:\n  - raech: silent', 'a.yaml:3:5 The flow "mailcow/sending" has no node "raech"; did you mean reach?'],
    ['flow: sending\nevents:\n  - reach: silnt', 'a.yaml:3:12 "silnt" is no outcome of "reach"; did you mean silent?'],
    ['flow: sending\nevents:\n  - why: listed', 'a.yaml:3:5 nobody is asked at "why"'],
    ['flow: sending\nfacts: { publicip: 192.0.2.1 }', 'a.yaml:2:10 There is no fact "publicip"; did you mean public_ip?'],
    ['product: mailcwo\nflow: sending', 'a.yaml:1:10 There is no product "mailcwo"; one of: mailcow'],
    ['flwo: sending', 'a.yaml:1:1 a file of answers has no "flwo"; did you mean flow?'],
    ['flow: [sending', 'a.yaml:1:15 '],
    ['', 'a.yaml:1:1 a file of answers holds product, flow, facts and events'],
    ['flow: sending\nflow: sending', 'a.yaml:2:1 Map keys must be unique'],
  ])('%j is refused with the place and what was meant', async (text, said) => {
    const { code, err, json } = await walk(text);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(json).toHaveProperty('error.problems');
  });

  test('has the form that its page shows', async () => {
    const [, example = ''] = /```yaml\n([^`]*)```/.exec(readFileSync('docs/answers.md', 'utf8')) ?? [];
    const { code, json } = await run(['--answers', 'a.yaml', '--json'], { cwd: answers(example) });
    expect([code, json]).toMatchObject([
      0,
      { flow: 'mailcow/mail-loops-back', evidence: expect.arrayContaining([expect.objectContaining({ node: 'domain', result: 'example.org' })]) },
    ]);
  });

  test('that is not there is named', async () => {
    expect(await run(['--answers', 'nowhere.yaml'])).toMatchObject({ code: 2, err: expect.stringContaining('nowhere.yaml cannot be read') });
  });
});

describe('case', () => {
  test('without any says so, and names a case that is not there', async () => {
    expect(await run(['case', 'list'])).toMatchObject({ code: 0, out: 'No cases are kept yet.\n' });
    expect((await run(['case', '--json'])).json).toEqual([]);
    expect(await run(['case', 'show', 'x'])).toMatchObject({ code: 2, err: expect.stringContaining('There is no case "x".') });
    expect(await run(['case', 'shwo', 'x'])).toMatchObject({ code: 2, err: 'case has no action "shwo".\ndid you mean show?\n' });
    expect(await run(['case', 'note'])).toMatchObject({ code: 2, err: expect.stringContaining('needs the id of a case') });
  });

  test('that cannot be read because its folder is a file is named with the mend', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'home'), '');
    const { code, err } = await run(['case', 'list'], { cwd });
    expect(code).toBe(2);
    expect(err).toMatch(/The cases in .*cases\.db cannot be used: .*\n.*MAILMEDIC_HOME/);
  });
});
