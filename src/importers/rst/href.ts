import { pathFrom } from './paths.ts';
import type { Sheet } from './sheet.ts';

const SCHEME = /^([a-z][a-z0-9.+-]*:|\/\/)/i;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** An address as it was written, or `tree:…` when it leads to a file of the tree: a page may be named by what is made of it. */
export const hrefOf = (address: string, sheet: Sheet): string => {
  if (SCHEME.test(address) || address === '') return address;
  const [, path, rest] = /^([^#?]*)(.*)$/s.exec(address)!;
  if (path === '') return `tree:${sheet.file}${rest}`;
  const from = path!.startsWith('/') ? sheet.project.root : sheet.file;
  const found = pathFrom(from, decoded(path!));
  if (found === undefined) return address;
  const candidates = [
    found,
    found.replace(/\.html?$/, '.rst'),
    found.replace(/\.html?$/, '.md'),
    `${found}.rst`,
    `${found}/index.rst`,
    found.replace(/(^|\/)index\.html?$/, '$1index.rst'),
  ];
  const file = candidates.find((candidate) => sheet.project.hasFile(candidate));
  return file === undefined ? address : `tree:${file}${rest}`;
};

/** A picture's address: it lies in the tree even where the tree that was handed over has no pictures. */
export const pictureHref = (address: string, sheet: Sheet): string => {
  const href = hrefOf(address, sheet);
  if (href !== address || SCHEME.test(address) || address === '') return href;
  const path = pathFrom(address.startsWith('/') ? sheet.project.root : sheet.file, decoded(address));
  return path === undefined ? address : `tree:${path}`;
};
