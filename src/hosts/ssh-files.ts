import type { FileKind, FileStat, Got, Host, Limits, ReadOptions, RunOutput } from '../model/host.ts';
import { failure } from './failure.ts';

type Run = Host['run'];

/** What coreutils and BusyBox say in the C locale. */
const complaintOf = ({ code, stderr }: RunOutput): Got<never> => {
  const message = stderr.trim().split('\n').at(-1) ?? '';
  if (/No such file|Not a directory|cannot (statx?|access)/i.test(message) && !/permission/i.test(message)) return failure('absent', message, 'ENOENT');
  return /permission denied|not permitted/i.test(message) ? failure('no-permission', message, 'EACCES') : failure('odd-answer', message || `exit ${code}`);
};

const answer = async <T>(
  run: Run,
  command: string,
  args: readonly string[],
  limits: Limits & { readonly maxBytes?: number },
  read: (text: string) => T,
): Promise<Got<T>> => {
  const output = await run(command, args, limits);
  if (!output.ok) return output;
  return output.value.code === 0 ? { ok: true, value: read(output.value.stdout) } : complaintOf(output.value);
};

/** Files by small programs that every server has; nothing is installed there. */
export const sshFiles = (run: Run): Pick<Host, 'readFile' | 'stat' | 'lstat' | 'readLink' | 'list'> => ({
  readFile: (path, options: ReadOptions) => {
    const bytes = options.maxBytes ?? 256 * 1024;
    return answer(run, options.fromEnd ? 'tail' : 'head', ['-c', String(bytes), '--', path], { ...options, maxBytes: bytes }, (text) => text);
  },
  stat: (path, limits) => statBy(run, ['-L'], path, limits),
  lstat: (path, limits) => statBy(run, [], path, limits),
  readLink: (path, limits) => answer(run, 'readlink', ['--', path], limits, (text) => text.replace(/\n$/, '')),
  list: (path, limits) => answer(run, 'ls', ['-1A', '--', `${path}/`], limits, (text) => text.split('\n').filter((name) => name !== '')),
});

/** Upper four bits of the mode (inode(7)). */
const KINDS: Readonly<Record<number, FileKind>> = { 8: 'file', 4: 'directory', 10: 'link' };

/** `%f` is the mode in hexadecimal, `%s` the size, `%Y` the time of the last change. */
const statBy = async (run: Run, flags: readonly string[], path: string, limits: Limits): Promise<Got<FileStat>> => {
  const found = await answer(run, 'stat', [...flags, '-c', '%f %s %Y', '--', path], limits, (text) => text.trim().split(' '));
  if (!found.ok) return found;
  const mode = Number.parseInt(found.value[0] ?? '', 16);
  if (Number.isNaN(mode)) return failure('odd-answer', 'stat');
  return {
    ok: true,
    value: { kind: KINDS[mode >> 12] ?? 'other', size: Number(found.value[1]), modifiedMs: Number(found.value[2]) * 1000, mode: mode & 0o7777 },
  };
};
