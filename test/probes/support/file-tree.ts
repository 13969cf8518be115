import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Text, or a link, a folder, a program. */
export type TreeEntry = string | { readonly link: string } | { readonly folder: true } | { readonly program: string };
export type FileTree = { readonly root: string; readonly remove: () => Promise<void> };

/** Real files in a fresh folder that stands for `/`. */
export const makeTree = async (entries: Readonly<Record<string, TreeEntry>>): Promise<FileTree> => {
  const root = await mkdtemp(join(tmpdir(), 'mailmedic-tree-'));
  for (const [path, entry] of Object.entries(entries)) {
    const full = join(root, path);
    await mkdir(dirname(full), { recursive: true });
    if (typeof entry === 'string') await writeFile(full, entry);
    else if ('link' in entry) await symlink(entry.link, full);
    else if ('folder' in entry) await mkdir(full, { recursive: true });
    else {
      await writeFile(full, `#!/bin/sh\n${entry.program}\n`);
      await chmod(full, 0o755);
    }
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
};
