import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, run } from '../cli/run.ts';
import { countLost, readHeld } from './count/count-lost.ts';
import { markdownUnits } from './count/markdown-units.ts';
import { rstUnits } from './count/rst-units.ts';
import { bare, type Unit, withoutMarkup } from './count/units.ts';

const BESIDE = ['../../../shared', '../../../../shared'].map((path) => join(import.meta.dirname, path));
const SHARED = BESIDE.find((path) => existsSync(join(path, 'docs'))) ?? BESIDE[0]!;

const unitsOf = (file: string, text: string): Unit[] => (file.endsWith('.rst') ? rstUnits : markdownUnits)(text);

const pagesIn = (root: string): Map<string, Unit[]> =>
  new Map(
    (readdirSync(root, { recursive: true, encoding: 'utf8' }) as string[])
      .filter((file) => /\.(?:md|rst)$/.test(file))
      .sort()
      .map((file) => [file, unitsOf(file, readFileSync(join(root, file), 'utf8'))]),
  );

describe.skipIf(!existsSync(join(SHARED, 'docs')))('a documentation tree (skipped without the shared folder)', () => {
  for (const name of ['mailcow', 'mailu', 'docker-mailserver', 'bluemind']) {
    test(`of ${name} loses no code block and next to no line`, { timeout: 180_000 }, async () => {
      const root = join(SHARED, 'docs', name);
      const pack = newFolder();
      const { code, err } = await run(['import', root, '-o', pack, '--json']);
      expect([0, 1], err).toContain(code);
      const pages = pagesIn(root);
      const held = readHeld(pack);
      expect([...pages.keys()].filter((file) => pages.get(file)!.length > 0 && !held.has(file))).toEqual([]);
      const count = countLost(pages, held);
      expect(count.lostCode).toEqual([]);
      const share = 1 - count.lostText.length / count.text;
      expect(share, `${count.lostText.length} of ${count.text} lines are missing:\n${count.lostText.join('\n')}`).toBeGreaterThanOrEqual(0.995);
      expect(count.text).toBeGreaterThan(3000);
    });

    test(`of ${name} gives flows whose walks end where they should`, { timeout: 180_000 }, async () => {
      const pack = newFolder();
      await run(['import', join(SHARED, 'docs', name), '-o', pack]);
      expect((await run(['test', '--pack', pack])).out).toContain('all as they should be');
    });
  }
});

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const UNDERLINE = /^([=\-`.~^"'+*])\1{2,}\s*$/;

/** Headings of a seed with the lines below each, up to the next heading. */
const headingsOf = (file: string, text: string): { title: string; body: Unit[] }[] => {
  const lines = text.split('\n');
  const found: { title: string; from: number }[] = [];
  let fence = false;
  for (const [at, line] of lines.entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) fence = !fence;
    const title = file.endsWith('.rst')
      ? UNDERLINE.test(lines[at + 1] ?? '') && line.trim() !== '' && !/^\s/.test(line)
        ? line
        : undefined
      : fence
        ? undefined
        : HEADING.exec(line)?.[2];
    if (title !== undefined) found.push({ title, from: at + (file.endsWith('.rst') ? 2 : 1) });
  }
  return found.map(({ title, from }, at) => {
    const next = found[at + 1];
    const end = next ? next.from - (file.endsWith('.rst') ? 2 : 1) : lines.length;
    return { title, body: unitsOf(file, lines.slice(from, end).join('\n')) };
  });
};

describe.skipIf(!existsSync(join(SHARED, 'seeds')))('the seeds (skipped without the shared folder)', () => {
  test('have every heading in an article, with its body', { timeout: 60_000 }, async () => {
    const [docs, pack] = [newFolder(), newFolder()];
    const names = readdirSync(join(SHARED, 'seeds')).sort();
    for (const [at, name] of names.entries()) {
      const text = readFileSync(join(SHARED, 'seeds', name), 'utf8');
      // Dialects do not mix in one tree: each seed is imported by itself.
      const file = /^\.\. _/m.test(text) ? 'faq.rst' : `page.md`;
      const [own, into] = [join(docs, String(at)), join(pack, String(at))];
      mkdirSync(own);
      writeFileSync(join(own, file), text);
      expect((await run(['import', own, '-o', into])).code).toBe(0);
      const articles = (readdirSync(join(into, 'knowledge'), { recursive: true, encoding: 'utf8' }) as string[]).filter((one) => one.endsWith('.md'));
      const texts = articles.map((one) =>
        bare(
          readFileSync(join(into, 'knowledge', one), 'utf8')
            .split('\n')
            .map(withoutMarkup)
            .join('\n'),
        ),
      );
      for (const { title, body } of headingsOf(file, text)) {
        const plain = bare(withoutMarkup(title));
        const holding = texts.filter((one) => one.includes(plain));
        expect(holding.length, `no article has the heading "${title}" of ${name}`).toBeGreaterThan(0);
        const words = body.flatMap((unit) => (unit.kind === 'text' ? [bare(unit.text)] : [])).filter((one) => one.length > 12 && !one.includes('\ue001'));
        const best = Math.max(0, ...holding.map((one) => (words.length === 0 ? 1 : words.filter((word) => one.includes(word)).length / words.length)));
        expect(best, `the body of "${title}" of ${name} is not in its article`).toBeGreaterThanOrEqual(0.9);
      }
    }
  });
});
