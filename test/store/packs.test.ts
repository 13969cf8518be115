import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildPack, writeBuiltPack } from '../../src/store/built-pack.ts';
import { type PackText, readPack } from '../../src/store/packs.ts';
import { builtEntry, builtIndex, builtPack } from '../../src/store/read-built-pack.ts';
import { changed, GOOD } from '../rules/good-pack.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const folderOf = (texts: readonly PackText[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-pack-'));
  made.push(folder);
  for (const { name, text } of texts) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

const textOf = (name: string): string => GOOD.find((file) => file.name === name)!.text;

describe('a pack on disk', () => {
  test('is read whole, with the folder that each file came from', async () => {
    const folder = folderOf(GOOD);
    const { pack, origins } = await readPack([folder]);
    expect(pack.problems).toEqual([]);
    expect(pack.flows.map(({ key }) => key)).toEqual(['mailcow/sending']);
    expect(pack.articles).toHaveLength(6);
    expect(origins.get('flows/mailcow/sending.md')).toBe(folder);
    expect(pack.version).toMatch(/^[0-9a-f]{12}$/);
  });

  test('loses a broken file and nothing else', async () => {
    const { pack } = await readPack([folderOf(changed([{ file: 'knowledge/common/ip-listed.md', from: 'title:', to: '"title' }]))]);
    expect(pack.problems.map(({ place }) => place.file)).toContain('knowledge/common/ip-listed.md');
    expect(pack.problems[0]!.place.line).toBeGreaterThan(0);
    expect(pack.flows).toHaveLength(1);
    expect(pack.articles.map(({ file }) => file)).not.toContain('knowledge/common/ip-listed.md');
    expect(pack.articles).toHaveLength(5);
  });

  test('lets a text in a language that it does not speak wait, and reports an ending that is no language', async () => {
    const text = '---\ntitle: Bloqué\n---\nTexte\n';
    const { pack } = await readPack([
      folderOf([...GOOD, { name: 'knowledge/common/ip-listed.fr.md', text }, { name: 'knowledge/common/ip-listed.qx.md', text }]),
    ]);
    expect(pack.articles).toHaveLength(6);
    expect(pack.problems.map(({ place }) => place.file)).toEqual(['knowledge/common/ip-listed.qx.md']);
  });

  test('reports a file that cannot be read, and reads the others', async () => {
    const folder = folderOf(GOOD);
    rmSync(join(folder, 'knowledge/common/ip-listed.md'));
    mkdirSync(join(folder, 'knowledge/common/ip-listed.md'));
    const { pack } = await readPack([folder]);
    expect(pack.problems.map(({ rule }) => rule)).toContain('unreadable-file');
    expect(pack.articles).toHaveLength(5);
  });

  test('reports a folder that cannot be read, and reads the others', async () => {
    const folder = folderOf(GOOD);
    symlinkSync('circle', join(folder, 'knowledge', 'circle'));
    const { pack } = await readPack([folder]);
    expect(pack.problems).toMatchObject([{ rule: 'unreadable-file', place: { file: 'knowledge/circle' } }]);
    expect(pack.articles).toHaveLength(6);
  });

  test('that is empty or not there has nothing in it, and no problem', async () => {
    const { pack } = await readPack([folderOf([]), '/nowhere/at/all']);
    expect([pack.articles, pack.flows, pack.problems]).toEqual([[], [], []]);
  });

  test('names a translation whose flow is missing', async () => {
    const { pack } = await readPack([folderOf(changed([{ file: 'flows/mailcow/sending.md' }]))]);
    expect(pack.problems.map(({ message }) => message)).toEqual(['this translation has no flow: flows/mailcow/sending.md is missing']);
  });
});

describe('a pack over another', () => {
  test('replaces an article by shelf, id and language, and adds its own', async () => {
    const own = textOf('knowledge/common/port-blocked.de.md').replace('Port 25 ist gesperrt', 'Bei uns ist Port 25 offen');
    const over = folderOf([
      { name: 'knowledge/common/port-blocked.de.md', text: own },
      { name: 'knowledge/mailu/port-blocked.md', text: textOf('knowledge/common/port-blocked.md') },
    ]);
    const { pack } = await readPack([folderOf(GOOD), over]);
    const titles = pack.articles.filter(({ id }) => id === 'port-blocked').map(({ shelf, language, title }) => [shelf, language, title]);
    expect(titles).toEqual([
      ['common', 'de', 'Bei uns ist Port 25 offen'],
      ['common', 'en', 'Port 25 is blocked'],
      ['mailu', 'en', 'Port 25 is blocked'],
    ]);
  });

  test('that replaces the routing of a flow drops the translation of the old routing', async () => {
    const base = folderOf(GOOD);
    const { pack } = await readPack([base, folderOf([{ name: 'flows/mailcow/sending.md', text: textOf('flows/mailcow/sending.md') }])]);
    expect(Object.keys(pack.flows[0]!.words)).toEqual(['en']);
    const both = folderOf(GOOD.filter(({ name }) => name.startsWith('flows/')));
    expect(Object.keys((await readPack([base, both])).pack.flows[0]!.words).sort()).toEqual(['de', 'en']);
  });
});

describe('a built pack', () => {
  const build = async (): Promise<string> => {
    const root = folderOf([...GOOD, { name: 'build.mjs', text: '' }, { name: 'dist/.keep', text: '' }]);
    writeBuiltPack(await buildPack([root]), join(root, 'dist'));
    return root;
  };

  test('holds what the sources hold, but for the places in articles and flows', async () => {
    const root = await build();
    const { pack } = await readPack([root]);
    const isPlace = (value: unknown) => typeof value === 'object' && value !== null && 'column' in value;
    const without = <T>(content: T): T =>
      JSON.parse(JSON.stringify(content, (key, value) => (key === 'places' || (key === 'place' && isPlace(value)) ? undefined : value))) as T;
    expect(builtPack(root)).toEqual({ ...pack, articles: without(pack.articles), flows: without(pack.flows) });
    expect(builtIndex(root)).toBeTruthy();
    expect(builtEntry(root)).toMatchObject({
      version: pack.version,
      broken: 0,
      flows: [{ key: 'mailcow/sending', titles: { de: 'Mail geht nicht raus', en: 'Mail does not get out' } }],
    });
  });

  test('counts no more as soon as a source of the checkout is newer, added or gone', async () => {
    const root = await build();
    const copy = (change: (folder: string) => void) => {
      const folder = folderOf([]);
      cpSync(root, folder, { recursive: true, preserveTimestamps: true });
      change(folder);
      return builtEntry(folder);
    };
    expect(copy(() => {})).toBeDefined();
    expect(copy((folder) => utimesSync(join(folder, 'flows/mailcow/sending.md'), new Date(), new Date(Date.now() + 5000)))).toBeUndefined();
    expect(copy((folder) => writeFileSync(join(folder, 'knowledge/common/new.md'), ''))).toBeUndefined();
    expect(copy((folder) => rmSync(join(folder, 'knowledge/common/ip-listed.md')))).toBeUndefined();
  });

  test('counts where it was installed, whatever the times of the files', async () => {
    const root = await build();
    rmSync(join(root, 'build.mjs'));
    utimesSync(join(root, 'flows/mailcow/sending.md'), 0, 0);
    expect(builtEntry(root)).toBeDefined();
  });

  test('that is half written or missing is passed over', async () => {
    const root = await build();
    writeFileSync(join(root, 'dist/entry.json'), '{"version":');
    expect(builtEntry(root)).toBeUndefined();
    rmSync(join(root, 'dist'), { recursive: true });
    expect(builtEntry(root)).toBeUndefined();
  });
});
