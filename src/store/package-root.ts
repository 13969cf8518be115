import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

let known: string | undefined;

/** Folder of Mailmedic itself, with package.json, knowledge/ and flows/: above the sources, and above the bundle. */
export const packageRoot = (): string => {
  let folder = known ?? import.meta.dirname;
  while (!known) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'mailmedic') known = folder;
    else if (dirname(folder) === folder) throw new Error('Mailmedic cannot find its own folder.');
    else folder = dirname(folder);
  }
  return known;
};
