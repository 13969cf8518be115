import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchFolders } from '../../src/cli/check/watch.ts';
import { newFolder } from './run.ts';

const watchPack = () => {
  const dir = newFolder([{ name: 'flows/mailcow/a.md', text: 'one' }]);
  const over = new AbortController();
  let heard = 0;
  const watching = watchFolders(
    [dir],
    async () => {
      heard += 1;
    },
    over.signal,
  );
  const end = (): Promise<void> => {
    over.abort();
    return watching;
  };
  const hears = async (act: () => void): Promise<boolean> => {
    const before = heard;
    act();
    for (let left = 40; left > 0 && heard === before; left--) await new Promise((resolve) => setTimeout(resolve, 25));
    return heard > before;
  };
  return { dir, hears, end };
};

test('a save is noticed, in place and by a new file in place of the old one, again and again', async () => {
  const { dir, hears, end } = watchPack();
  const file = join(dir, 'flows/mailcow/a.md');
  for (let times = 0; times < 3; times++) {
    expect(await hears(() => writeFileSync(file, `in place ${times}`))).toBe(true);
    expect(
      await hears(() => {
        writeFileSync(`${file}.draft`, `anew ${times}`);
        renameSync(`${file}.draft`, file);
      }),
    ).toBe(true);
  }
  await end();
});

test('files in new folders are noticed, too, and files that go', async () => {
  const { dir, hears, end } = watchPack();
  expect(await hears(() => mkdirSync(join(dir, 'knowledge/common'), { recursive: true }))).toBe(true);
  expect(await hears(() => writeFileSync(join(dir, 'knowledge/common/b.md'), 'b'))).toBe(true);
  expect(await hears(() => rmSync(join(dir, 'knowledge/common/b.md')))).toBe(true);
  await end();
});
