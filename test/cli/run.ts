import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';
import type { PackText } from '../../src/store/packs.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that goes when the tests of this file are done. */
export const newFolder = (texts: readonly PackText[] = []): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-cli-'));
  made.push(folder);
  for (const { name, text: body } of texts) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), body);
  }
  return folder;
};

export type Ran = { readonly code: number; readonly out: string; readonly err: string; readonly json: unknown };

/** Runs one command line in this process, with a home of its own and nothing of the caller's environment. */
export const run = async (
  argv: readonly string[],
  { env = {}, stdin = '', cwd = newFolder() }: { env?: Record<string, string>; stdin?: string; cwd?: string } = {},
): Promise<Ran> => {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await runCli({
    argv,
    env: { LANG: 'en_GB.UTF-8', MAILMEDIC_HOME: join(cwd, 'home'), TMPDIR: join(cwd, 'tmp'), PATH: process.env.PATH, ...env },
    cwd,
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    signal: new AbortController().signal,
  });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return {
    code,
    out,
    err,
    get json() {
      return JSON.parse(out);
    },
  };
};
