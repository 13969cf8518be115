import type { Got, Limits } from '../model/host.ts';
import { boundedSignal } from './bounded-signal.ts';
import { createDnsClient } from './dns-client.ts';
import { dockerGet } from './docker-api.ts';
import { failure } from './failure.ts';
import type { NodeHost } from './node-host.ts';
import { resolversOf } from './resolv-conf.ts';
import { runCommand } from './run-command.ts';
import { shellCommand, shellQuote } from './shell-quote.ts';
import { sshFiles } from './ssh-files.ts';
import { openSshMaster, type SshMaster, sshFailure } from './ssh-master.ts';
import { CONNECT_SCRIPT, sshStream } from './ssh-stream.ts';
import type { SshTarget } from './ssh-target.ts';

export type SshHostOptions = {
  /** The system's ssh, found on the path (default `ssh`). */
  readonly ssh?: string;
  /** Instead of the server's own resolvers; `ip` or `ip:port`. */
  readonly resolvers?: readonly string[];
};

/**
 * Another server through the system's ssh: one shared connection, host keys checked, no passwords asked.
 * Everything is looked at from there: files, commands, connections, DNS (over TCP) and Docker.
 */
export const createSshHost = (target: SshTarget, options: SshHostOptions = {}): NodeHost => {
  const ssh = options.ssh ?? 'ssh';
  let pending: Promise<Got<SshMaster>> | undefined;
  let ended = (): boolean => false;
  let breaks = 0;
  // Nobody's own time limit: the connection serves all that come after.
  const master = async (): Promise<Got<SshMaster>> => {
    const broken = ended();
    if (broken) {
      breaks += 1;
      ended = () => false;
    }
    if (pending === undefined || broken) pending = openSshMaster(ssh, target, boundedSignal({ signal: new AbortController().signal }, 20_000));
    const mine = pending;
    const opened = await mine;
    if (opened.ok) ended = opened.value.ended;
    else if (pending === mine) {
      breaks += 1;
      pending = undefined;
    }
    return opened;
  };
  const run: NodeHost['run'] = async (command, args, limits) => {
    const connection = await master();
    if (!connection.ok) return connection;
    const words = `LC_ALL=C PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin" ${shellCommand(command, args)}`;
    const { cwd, ...rest } = limits;
    const output = await runCommand(ssh, [...connection.value.args, cwd === undefined ? words : `cd ${shellQuote(cwd)} && ${words}`], rest);
    if (!output.ok) return output;
    // 255 is ssh's own failure, 127 the shell's "not found".
    if (output.value.code === 255) return sshFailure(output.value.stderr);
    if (output.value.code === 126 && /permission denied/i.test(output.value.stderr))
      return failure('no-permission', { en: `no permission to run "${command}" there`, de: `keine Berechtigung, „${command}“ dort auszuführen` });
    const missing = output.value.code === 127 && /not found/i.test(output.value.stderr);
    return missing ? failure('no-tool', { en: `there is no program "${command}" there`, de: `das Programm „${command}“ gibt es dort nicht` }) : output;
  };
  const stream = async (words: string, announced: boolean, limits: Limits) => {
    const connection = await master();
    return connection.ok ? sshStream(ssh, [...connection.value.args, `LC_ALL=C exec ${words}`], announced, limits) : connection;
  };
  const connect: NodeHost['connect'] = ({ host, port }, limits) =>
    stream(shellCommand('bash', ['-c', CONNECT_SCRIPT, 'mailmedic', host, String(port)]), true, limits);
  const files = sshFiles(run);
  const resolvers: NodeHost['resolvers'] = async (limits) => {
    if (options.resolvers) return { ok: true, value: options.resolvers };
    const text = await files.readFile('/etc/resolv.conf', limits);
    return text.ok ? { ok: true, value: resolversOf(text.value) } : text;
  };
  return {
    name: `ssh://${target.user ? `${target.user}@` : ''}${target.host}${target.port ? `:${target.port}` : ''}`,
    kind: 'ssh',
    platform: 'linux',
    breaks: () => breaks + (ended() ? 1 : 0),
    run,
    ...files,
    connect,
    datagram: async () => failure('not-here', { en: 'ssh carries no UDP', de: 'ssh überträgt kein UDP' }),
    resolvers,
    query: createDnsClient({ servers: resolvers, connect, udp: false, timeoutMs: 4_000 }),
    docker: async (path, limits) => {
      // The Docker client's own way over ssh: its API as a stream, with the rights of the user there.
      const api = await stream('docker system dial-stdio', false, limits);
      if (!api.ok) return api;
      const answer = await dockerGet(api.value, path, limits);
      return answer.ok ? answer : explainDocker(run, answer, limits);
    },
    close: async () => {
      const connection = await pending;
      pending = undefined;
      ended = () => false;
      if (connection?.ok) await connection.value.close();
    },
  };
};

/** The stream only says that it ended; the client says why. */
const explainDocker = async (run: NodeHost['run'], found: Got<never>, limits: Limits): Promise<Got<never>> => {
  const output = await run('docker', ['version', '--format', 'ok'], { signal: limits.signal, timeoutMs: 5_000 });
  if (!output.ok)
    return output.reason === 'no-tool' ? failure('no-tool', { en: 'Docker is not installed there', de: 'Docker ist dort nicht installiert' }) : output;
  const said = output.value.stderr.trim().split('\n').at(-1) ?? '';
  if (/permission denied/i.test(said))
    return failure('no-permission', { en: 'no permission for the Docker socket', de: 'keine Berechtigung für den Docker-Socket' });
  return /cannot connect|is the docker daemon running/i.test(said)
    ? failure('refused', { en: 'the Docker engine does not run', de: 'die Docker-Engine läuft nicht' })
    : found;
};
