// Writes the pages that are made from tables in src/; `--check` only says which are out of date. Needs Node 24.
import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from './paths.mjs';
import { PAGES } from './reference.mjs';

const standing = (file) => {
  try {
    return readFileSync(ROOT + file, 'utf8');
  } catch {
    return undefined;
  }
};

for (const [file, make] of Object.entries(PAGES)) {
  const page = await make();
  const same = standing(file) === page;
  if (process.argv.includes('--check')) {
    console.log(`${same ? 'as generated' : 'OUT OF DATE, run "npm run generate"'}: ${file}`);
    if (!same) process.exitCode = 1;
  } else if (!same) {
    writeFileSync(ROOT + file, page);
    console.log(`written: ${file}`);
  }
}
