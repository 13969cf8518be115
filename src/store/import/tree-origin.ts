import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Folders from one upward to the root of its repository, or just itself where there is none. */
const upward = (dir: string): string[] => {
  const folders: string[] = [];
  for (let folder = dir; ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, '.git'))) return folders;
    if (dirname(folder) === folder || folders.length > 12) return [dir];
  }
};

const textOf = (path: string): string | undefined => {
  try {
    return statSync(path).size < 1_000_000 ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
};

/** `.git` is a folder, or a file that names one (worktrees, submodules). */
const gitFolder = (repository: string): string | undefined => {
  const path = join(repository, '.git');
  const pointer = statSync(path, { throwIfNoEntry: false })?.isFile() ? /^gitdir: (.+)$/m.exec(textOf(path) ?? '')?.[1] : undefined;
  if (pointer !== undefined) return resolve(repository, pointer.trim());
  return existsSync(path) ? path : undefined;
};

/**
 * The commit that is checked out, read from the files of the repository: git itself is not started, because the configuration of a
 * repository can name programs for it to run.
 */
export const commitOf = (dir: string): string | undefined => {
  const git = gitFolder(upward(dir).at(-1)!);
  if (git === undefined) return undefined;
  const head = textOf(join(git, 'HEAD'))?.trim() ?? '';
  if (/^[0-9a-f]{40,64}$/.test(head)) return head;
  const ref = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
  if (ref === undefined || ref.includes('..')) return undefined;
  const shared = textOf(join(git, 'commondir'))?.trim();
  for (const folder of [git, ...(shared === undefined ? [] : [resolve(git, shared)])]) {
    const own = textOf(join(folder, ref))?.trim();
    if (own !== undefined && /^[0-9a-f]{40,64}$/.test(own)) return own;
    const packed = textOf(join(folder, 'packed-refs'))
      ?.split('\n')
      .find((line) => line.endsWith(` ${ref}`));
    if (packed) return packed.slice(0, packed.indexOf(' '));
  }
  return undefined;
};

const LICENCES: readonly (readonly [string, RegExp])[] = [
  ['AGPL-3.0', /GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i],
  ['LGPL-3.0', /GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/i],
  ['GPL-3.0', /GNU GENERAL PUBLIC LICENSE\s+Version 3/i],
  ['GPL-2.0', /GNU GENERAL PUBLIC LICENSE\s+Version 2/i],
  ['GFDL-1.3', /GNU Free Documentation License\s+Version 1\.3/i],
  ['Apache-2.0', /Apache License\s+Version 2\.0/i],
  ['MPL-2.0', /Mozilla Public License,? Version 2\.0/i],
  ['CC-BY-NC-SA-4.0', /Attribution-NonCommercial-ShareAlike 4\.0/i],
  ['CC-BY-NC-4.0', /Attribution-NonCommercial 4\.0/i],
  ['CC-BY-ND-4.0', /Attribution-NoDerivatives 4\.0/i],
  ['CC-BY-SA-4.0', /Attribution-ShareAlike 4\.0|CC[ -]BY-SA[ -]4\.0/i],
  ['CC-BY-4.0', /Creative Commons Attribution 4\.0|CC[ -]BY[ -]4\.0/i],
  ['CC0-1.0', /CC0 1\.0 Universal/i],
  ['BSD-3-Clause', /Redistribution and use in source and binary forms[\s\S]*Neither the name/i],
  ['BSD-2-Clause', /Redistribution and use in source and binary forms/i],
  ['ISC', /Permission to use, copy, modify, and(?:\/or)? distribute this software/i],
  ['MIT', /\bMIT License\b|Permission is hereby granted, free of charge, to any person obtaining a copy/i],
  ['Unlicense', /This is free and unencumbered software released into the public domain/i],
];

const FILES = ['LICENSE', 'LICENCE', 'COPYING', 'LICENSE-docs', 'LICENSE.docs'].flatMap((name) => [
  name,
  `${name}.md`,
  `${name}.txt`,
  `${name}.rst`,
  name.toLowerCase(),
  `${name.toLowerCase()}.md`,
  `${name.toLowerCase()}.txt`,
]);

const nameOf = (text: string): string | undefined => {
  const spdx = /SPDX-License-Identifier:\s*([\w.+-]+)/.exec(text)?.[1];
  const first = text.split('\n').find((line) => /\p{L}{3}/u.test(line));
  return (
    spdx ??
    LICENCES.find(([, pattern]) => pattern.test(text))?.[0] ??
    first
      ?.replace(/[#*=_]/g, '')
      .trim()
      .slice(0, 60)
  );
};

/** The licence of a tree: the nearest licence file from the folder of the pages up to the root of the repository, else what package.json says. */
export const licenceOf = (dir: string, root: string): string | undefined => {
  const folders = [...new Set([dir, root, ...upward(root)])];
  for (const folder of folders) {
    for (const file of FILES) {
      const text = textOf(join(folder, file));
      const name = text === undefined ? undefined : nameOf(text);
      if (name) return name;
    }
    const declared = /"license"\s*:\s*"([\w.+() -]+)"/.exec(textOf(join(folder, 'package.json')) ?? '')?.[1];
    if (declared && !/^(?:UNLICENSED|SEE )/.test(declared)) return declared;
  }
  return undefined;
};
