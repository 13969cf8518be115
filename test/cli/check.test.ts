import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixText } from '../../src/cli/check/apply-fixes.ts';
import { withTranslates } from '../../src/cli/check/mark-translated.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { changed, GOOD } from '../rules/good-pack.ts';
import { newFolder, run } from './run.ts';

const FLOW = 'flows/mailcow/sending.md';
const PORT = 'knowledge/common/port-blocked.md';
const GERMAN = 'knowledge/common/port-blocked.de.md';
const read = (dir: string, file: string): string => readFileSync(join(dir, file), 'utf8');

const BROKEN = [
  { file: FLOW, from: 'offline: hand-over', to: 'offline: hand-ovr' },
  { file: FLOW, from: 'unsure: try\n', to: 'unsure: try\n      opne: why\n' },
  { file: PORT, from: 'ip-listed.md#fix', to: 'ip-listet.md#fix' },
  { file: GERMAN, from: '#fix', to: '#fixx' },
];

describe('check --format', () => {
  const dir = newFolder(changed(BROKEN));

  test('text tells place, what, mend, rule, why and page', async () => {
    const { out } = await run(['check', '--pack', '.'], { cwd: dir });
    expect(out).toContain(`${PORT}:12:19 the link "ip-listet.md#fix" leads to no article; did you mean "ip-listed"? [broken-link]\n`);
    expect(out).toContain('broken-link: The reader follows it in the middle of a problem and finds nothing. docs/rules/broken-link.md\n');
  });

  test('github escapes what would end a command, and names line and column', async () => {
    const { out } = await run(['check', '--format', 'github', '--pack', '.'], { cwd: dir });
    expect(out).toContain(
      `::error file=${PORT},line=12,col=19,title=broken-link::the link "ip-listet.md#fix" leads to no article; did you mean "ip-listed"?\n`,
    );
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^::(error|warning) file=[^,:]+,line=\d+,col=\d+,title=[a-z-]+::.+$/);
  });

  test('sarif holds what the standard demands of a log', async () => {
    const { json } = await run(['check', '--format', 'sarif', '--pack', '.'], { cwd: dir });
    type Region = { startLine: number; startColumn: number; endColumn?: number };
    type Result = {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: Region } }[];
      fixes?: { artifactChanges: { replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }[] }[];
    };
    const log = json as { version: string; $schema: string; runs: [{ tool: { driver: { name: string; rules: { id: string }[] } }; results: Result[] }] };
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/^https:.*sarif.*2\.1\.0/);
    const { driver } = log.runs[0].tool;
    expect(driver.name).toBe('Mailmedic');
    expect(new Set(driver.rules.map(({ id }) => id)).size).toBe(driver.rules.length);
    expect(log.runs[0].results.length).toBeGreaterThan(2);
    for (const { ruleId, ruleIndex, level, message, locations } of log.runs[0].results) {
      expect(driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning', 'note', 'none']).toContain(level);
      expect(message.text.length).toBeGreaterThan(0);
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      expect(artifactLocation.uri).toMatch(/^[A-Za-z0-9._~%/-]+$/);
      expect(region.startLine).toBeGreaterThan(0);
      expect(region.startColumn).toBeGreaterThan(0);
    }
    const fixable = log.runs[0].results.filter(({ fixes }) => fixes);
    expect(fixable.length).toBeGreaterThan(0);
    for (const { fixes } of fixable) expect(fixes![0]!.artifactChanges[0]!.replacements[0]!.deletedRegion.endColumn).toBeGreaterThan(1);
  });
});

describe('check --fix', () => {
  test('mends slips of the keys and nothing else, and has nothing to do the second time', async () => {
    const dir = newFolder(changed(BROKEN));
    const first = await run(['check', '--fix', '--pack', '.'], { cwd: dir });
    expect(first.err).toMatch(/^[1-9]\d* mended\.\n$/);
    expect(read(dir, PORT)).toBe(GOOD.find(({ name }) => name === PORT)!.text);
    expect(read(dir, FLOW)).toContain('offline: hand-over');
    const before = [FLOW, PORT, GERMAN].map((file) => read(dir, file));
    const second = await run(['check', '--fix', '--pack', '.'], { cwd: dir });
    expect(second.err).toBe('0 mended.\n');
    expect([FLOW, PORT, GERMAN].map((file) => read(dir, file))).toEqual(before);
  });

  test('leads a German link to the German heading', async () => {
    const texts = changed([
      { file: GERMAN, from: '## Fix', to: '## Lösung' },
      { file: 'knowledge/common/ip-listed.de.md', from: '[Doku](https://docs.mailcow.email/)', to: '[Doku](port-blocked.de.md#fix)' },
      { file: 'knowledge/common/ip-listed.md', from: '[docs](https://docs.mailcow.email/)', to: '[docs](port-blocked.md#fix)' },
    ]);
    const dir = newFolder(texts);
    await run(['check', '--fix', '--pack', '.'], { cwd: dir });
    expect(read(dir, 'knowledge/common/ip-listed.de.md')).toContain('port-blocked.de.md#lösung');
    expect(await run(['check', '--strict', '--pack', '.'], { cwd: dir })).toMatchObject({ code: 0 });
  });

  test('never changes more than the words it names, whatever the text', () => {
    const word = fc.constantFrom('spf', 'dmark', 'x', '{{ domain }}', 'ä');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.constantFrom('\n', '\r\n', ' ', '"', 'tail')), { maxLength: 30 }),
        fc.nat(5),
        fc.nat(20),
        word,
        (parts, line, column, remove) => {
          const text = parts.join('');
          const problem = {
            rule: 'r',
            severity: 'error' as const,
            message: '',
            place: { file: 'f', line: line + 1, column: column + 1 },
            fix: { remove, insert: 'NEW' },
          };
          const once = fixText(text, [problem, problem]);
          expect(once.fixed).toBeLessThanOrEqual(1);
          if (once.fixed === 0) expect(once.text).toBe(text);
          else {
            const at = once.text.indexOf('NEW');
            expect(once.text.slice(0, at) + remove + once.text.slice(at + 3)).toBe(text);
          }
        },
      ),
    );
  });
});

describe('mailmedic.yaml', () => {
  const withSettings = (settings: string): string =>
    newFolder([
      ...changed([{ file: FLOW, from: '  - { when: { reach: silent }, probes: true, then: blocked }\n', to: '' }]),
      { name: 'mailmedic.yaml', text: settings },
    ]);

  test('switches a rule off, or makes it an error', async () => {
    expect(await run(['check', '--strict', '--pack', withSettings('rules: { walk-missing: off }')])).toMatchObject({ code: 0 });
    expect(await run(['check', '--pack', withSettings('rules:\n  walk-missing: error\n')])).toMatchObject({
      code: 1,
      out: expect.stringContaining('[walk-missing]'),
    });
  });

  test('sets options of a rule', async () => {
    const { out } = await run(['check', '--pack', withSettings('rules:\n  walk-missing: off\n  reading-level: { severity: error, sentence: 6 }\n')]);
    expect(out).toMatch(/this sentence has \d+ words.*\[reading-level\]/);
  });

  test('is told its own mistakes at their place, and the rest of it holds', async () => {
    const dir = withSettings('rules:\n  walk-missing: off\n  walk-mising: off\n  reading-level: { ese: 3, severity: odd }\n  dead-end: 7\nrule: {}\n');
    const { code, out } = await run(['check', '--pack', '.'], { cwd: dir });
    expect(code).toBe(1);
    expect(out).toContain('mailmedic.yaml:3:3 there is no rule "walk-mising"; did you mean "walk-missing"? [settings]');
    expect(out).toContain('mailmedic.yaml:4:20 "reading-level" has no option "ese"; did you mean "ease"? [settings]');
    expect(out).toContain('mailmedic.yaml:4:38 "severity" cannot be "odd"');
    expect(out).toContain('mailmedic.yaml:5:13 "dead-end" is set to 7');
    expect(out).toContain('mailmedic.yaml:6:1 unknown key "rule"; did you mean "rules"?');
    expect(out).not.toContain('[walk-missing');
    expect(await run(['check', '--pack', withSettings('rules: [')])).toMatchObject({ code: 1 });
  });
});

describe('check --translated', () => {
  test('marks translations, and from then on a changed English text makes them stale', async () => {
    const dir = newFolder(GOOD);
    expect(await run(['check', '--translated', '--pack', '.'], { cwd: dir })).toMatchObject({ code: 0, out: '4 translations marked as up to date.\n' });
    expect(await run(['check', '--strict', '--pack', '.'], { cwd: dir })).toMatchObject({ code: 0 });
    writeFileSync(join(dir, PORT), read(dir, PORT).replace('What is happening.', 'What is  happening !'));
    expect(await run(['check', '--strict', '--pack', '.'], { cwd: dir })).toMatchObject({ code: 0 });
    writeFileSync(join(dir, PORT), read(dir, PORT).replace('What is  happening !', 'What was happening.'));
    writeFileSync(join(dir, FLOW), read(dir, FLOW).replace('Can your server reach', 'Could your server reach'));
    const stale = await run(['check', '--strict', '--pack', '.'], { cwd: dir });
    expect(stale.code).toBe(1);
    expect(stale.out).toMatch(/port-blocked\.de\.md:\d+:\d+ the English text says something else than when this was translated/);
    expect(stale.out).toMatch(/sending\.de\.md:\d+:\d+ the English words of "sending" say something else/);
    expect(await run(['check', '--translated', GERMAN, '--pack', '.'], { cwd: dir })).toMatchObject({ out: '1 translation marked as up to date.\n' });
    expect((await run(['check', '--pack', '.'], { cwd: dir })).out).not.toContain('port-blocked.de.md');
  });

  test('keeps everything else of the head, also with Windows line ends', () => {
    expect(withTranslates('---\r\ntitle: x\r\n---\r\nbody', '0123abcd')).toBe('---\r\ntitle: x\r\ntranslates: 0123abcd\r\n---\r\nbody');
    expect(withTranslates('---\ntranslates: 11111111\ntitle: $& x\n---\n', '0123abcd')).toBe('---\ntranslates: 0123abcd\ntitle: $& x\n---\n');
    expect(withTranslates('no head', '0123abcd')).toBeUndefined();
  });
});

describe('check --watch', () => {
  test('sees a save at once, a half-written file too, and the mend after it', async () => {
    const dir = newFolder(GOOD);
    const stdout = new PassThrough();
    let said = '';
    stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    const until = async (text: string): Promise<number> => {
      const begun = performance.now();
      while (!said.includes(text)) {
        if (performance.now() - begun > 15_000) throw new Error(`never said ${text}: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      said = '';
      return performance.now() - begun;
    };
    const stop = new AbortController();
    const stderr = new PassThrough().resume();
    const over = runCli({
      argv: ['check', '--watch', '--pack', '.'],
      env: { LANG: 'en' },
      cwd: dir,
      stdin: Readable.from([]),
      stdout,
      stderr,
      signal: stop.signal,
    });
    await until('8 files, nothing to mend.');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const whole = read(dir, FLOW);
    writeFileSync(join(dir, FLOW), whole.slice(0, 300));
    await until('front matter is not closed');
    // As editors save: a new file takes the place of the old one.
    writeFileSync(join(dir, 'flows/mailcow/.draft'), whole);
    renameSync(join(dir, 'flows/mailcow/.draft'), join(dir, FLOW));
    await until('8 files, nothing to mend.');
    stop.abort();
    expect(await over).toBe(0);
  });
});
