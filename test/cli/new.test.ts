import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleText } from '../../src/cli/new/article-text.ts';
import { flowTexts } from '../../src/cli/new/flow-text.ts';
import { formatProblem } from '../../src/model/problem.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { packFrom } from '../../src/store/packs.ts';
import { newFolder, run } from './run.ts';

const TITLES = ['--title', 'The web page does not load', '--title-de', 'Die Webseite lädt nicht'];

describe('new', () => {
  test('makes an article in both languages in a folder that was not there, and the checks find nothing', async () => {
    const cwd = newFolder();
    const made = await run(['new', 'article', 'page-blank', ...TITLES, '--pack', 'mine'], { cwd });
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('written: mine/knowledge/common/page-blank.md\nwritten: mine/knowledge/common/page-blank.de.md\n');
    expect(await run(['check', '--strict', '--pack', 'mine'], { cwd })).toMatchObject({ code: 0, out: '2 files, nothing to mend.\n' });
    expect((await run(['read', 'page-blank', '--lang', 'de', '--pack', 'mine'], { cwd })).out).toContain('Die Webseite lädt nicht');
  });

  const flows: [what: string, options: string[]][] = [
    ['a question', []],
    ['a probe', ['--probe', 'docker.versions']],
    ['a probe with a parameter', ['--probe', 'tcp.connect', '--with', 'host=127.0.0.1', '--with', 'port=443']],
    ['two causes', ['--article', 'disk-space', '--article', 'server-offline']],
    ['three causes and a probe', ['--article', 'disk-space', '--article', 'server-offline', '--article', 'reverse-dns', '--probe', 'system.disk']],
  ];
  for (const [what, options] of flows) {
    test(`makes a flow with ${what} that passes check and test`, async () => {
      const cwd = newFolder();
      const made = await run(['new', 'flow', 'page-blank', ...TITLES, '--area', 'network', ...options, '--pack', 'mine'], { cwd });
      expect(made).toMatchObject({ code: 0, err: '' });
      const checked = await run(['check', '--strict', '--pack', 'mine'], { cwd });
      expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('nothing to mend') });
      const tested = await run(['test', '--pack', 'mine'], { cwd });
      expect(tested).toMatchObject({ code: 0, out: expect.stringContaining('all as they should be') });
    });
  }

  test('overwrites nothing, and then writes nothing at all', async () => {
    const cwd = newFolder();
    await run(['new', 'article', 'page-blank', ...TITLES, '--pack', 'mine'], { cwd });
    const before = readFileSync(join(cwd, 'mine/knowledge/common/page-blank.md'), 'utf8');
    expect(await run(['new', 'article', 'page-blank', '--title', 'x', '--title-de', 'y', '--pack', 'mine'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('mine/knowledge/common/page-blank.md is there already; nothing was written.'),
    });
    expect(readFileSync(join(cwd, 'mine/knowledge/common/page-blank.md'), 'utf8')).toBe(before);
  });

  test('says all that is missing where nobody can be asked', async () => {
    expect(await run(['new', 'flow', '--pack', 'mine'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('new flow needs --title, --title-de, ID, --area.'),
    });
    expect(await run(['new', 'mail', 'not', 'there'])).toMatchObject({ code: 2 });
    expect(await run(['new', 'article', ...TITLES])).toMatchObject({ code: 2, err: expect.stringContaining('--pack DIR') });
    expect(await run(['new', 'article', 'Bad Id', ...TITLES, '--pack', 'x'])).toMatchObject({ code: 2, err: expect.stringContaining('cannot name a file') });
    expect(await run(['new', 'flow', 'x', ...TITLES, '--area', 'dns', '--probe', 'dns.mxx', '--pack', 'x'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('dns.mx'),
    });
    expect(await run(['new', 'flow', 'x', ...TITLES, '--area', 'dns', '--probe', 'tcp.connect', '--pack', 'x'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('tcp.connect needs host=…'),
    });
  });

  test('makes a sound flow of any title and of every probe', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => /\p{L}/u.test(text)),
        fc.constantFrom(...CATALOGUE.values()),
        (title, probe) => {
          const names = { id: 'new-one', titles: { en: title, de: title }, symptoms: { en: [title], de: [title] } };
          const given = Object.fromEntries(Object.keys(probe.params).map((name) => [name, '1']));
          const texts = flowTexts({ ...names, area: 'dns', products: ['mailcow'], articles: [{ id: 'new-one', titles: names.titles }], probe, with: given });
          const article = { ...names, kind: 'problem' as const, today: '2026-11-28' };
          const pack = packFrom([
            { name: 'flows/mailcow/new-one.md', text: texts.en },
            { name: 'flows/mailcow/new-one.de.md', text: texts.de },
            { name: 'knowledge/mailcow/new-one.md', text: articleText(article, 'en') },
            { name: 'knowledge/mailcow/new-one.de.md', text: articleText(article, 'de') },
          ]);
          expect(pack.problems.map(formatProblem)).toEqual([]);
          expect(pack.flows).toHaveLength(1);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('schema', () => {
  test('prints what stands in docs/schema', async () => {
    for (const kind of ['article', 'flow', 'translation']) {
      const { out } = await run(['schema', kind]);
      expect(out).toBe(readFileSync(`docs/schema/${kind}.json`, 'utf8'));
    }
    expect(await run(['schema', 'flw'])).toMatchObject({ code: 2 });
  });
});
