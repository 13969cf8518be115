import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, run } from './run.ts';

const PROBLEMS = `# Common problems

Things that go wrong.

## Mail cannot be sent

There are several reasons:

- Check that port 25 is open for outgoing connections.
- Check whether your address is on a blacklist.

\`\`\`
status=deferred (connect to mx.example.org[192.0.2.7]:25: Connection timed out)
\`\`\`

## The container keeps restarting

The certificate is missing. Run:

\`\`\`bash
cd /opt/mail
docker compose up -d
\`\`\`

See [the setup](setup.md#ports).
`;

const SETUP = `# Set up the server

Do it.

## Ports

Open 25 and 993.
`;

const write = (root: string, files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
};

const stage = (files: Readonly<Record<string, string>> = { 'docs/problems.md': PROBLEMS, 'docs/setup.md': SETUP }) => {
  const cwd = newFolder();
  write(join(cwd, 'tree'), files);
  const at = (name: string) => join(cwd, 'pack', name);
  return {
    cwd,
    at,
    read: (name: string) => readFileSync(at(name), 'utf8'),
    doc: (name: string) => join(cwd, 'tree', name),
    edit: (path: string, from: string, to: string) => {
      const before = readFileSync(path, 'utf8');
      expect(before).toContain(from);
      writeFileSync(path, before.replace(from, to));
    },
    go: (...more: string[]) => run(['import', 'tree', '-o', 'pack', ...more], { cwd }),
    drift: (...more: string[]) => run(['drift', 'tree', '--pack', 'pack', ...more], { cwd }),
  };
};

const RESTART = 'knowledge/common/the-container-keeps-restarting.md';
const SEND = 'knowledge/common/mail-cannot-be-sent.md';

describe('import', () => {
  test('makes articles with code byte for byte, links between them, signatures, and where they come from', async () => {
    const { go, read } = stage();
    expect(await go('--commit', 'abc123', '--licence', 'MIT')).toMatchObject({ code: 0 });
    expect(read(RESTART)).toContain('```bash\ncd /opt/mail\ndocker compose up -d\n```');
    expect(read(RESTART)).toContain('[the setup](set-up-the-server.md#ports)');
    expect(read(RESTART)).toMatch(
      /sources:\n {2}- \{ doc: tree, title: Common problems, section: The container keeps restarting, file: docs\/problems\.md, commit: abc123, licence: MIT, hash: '?[0-9a-f]{16}'?, read: \d{4}-\d\d-\d\d \}/,
    );
    expect(read(SEND)).toContain("signatures:\n  - 'status=deferred \\(connect to \\S{1,99}\\[[0-9.]+\\]:\\d+: Connection timed out\\)'");
  });

  test('makes a pack that can be walked, tested and checked at once, but for what a person decides', async () => {
    const { go, cwd, read } = stage();
    await go();
    const checked = await run(['check', '--pack', 'pack', '--json'], { cwd });
    const rules = (checked.json as { problems: { rule: string }[] }).problems.map(({ rule }) => rule);
    expect(new Set(rules)).toEqual(new Set(['missing-translation']));
    expect(await run(['test', '--pack', 'pack'], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining('all as they should be') });
    expect(read('flows/common/mail-cannot-be-sent.md')).toMatch(/probe: dnsbl\.listed, with: \{ ip: '\{\{public_ip\}\}' \}/);
    expect(read('import/TODO.md')).toContain(`\`${SEND}\`: de`);
    const walked = await run(['--pack', 'pack', '--flow', 'common/mail-cannot-be-sent', '--plain', '--probes', 'none'], { cwd, stdin: '1\n1\n' });
    expect(walked.out).toContain('Mail cannot be sent');
  });

  test('says where no licence was found that the pack must not be passed on, in the pack as well', async () => {
    const { go, read } = stage();
    expect((await go()).out).toContain('No licence was found');
    expect(JSON.parse(read('import/lock.json'))).toMatchObject({ redistribution: 'not allowed: no licence was found' });
    expect(read(RESTART)).toContain('licence: none found');
    const { go: again, doc } = stage({ 'docs/problems.md': PROBLEMS, LICENSE: 'MIT License\n\nPermission is hereby granted, free of charge, …' });
    expect((await again()).out).toContain('Licence of the texts: MIT');
    expect(existsSync(doc('LICENSE'))).toBe(true);
  });

  test('reads the commit from the repository without starting git', async () => {
    const { go, read, cwd } = stage();
    write(join(cwd, 'tree'), { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${'ab'.repeat(20)}\n` });
    await go();
    expect(read(RESTART)).toContain(`commit: '${'ab'.repeat(20)}'`.replace(/'/g, ''));
  });

  test('again changes nothing where nothing changed', async () => {
    const { go, at } = stage();
    await go();
    const before = lstatSync(at('import/lock.json')).mtimeMs;
    expect((await go()).out).toContain('Nothing has changed since the last import.');
    expect(lstatSync(at('import/lock.json')).mtimeMs).toBe(before);
  });

  test('again takes over what changed, keeps when the rest was read, and merges it with edits elsewhere in the file', async () => {
    const { go, at, read, doc, edit } = stage();
    await go('--commit', 'one');
    edit(at(RESTART), 'kind: problem', 'kind: problem\nanswers: [an-item]');
    edit(doc('docs/problems.md'), 'docker compose up -d', 'docker compose up -d --wait');
    const ran = await go('--commit', 'two');
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(`merged with your edits: pack/${RESTART}`);
    expect(read(RESTART)).toContain('answers: [an-item]');
    expect(read(RESTART)).toContain('up -d --wait');
    expect(read(RESTART)).toContain('commit: two');
    expect(read(SEND)).toContain('commit: one');
  });

  test('again lets both sides stand where they changed the same line, and says so until it is resolved', async () => {
    const { go, at, read, doc, edit } = stage();
    await go();
    edit(at(RESTART), 'The certificate is missing.', 'My own words.');
    edit(doc('docs/problems.md'), 'The certificate is missing.', 'The key is missing.');
    const ran = await go();
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/CONFLICT: .*the-container-keeps-restarting\.md:\d+; your text stands as it was; upstream's lies in /);
    expect(read(RESTART)).toContain('My own words.');
    expect(read(`${RESTART}.incoming`)).toContain('The key is missing.');
    expect(await go()).toMatchObject({ code: 1, out: expect.stringContaining('STILL OPEN') });
    rmSync(at(`${RESTART}.incoming`));
    expect((await go()).code).toBe(0);
    expect(read(RESTART)).toContain('My own words.');
  });

  test('again deletes what is gone upstream, but not what a person has edited, and leaves deleted what a person deleted', async () => {
    const { go, at, doc, edit } = stage();
    await go();
    edit(at(RESTART), 'kind: problem', 'kind: howto');
    rmSync(at(SEND));
    writeFileSync(doc('docs/problems.md'), PROBLEMS.replace(/## The container[\s\S]*$/, ''));
    const ran = await go();
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('gone upstream, but you have edited it');
    expect(existsSync(at(RESTART))).toBe(true);
    expect(existsSync(at(SEND))).toBe(false);
    expect(existsSync(at('flows/common/the-container-keeps-restarting.md'))).toBe(false);
    expect((await go()).code).toBe(0);
  });

  test('keeps the id and the edits of a section that moved to another page or got another heading', async () => {
    const { go, at, read, doc, edit } = stage();
    await go();
    edit(at(RESTART), 'kind: problem', 'kind: problem\nanswers: [an-item]');
    const section = /## The container[\s\S]*$/.exec(PROBLEMS)![0];
    writeFileSync(doc('docs/problems.md'), PROBLEMS.replace(section, '').replace('## Mail cannot be sent', '## Sending fails'));
    write(doc(''), { 'docs/troubleshooting.md': `# Troubleshooting\n\nMore.\n\n${section}` });
    const ran = await go();
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('moved: docs/problems#the-container-keeps-restarting → docs/troubleshooting#the-container-keeps-restarting');
    expect(read(RESTART)).toContain('answers: [an-item]');
    expect(read(SEND)).toContain('title: Sending fails');
  });

  test('writes nothing through a symbolic link, and reads through none', async () => {
    const { go, cwd, at, doc } = stage();
    const outside = newFolder();
    mkdirSync(at(''), { recursive: true });
    symlinkSync(outside, at('knowledge'));
    const ran = await go();
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('symbolic link') });
    expect(readdirSync(outside)).toEqual([]);
    rmSync(at('knowledge'));
    writeFileSync(join(cwd, 'secret.md'), '# Secret fails\n\nNot part of the documentation.\n');
    symlinkSync(join(cwd, 'secret.md'), doc('docs/secret.md'));
    expect(await go()).toMatchObject({ out: expect.stringContaining('a symbolic link is not followed') });
    expect(existsSync(at('knowledge/common/secret-fails.md'))).toBe(false);
  });

  test('finishes what a killed import had begun, and throws away what it had only prepared', async () => {
    const { go, at, read } = stage();
    await go();
    const [before, later] = [read(RESTART), 'title: x\n'];
    write(at('import/next'), { '0': later });
    await go();
    expect(read(RESTART)).toBe(before);
    write(at('import/next'), { '0': `${before}\n`, 'journal.json': JSON.stringify({ puts: [RESTART], deletes: [] }) });
    await go('--dry-run');
    expect(read(RESTART)).toBe(before);
    await go();
    expect(read(RESTART)).toBe(`${before}\n`);
    expect(existsSync(at('import/next'))).toBe(false);
  });

  test('leaves out binary files and goes on after a broken page', async () => {
    const { go, at, doc } = stage();
    writeFileSync(doc('docs/picture.md'), Buffer.from([0xff, 0xfe, 0x00, 0x80]));
    writeFileSync(doc('docs/odd.md'), '---\n: [broken\n---\n\n# Odd page\n\nIts text is there.\n');
    await go();
    expect(readFileSync(at('knowledge/common/odd-page.md'), 'utf8')).toContain('Its text is there.');
  });

  test('knows a German text, and that the English one is missing', async () => {
    const german =
      '## Mails kommen nicht an\n\nDas ist ein Fehler, der nicht oft auftritt. Prüfen Sie, ob die Mail in der Warteschlange ist und ob sie zugestellt wird.\n';
    const { go, read, cwd } = stage({ 'probleme.md': `# Häufige Probleme\n\nHier sind die Probleme und ihre Lösungen.\n\n${german}` });
    await go();
    expect(read('knowledge/common/mails-kommen-nicht-an.md')).toContain('language: de');
    const checked = await run(['check', '--pack', 'pack'], { cwd });
    expect(checked.out).toContain('the article has no text in "en"');
    expect((await run(['read', 'mails-kommen-nicht-an', '--lang', 'de', '--pack', 'pack'], { cwd })).out).not.toContain('nur auf');
  });

  test('answers misuse with the mend', async () => {
    const { go, cwd } = stage();
    expect(await run(['import', 'tree'], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('-o PACK') });
    expect(await run(['import', 'nowhere', '-o', 'pack'], { cwd })).toMatchObject({ code: 2, err: 'There is no folder nowhere.\n' });
    expect(await run(['import', 'tree', '-o', 'tree'], { cwd })).toMatchObject({ code: 2 });
    await go();
    writeFileSync(join(cwd, 'pack/import/lock.json'), '{');
    expect(await go()).toMatchObject({ code: 2, err: expect.stringContaining('lock.json cannot be read') });
  });
});

describe('drift', () => {
  test('says nothing has changed, with 0', async () => {
    const { go, drift } = stage();
    await go();
    expect(await drift()).toMatchObject({ code: 0, out: expect.stringContaining('No section has changed.') });
  });

  test('names what changed, moved, went and came, what rests on it, and the words that differ, with 1', async () => {
    const { go, drift, doc, edit } = stage();
    await go();
    edit(doc('docs/problems.md'), 'The certificate is missing.', 'The key is missing.');
    edit(doc('docs/problems.md'), '## Mail cannot be sent', '## Sending fails');
    renameSync(doc('docs/setup.md'), doc('docs/install.md'));
    writeFileSync(doc('docs/new.md'), '# Something fails now\n\nIt cannot work.\n');
    const ran = await drift();
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('changed: docs/problems#the-container-keeps-restarting');
    expect(ran.out).toContain('~ The [-certificate-]{+key+} is missing. Run:');
    expect(ran.out).toMatch(/flow pack\/flows\/common\/the-container-keeps-restarting\.md: nodes fix; walks that end at fix/);
    expect(ran.out).toContain('moved: docs/problems#sending-fails (stood at docs/problems#mail-cannot-be-sent');
    expect(ran.out).toContain('moved: docs/install');
    expect(ran.out).toContain('new: docs/new');
    const { packs } = (await drift('--json')).json as { packs: { sections: { what: string; rests: unknown[] }[] }[] };
    expect(packs[0]!.sections.map(({ what }) => what).sort()).toEqual(['changed', 'moved', 'moved', 'new']);
  });

  test('of hand-written articles tells what it can: where the section stands, and whether it changed if a hash was kept', async () => {
    const { cwd, drift } = stage();
    const article = (id: string, section: string, hash = '') =>
      write(join(cwd, 'pack'), {
        [`knowledge/common/${id}.md`]: `---\ntitle: ${id}\nkind: howto\nsources:\n  - { doc: tree, title: Common problems, section: '${section}', read: 2026-11-21${hash} }\n---\n\nText.\n`,
      });
    article('there', 'Mail cannot be sent');
    article('lost', 'Nobody wrote this');
    const first = await drift('--json');
    expect(first.code).toBe(1);
    const { handWritten } = first.json as { handWritten: { article: string; what: string; hash?: string }[] };
    expect(handWritten.map(({ article: id, what }) => [id, what])).toEqual([
      ['common/lost', 'gone'],
      ['common/there', 'untold'],
    ]);
    article('lost', 'Mail cannot be sent', `, hash: '${handWritten[1]!.hash}'`);
    article('there', 'Mail cannot be sent', ", hash: '0000000000000000'");
    const second = (await drift('--json')).json as { handWritten: { what: string }[] };
    expect(second.handWritten.map(({ what }) => what)).toEqual(['same', 'changed']);
  });
});
