import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundlePackBuilder } from './bundle.mjs';
import { DIST, ROOT } from './paths.mjs';

/** Reads knowledge/ and flows/ once, so that no start has to. Returns the built pack. */
export const writePack = async () => {
  const draft = mkdtempSync(`${DIST}.pack-`);
  try {
    const module = `${draft}/pack-builder.mjs`;
    writeFileSync(module, await bundlePackBuilder());
    const { buildPack, writeBuiltPack } = await import(pathToFileURL(module).href);
    const built = await buildPack([ROOT]);
    rmSync(module);
    writeBuiltPack(built, draft);
    // The entry vouches for the others and comes last.
    for (const name of readdirSync(draft).sort((a) => (a === 'entry.json' ? 1 : -1))) renameSync(`${draft}/${name}`, DIST + name);
    return built;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};
