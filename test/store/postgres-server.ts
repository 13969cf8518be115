import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** Folder of PostgreSQL's programs, of Debian's newest package or on the PATH. */
const findPrograms = (): string | undefined => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
};

/** PostgreSQL refuses to run as root: the user that Debian's package made runs it then. */
const runAs = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

/** Why there is no PostgreSQL to test with; undefined where there is one. */
export const postgresMissing = (): string | undefined => {
  if (findPrograms() === undefined) return 'PostgreSQL is not installed here (Debian: apt install postgresql)';
  if (process.getuid?.() === 0 && spawnSync('id', ['-u', 'postgres']).status !== 0) return 'there is no user postgres to run PostgreSQL as';
  return undefined;
};

export type PostgresServer = {
  /** An address of a database that nobody else uses. */
  readonly newDatabase: () => Promise<string>;
  /** Kills the server at once, as a power cut would, and starts it again on the same data. */
  readonly crash: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A server of its own on a free port of the loopback, its data in a temporary folder. `durable` syncs as a real one does. */
export const startPostgres = async ({ durable = false } = {}): Promise<PostgresServer> => {
  const programs = findPrograms()!;
  const user = runAs();
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-postgres-'));
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = { ...user, cwd: folder, stdio: 'ignore' as const };
  const made = spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'mailmedic', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], as);
  if (made.status !== 0) throw new Error(`initdb failed (${made.status})`);
  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, ...(durable ? {} : { fsync: 'off' }), max_connections: 40 };
  const { default: pg } = await import('pg');
  const address = (database: string): string => `postgres://mailmedic:none@127.0.0.1:${port}/${database}`;
  let server: ReturnType<typeof spawn> | undefined;
  let databases = 0;

  const ask = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: address('postgres') });
    client.on('error', () => {});
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  const start = async (): Promise<void> => {
    server = spawn(join(programs, 'postgres'), ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], as);
    for (let tries = 0; tries < 200; tries++) {
      const up = await ask('SELECT 1').then(
        () => true,
        () => false,
      );
      if (up) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('PostgreSQL did not start');
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const old = server;
    server = undefined;
    if (!old || old.exitCode !== null) return;
    const gone = once(old, 'exit');
    old.kill(signal);
    await gone;
  };
  await start();
  return {
    newDatabase: async () => {
      const name = `cases_${++databases}`;
      await ask(`CREATE DATABASE ${name}`);
      return address(name);
    },
    crash: () => end('SIGQUIT'),
    start,
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
