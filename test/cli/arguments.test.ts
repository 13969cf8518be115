import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/index.ts';
import { wantedLanguage } from '../../src/cli/language.ts';
import { readArguments } from '../../src/cli/read-arguments.ts';
import { run } from './run.ts';

const read = (...argv: string[]) => readArguments(argv, COMMANDS, 'en');
const value = (...argv: string[]) => {
  const got = read(...argv);
  if ('misuse' in got) throw new Error(got.misuse.message);
  return { command: got.value.command.name, words: got.value.words, options: got.value.options };
};

describe('a command line', () => {
  test('without a command is the symptom, in the words of the person', () => {
    expect(value('dovecot', 'keeps', 'restarting')).toMatchObject({ command: 'start', words: ['dovecot', 'keeps', 'restarting'] });
    expect(value()).toMatchObject({ command: 'start', words: [] });
  });

  test('behind -- is words only, even when they are called like a command or an option', () => {
    expect(value('--', 'doctor', '--json')).toMatchObject({ command: 'start', words: ['doctor', '--json'], options: { json: false } });
  });

  test('takes options before and behind the command, again and again where they are lists', () => {
    expect(value('--pack', 'a', 'find', 'x', '--pack=b', '--json')).toMatchObject({ command: 'find', words: ['x'], options: { pack: ['a', 'b'], json: true } });
  });

  test('takes - for standard input', () => {
    expect(value('find', '-')).toMatchObject({ command: 'find', words: ['-'] });
  });

  test('lets the last of two values count', () => {
    expect(value('--lang', 'en', '--lang', 'de').options.lang).toBe('de');
  });

  test.each([
    [['docter'], 'There is no command "docter".', 'did you mean doctor?'],
    [['find', 'x', '--lnag', 'de'], 'There is no option --lnag for find.', 'did you mean --lang?'],
    [['check', '--product', 'mailcwo'], '--product knows no "mailcwo".', 'did you mean mailcow?'],
    [['check', '--lang', 'fr'], '--lang knows no "fr".', 'one of: en, de'],
    [['check', '--lang'], '--lang needs a value: --lang en|de', undefined],
    [['check', '--lang', '--json'], '--lang needs a value: --lang en|de', undefined],
    [['check', '--json=yes'], '--json takes no value.', undefined],
    [['read', 'one', 'two'], 'read does not know what to do with "two".', 'see: mailmedic read --help'],
    [['check', '--limit', '3'], 'There is no option --limit for check.', 'see: mailmedic check --help'],
  ])('%j is answered with what was meant', async (argv, message, mend) => {
    const { code, out, err } = await run(argv);
    expect([code, out.startsWith('{')]).toEqual([2, argv.includes('--json')]);
    expect(err).toContain(message);
    if (mend) expect(err).toContain(mend);
  });

  test('that is wrong is answered in German too, and as JSON where that was asked for', async () => {
    const { code, json, err } = await run(['finde', '--json'], { env: { LC_ALL: 'de_DE.UTF-8' } });
    expect(code).toBe(2);
    expect(json).toEqual({ error: { message: 'Den Befehl „finde“ gibt es nicht.', mend: expect.stringContaining('meintest du find?') } });
    expect(err).toContain('Den Befehl „finde“ gibt es nicht.');
  });

  test('of words that only resemble a command stays a symptom', () => {
    expect(value('mails', 'are', 'bounced')).toMatchObject({ command: 'start' });
    expect(value('mail')).toMatchObject({ command: 'start' });
  });
});

describe('the language', () => {
  test.each([
    [{ LC_ALL: 'de_DE.UTF-8', LANG: 'en_US' }, 'de'],
    [{ LC_ALL: '', LC_MESSAGES: 'de_AT', LANG: 'en_US' }, 'de'],
    [{ LC_ALL: 'C', LANG: 'de_DE' }, 'en'],
    [{ LANG: 'de' }, 'de'],
    [{ LANG: 'den_CA' }, 'en'],
    [{}, 'en'],
  ] as const)('of %j is %s', (env, language) => {
    expect(wantedLanguage([], env)).toBe(language);
  });

  test('of --lang counts before the environment, but not behind --', () => {
    expect(wantedLanguage(['find', '--lang=de'], {})).toBe('de');
    expect(wantedLanguage(['--', '--lang', 'de'], {})).toBe('en');
  });
});

describe('help', () => {
  test.each(['en', 'de'])('names every command and every option in %s', async (lang) => {
    const { code, out } = await run(['--help', '--lang', lang]);
    expect(code).toBe(0);
    for (const { name, title } of COMMANDS) {
      expect(out).toContain(title[lang as 'en']);
      const own = await run([name, '--help', '--lang', lang]);
      expect(own.code).toBe(0);
      for (const option of Object.keys(COMMANDS.find((command) => command.name === name)!.options)) expect(own.out).toContain(`--${option}`);
    }
  });

  test('knows its version, also as JSON', async () => {
    expect((await run(['--version'])).out).toMatch(/^mailmedic \d+\.\d+\.\d+\n$/);
    expect((await run(['--version', '--json'])).json).toMatchObject({ version: expect.stringMatching(/^\d/), node: process.version });
  });
});

test('no command line makes the reader throw: it is read, or refused with a sentence', () => {
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '--',
      '-',
      '---',
      '--=x',
      '--json',
      '--no-json',
      '--lang=',
      '-hV',
      '-x',
      '--__proto__',
      '--constructor=1',
      '--pack',
      'find',
      'case',
      'start',
      'toString',
    ),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), (argv) => {
      const got = read(...argv);
      if ('misuse' in got) expect(got.misuse.message).not.toBe('');
      else expect(COMMANDS).toContain(got.value.command);
    }),
    { numRuns: 2000 },
  );
});
