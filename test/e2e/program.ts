import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts';

/** The built program. */
export const PROGRAM = join(import.meta.dirname, '../../dist/mailmedic.js');

/** A folder for cases that belongs to one test. */
export const newHome = (): string => mkdtempSync(join(tmpdir(), 'mailmedic-home-'));

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export type MailmedicOptions = Omit<TerminalOptions, 'command'> & { readonly args?: readonly string[]; readonly home: string };

/** Mailmedic in a pseudo-terminal of its own. */
export const openMailmedic = ({ args = [], home, env = {}, ...options }: MailmedicOptions): Terminal =>
  openTerminal({ ...options, command: [process.execPath, PROGRAM, ...args], env: { MAILMEDIC_HOME: home, ...env } });

/** Mailmedic without a terminal: a pipe on every side, or `input` as the only thing to read. */
export const runMailmedic = (
  args: readonly string[],
  { input = '', env = {}, home }: { readonly input?: string; readonly env?: Readonly<Record<string, string>>; readonly home: string },
): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    input,
    timeout: 30_000,
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', LANG: 'en_US.UTF-8', MAILMEDIC_HOME: home, ...env },
  });
