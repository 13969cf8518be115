import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** The front end for browsers as the build left it: name -> bytes. A published site has no use for what belongs to the preview. Undefined where it was not built. */
export const builtFrontEnd = (preview = false): ReadonlyMap<string, Uint8Array> | undefined => {
  const dir = join(packageRoot(), 'dist/web');
  try {
    const names = readdirSync(dir).filter((name) => /\.(js|css)$/.test(name) && (preview || !name.startsWith('preview')));
    return names.includes('app.js') ? new Map(names.sort().map((name) => [name, readFileSync(join(dir, name))])) : undefined;
  } catch {
    return undefined;
  }
};
