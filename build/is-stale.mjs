import { readdirSync, readFileSync, statSync } from 'node:fs';
import { ROOT, SOURCES, STAMP } from './paths.mjs';

/** Every source file with its time; also notices files that went. */
export const sourceStamp = () => {
  const files = [];
  const visit = (path) => {
    const stat = statSync(ROOT + path, { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) files.push(`${path} ${stat.mtimeMs} ${stat.size}`);
    else for (const name of readdirSync(ROOT + path).sort()) visit(`${path}/${name}`);
  };
  for (const source of SOURCES) visit(source);
  return JSON.stringify({ node: process.version, files });
};

/** True when dist/ is missing, of another Node, or of other sources. */
export const isStale = () => {
  try {
    return readFileSync(STAMP, 'utf8') !== sourceStamp();
  } catch {
    return true;
  }
};
