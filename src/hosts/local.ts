import type { Stats } from 'node:fs';
import { lstat, open, readdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectTarget, FileKind, FileStat, Got, ReadOptions } from '../model/host.ts';
import { askByUdp } from './ask-server.ts';
import { createDnsClient } from './dns-client.ts';
import { dockerGet } from './docker-api.ts';
import { dockerSockets, openDockerSocket } from './docker-socket.ts';
import { failureOf } from './failure.ts';
import type { NodeHost } from './node-host.ts';
import { openConnection } from './open-connection.ts';
import { resolversOf } from './resolv-conf.ts';
import { runCommand } from './run-command.ts';

export type LocalHostOptions = {
  readonly name?: string;
  /** Folder that stands for `/`: another system's files, or a test's. */
  readonly root?: string;
  /** Instead of /etc/resolv.conf; `ip` or `ip:port`. */
  readonly resolvers?: readonly string[];
  /** Milliseconds for one try at one resolver. */
  readonly dnsTimeoutMs?: number;
  /** Milliseconds for one connection, instead of what the probe asks for. */
  readonly connectTimeoutMs?: number;
  readonly dockerSocket?: string;
  /** Where connections really go: a server elsewhere that stands for the one named. */
  readonly reroute?: (target: ConnectTarget) => ConnectTarget;
  readonly env?: NodeJS.ProcessEnv;
};

const KIBIBYTE = 1024;

/** This machine. */
export const createLocalHost = (options: LocalHostOptions = {}): NodeHost => {
  const env = options.env ?? process.env;
  const at = (path: string): string => (options.root ? join(options.root, path) : path);
  const readFile: NodeHost['readFile'] = (path, limits) => readBounded(at(path), limits);
  const resolvers: NodeHost['resolvers'] = async (limits) => {
    if (options.resolvers) return { ok: true, value: options.resolvers };
    const text = await readFile('/etc/resolv.conf', limits);
    if (text.ok) return { ok: true, value: resolversOf(text.value) };
    return text.reason === 'absent' ? { ok: true, value: (await import('node:dns')).getServers() } : text;
  };
  const connect: NodeHost['connect'] = (target, limits) =>
    openConnection(options.reroute?.(target) ?? target, options.connectTimeoutMs ? { ...limits, timeoutMs: options.connectTimeoutMs } : limits);
  return {
    name: options.name ?? 'this machine',
    kind: 'local',
    platform: process.platform === 'linux' ? 'linux' : 'other',
    run: (command, args, limits) => runCommand(command, args, limits, env),
    readFile,
    stat: (path) => attempt(async () => statOf(await stat(at(path)))),
    lstat: (path) => attempt(async () => statOf(await lstat(at(path)))),
    readLink: (path) => attempt(() => readlink(at(path))),
    list: (path) => attempt(() => readdir(at(path))),
    connect,
    datagram: (packet, target, limits) => askByUdp(packet, target, () => true, limits),
    resolvers,
    query: createDnsClient({
      servers: resolvers,
      connect,
      udp: true,
      ...(options.dnsTimeoutMs ? { timeoutMs: options.dnsTimeoutMs } : {}),
      ...(options.reroute ? { reroute: options.reroute } : {}),
    }),
    docker: async (path, limits) => {
      const stream = await openDockerSocket(options.dockerSocket ? [options.dockerSocket] : dockerSockets(env).map(at), limits);
      return stream.ok ? dockerGet(stream.value, path, limits) : stream;
    },
    close: async () => undefined,
  };
};

const attempt = async <T>(look: () => Promise<T>): Promise<Got<T>> => {
  try {
    return { ok: true, value: await look() };
  } catch (error) {
    return failureOf(error);
  }
};

const kindOf = (stats: Stats): FileKind => (stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : stats.isSymbolicLink() ? 'link' : 'other');

const statOf = (stats: Stats): FileStat => ({ kind: kindOf(stats), size: stats.size, modifiedMs: stats.mtimeMs, mode: stats.mode & 0o7777 });

/** Files of /proc say size 0 and pipes block, so reading goes by chunks up to the limit and only on regular files. */
const readBounded = (path: string, { maxBytes = 256 * KIBIBYTE, fromEnd = false, signal }: ReadOptions): Promise<Got<string>> =>
  attempt(async () => {
    const stats = await stat(path);
    if (!stats.isFile()) throw Object.assign(new Error(`${path} is not a file`), { code: 'EISDIR' });
    const file = await open(path, 'r');
    try {
      let position = fromEnd ? Math.max(0, stats.size - maxBytes) : 0;
      const chunks: Buffer[] = [];
      for (let left = maxBytes; left > 0; ) {
        signal.throwIfAborted();
        const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(left, 64 * KIBIBYTE)), 0, Math.min(left, 64 * KIBIBYTE), position);
        if (bytesRead === 0) break;
        chunks.push(buffer.subarray(0, bytesRead));
        position += bytesRead;
        left -= bytesRead;
      }
      return Buffer.concat(chunks).toString('utf8');
    } finally {
      await file.close();
    }
  });
