// Reads mutated pages of reStructuredText: none may crash, take a second or lose its page.
// node bench/fuzz-rst.ts [COUNT] [SEED] [FOLDER …]
import { existsSync } from 'node:fs';
import { restructuredText } from '../src/importers/rst/importer.ts';
import { mutated, randomOf } from './mutate-rst.ts';
import { readFolder } from './read-folder.ts';

const [count, seed] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 1)];
const folders = process.argv.slice(4);
const sources = (folders.length > 0 ? folders : ['../shared/docs/mailu', 'test/importers/rst/site'].filter((folder) => existsSync(folder))).flatMap(
  (folder) => {
    const tree = readFolder(folder);
    return tree.files.filter((file) => file.endsWith('.rst')).map((file) => tree.text(file)!);
  },
);
const random = randomOf(seed);
let [slowest, failed] = [0, 0];
for (let index = 0; index < count; index += 1) {
  const text = mutated(sources, random);
  const start = performance.now();
  try {
    const files: Record<string, string> = { 'page.rst': text };
    const pages = [...restructuredText.pages({ files: Object.keys(files), text: (file) => files[file] })];
    if (pages.length !== 1) throw new Error(`${pages.length} pages`);
  } catch (error) {
    failed += 1;
    if (failed < 6) console.log(`page ${index} of seed ${seed}: ${error instanceof Error ? error.stack : error}\n${JSON.stringify(text.slice(0, 2000))}`);
  }
  const took = performance.now() - start;
  if (took > slowest) {
    slowest = took;
    if (took > 300) console.log(`page ${index}: ${took.toFixed(0)} ms for ${text.length} characters\n${JSON.stringify(text.slice(0, 1000))}`);
  }
}
console.log(`${count} pages, ${failed} failed, the slowest took ${slowest.toFixed(0)} ms`);
process.exitCode = failed > 0 || slowest > 1000 ? 1 : 0;
