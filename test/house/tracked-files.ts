import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './sources.ts';

const NOT_OURS = new Set(['.git', 'node_modules', 'dist', '.lab', 'coverage']);

/** Every file of the checkout that belongs to the project, also where there is no git. */
export const projectFiles = (folder = ''): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(entry.name) || entry.name.endsWith('.log')) return [];
    return entry.isDirectory() ? projectFiles(path) : [path];
  });
