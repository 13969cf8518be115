import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DIST } from './paths.mjs';

/** Replaces one file of dist/ in one step: a program that is starting never sees half a file. */
export const replaceFile = (name, contents) => {
  const draft = `${DIST}${dirname(name)}/.${basename(name)}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, DIST + name);
};

/** Hours that files of earlier builds stay: a conversation that is going on still loads some of them. */
const KEPT_HOURS = 2;

const isOld = (name) => Date.now() - (statSync(DIST + name, { throwIfNoEntry: false })?.mtimeMs ?? 0) > KEPT_HOURS * 3_600_000;

/** Writes the program, its entry last, then takes away what earlier builds left. */
export const writeProgram = (files) => {
  mkdirSync(DIST, { recursive: true });
  const entry = files.find(({ name }) => name === 'mailmedic.js');
  for (const { name, contents } of files) if (name !== entry.name) replaceFile(name, contents);
  const text = Buffer.from(entry.contents).toString('utf8');
  replaceFile(entry.name, text.startsWith('#!') ? text : `#!/usr/bin/env node\n${text}`);
  chmodSync(`${DIST}mailmedic.js`, 0o755);
  const names = new Set(files.map(({ name }) => name));
  for (const old of readdirSync(DIST)) if (/\.(js|wasm)$/.test(old) && !names.has(old) && isOld(old)) rmSync(DIST + old, { force: true });
};

/** Writes the front end for browsers into dist/web/, and nothing of an earlier one stays there: a site takes all of it. */
export const writeFrontEnd = (files) => {
  mkdirSync(`${DIST}web`, { recursive: true });
  for (const { name, contents } of files) replaceFile(`web/${name}`, contents);
  const names = new Set(files.map(({ name }) => name));
  for (const old of readdirSync(`${DIST}web`)) if (!names.has(old)) rmSync(`${DIST}web/${old}`, { force: true });
};
