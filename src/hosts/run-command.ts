import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure, Got, RunOptions, RunOutput } from '../model/host.ts';
import { boundedOutput } from './bounded-output.ts';
import { boundedSignal } from './bounded-signal.ts';
import { abortFailure, failure, failureOf } from './failure.ts';

const MEBIBYTE = 1024 * 1024;

/** Runs a program without a shell. Its language is C, so that parsers meet one wording. The whole process group ends with the signal. */
export const runCommand = async (
  command: string,
  args: readonly string[],
  options: RunOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Got<RunOutput>> => {
  const path = withAdminFolders(env.PATH ?? '');
  const output = await start(command, args, options, { ...env, LC_ALL: 'C', PATH: path });
  if (output.ok || output.code !== 'EACCES' || command.includes('/')) return output;
  // A folder of the path that may not be entered gives EACCES too, also for a program that is nowhere (execvp(3)).
  return (await standsIn(path, command)) ? output : noTool(command);
};

const start = (command: string, args: readonly string[], options: RunOptions, env: NodeJS.ProcessEnv): Promise<Got<RunOutput>> => {
  const signal = boundedSignal(options, 10_000);
  if (signal.aborted) return Promise.resolve(abortFailure(signal));
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const stdout = boundedOutput(options.maxBytes ?? MEBIBYTE);
    const stderr = boundedOutput(64 * 1024);
    const stop = (): void => {
      killGroup(child.pid);
      finish(abortFailure(signal));
    };
    const finish = (result: Got<RunOutput>): void => {
      signal.removeEventListener('abort', stop);
      resolve(result);
    };
    signal.addEventListener('abort', stop, { once: true });
    child.stdout.on('data', stdout.add);
    child.stderr.on('data', stderr.add);
    // A program that ends without reading its input is no failure of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.on('error', (error) => finish(spawnFailure(error, command)));
    child.on('close', (code) =>
      finish({
        ok: true,
        value: { code: code ?? 128, stdout: textOf(stdout.bytes()), stderr: textOf(stderr.bytes()), truncated: stdout.truncated() },
      }),
    );
  });
};

/** Ordinary users often lack the folders with the programs that look at a system; they follow where their siblings are. */
const withAdminFolders = (path: string): string => (path.split(':').includes('/usr/bin') ? `${path}:/usr/local/sbin:/usr/sbin:/sbin` : path);

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const killGroup = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself between the signal and here.
  }
};

const standsIn = async (path: string, command: string): Promise<boolean> => {
  const found = await Promise.allSettled(path.split(':').map((folder) => stat(join(folder, command))));
  return found.some(({ status }) => status === 'fulfilled');
};

const noTool = (command: string): Failure =>
  failure('no-tool', { en: `there is no program "${command}" here`, de: `das Programm „${command}“ gibt es hier nicht` }, 'ENOENT');

const spawnFailure = (error: Error, command: string): Failure => {
  const found = failureOf(error);
  return found.reason === 'absent' ? noTool(command) : found;
};
