import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Pack } from '../../src/model/pack.ts';
import { loadPack, type PackText, readPack, readPackOver } from '../../src/store/packs.ts';
import { changed, GOOD } from '../rules/good-pack.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const folderOf = (texts: readonly PackText[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-over-'));
  made.push(folder);
  for (const { name, text } of texts) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

const only = (pattern: RegExp): PackText[] => GOOD.filter(({ name }) => pattern.test(name));

/** Without the version, and in one order. */
const contents = ({ articles, flows, problems }: Pack): unknown => {
  const byFile = <T extends { file: string }>(things: readonly T[]): T[] => [...things].sort((a, b) => (a.file < b.file ? -1 : 1));
  return { articles: byFile(articles), flows: byFile(flows), problems: problems.map(({ message, place }) => `${place.file} ${message}`).sort() };
};

const BROKEN = changed([{ file: 'knowledge/common/ip-listed.md', from: 'title:', to: '"title' }]).filter(
  ({ name }) => name === 'knowledge/common/ip-listed.md',
);

describe('a pack over one that was built', () => {
  test.each([
    ['nothing', []],
    ['an article', only(/common\/ip-listed\.md$/)],
    ['a broken article', BROKEN],
    ['a flow without its translation', only(/flows\/.*sending\.md$/)],
    ['a translation alone', only(/flows\/.*sending\.de\.md$/)],
    ['everything', GOOD],
  ])('is the same as both read anew, with %s in the later one', async (_, later) => {
    const [first, second] = [folderOf(GOOD), folderOf(later)];
    const [whole, over] = [await readPack([first, second]), await readPackOver(await loadPack([first]), [first, second])];
    expect(contents(over.pack)).toEqual(contents(whole.pack));
    expect(over.origins).toEqual(whole.origins);
  });
});
