import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure, Got } from '../model/host.ts';
import { failure } from './failure.ts';
import type { SshTarget } from './ssh-target.ts';

/** A shared connection: the arguments with which further ssh processes use it. */
export type SshMaster = { readonly args: readonly string[]; readonly close: () => Promise<void>; readonly ended: () => boolean };

const READY = 'mailmedic-ready';

/** Never asks for anything and never accepts an unknown host key: what ssh_config and known_hosts say holds. */
const OPTIONS = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-o', 'ServerAliveInterval=15', '-o', 'ServerAliveCountMax=2', '-T'];

export const sshArgs = ({ host, user, port }: SshTarget): readonly string[] => [
  ...OPTIONS,
  ...(user ? ['-l', user] : []),
  ...(port ? ['-p', String(port)] : []),
  '--',
  host,
];

/**
 * Opens the shared connection. The far end runs `cat`, whose input is ours: when Mailmedic dies in whatever way,
 * the input ends, `cat` ends and with it the connection.
 */
export const openSshMaster = async (ssh: string, target: SshTarget, signal: AbortSignal): Promise<Got<SshMaster>> => {
  const folder = await mkdtemp(join(tmpdir(), 'mm-ssh-'));
  const path = join(folder, 's');
  const child = spawn(ssh, ['-M', '-S', path, ...sshArgs(target), `echo ${READY}; exec cat >/dev/null`], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  const close = async (): Promise<void> => {
    child.stdin.end();
    child.kill();
    await rm(folder, { recursive: true, force: true });
  };
  const opened = await becomesReady(child, signal);
  if (opened !== undefined) {
    await close();
    return opened;
  }
  return {
    ok: true,
    value: { args: ['-S', path, '-o', 'ControlMaster=no', ...sshArgs(target)], close, ended: () => child.exitCode !== null || child.signalCode !== null },
  };
};

/** Undefined once the far end has answered, else why it will not. */
const becomesReady = (child: ChildProcess, signal: AbortSignal): Promise<Failure | undefined> =>
  new Promise((resolve) => {
    let said = '';
    let complaint = '';
    const stop = (): void => resolve(failure('cancelled', { en: 'stopped before ssh connected', de: 'angehalten, bevor ssh verbunden war' }));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    const finish = (found: Failure | undefined): void => {
      signal.removeEventListener('abort', stop);
      resolve(found);
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4096);
      if (said.includes(READY)) finish(undefined);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-4096);
    });
    child.on('error', () => finish(failure('no-tool', { en: 'there is no program "ssh" here', de: 'das Programm „ssh“ gibt es hier nicht' })));
    child.on('close', () => finish(sshFailure(complaint)));
  });

/** What ssh's own complaint means. Its last line says most. */
export const sshFailure = (complaint: string): Failure => {
  const last = complaint.trim().split('\n').at(-1)?.trim() ?? '';
  const said = `ssh: ${last.replace(/^ssh: /, '').replace(/\.$/, '')}`;
  const message = { en: said, de: said };
  if (/host key verification failed|host key .* changed|identification has changed/i.test(complaint)) return failure('refused', message, 'HOSTKEY');
  if (/permission denied/i.test(last)) return failure('no-permission', message);
  if (/timed out/i.test(last)) return failure('timed-out', message);
  if (/refused|closed by|reset by/i.test(last)) return failure('refused', message);
  return failure(/no route|unreachable/i.test(last) ? 'unreachable' : 'odd-answer', message);
};
