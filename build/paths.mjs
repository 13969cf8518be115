import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));
export const DIST = `${ROOT}dist/`;

/** What dist/ is made of; `stamp.json` in dist/ says when. */
export const SOURCES = ['src', 'knowledge', 'flows', 'build', 'build.mjs', 'package-lock.json', 'package.json'];
export const STAMP = `${DIST}stamp.json`;
