import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CANNOT_TELL_REASONS } from '../../src/model/probe.ts';
import { PROBES } from '../../src/probes/index.ts';
import { closing } from './support/closing.ts';
import { startDns } from './support/dns-server.ts';
import { makeTree } from './support/file-tree.ts';
import { look } from './support/look.ts';

const keep = closing();

/** Parameters that fit by their form and lead nowhere. */
const VALUES: Readonly<Record<string, string | number>> = {
  port: 25,
  ip: '203.0.113.1',
  host: 'gone.test',
  recipient: 'a@gone.test',
  type: 'A',
  family: 4,
  starttls: 'smtp',
  patterns: 'x',
  servers: '127.0.0.1:1',
  control: '127.0.0.1:1',
  hosts: '192.0.2.1',
  subnet: '172.22.1.0/24',
};
const paramsOf = (probe: (typeof PROBES)[number]) =>
  Object.fromEntries(
    Object.entries(probe.spec.params).flatMap(([name, { type, required }]) =>
      required || VALUES[name] !== undefined ? [[name, VALUES[name] ?? (type === 'number' ? 1 : 'gone.test')]] : [],
    ),
  );

/** What may still be told where there is nothing at all: that a file or a setting is not there. */
const TOLD = [
  'product.detect none',
  'docker.daemon plain',
  'system.ipv6 off',
  'files.present missing',
  'files.certificate missing',
  'system.provider unknown',
  'dns.resolver broken',
  'smtp.outbound offline',
];

describe('on a machine without programs, files, Docker and names', () => {
  it.each(PROBES.map((probe) => [probe.spec.name, probe] as const))('%s cannot tell, says why, and does not hang', async (name, probe) => {
    const tree = keep(await makeTree({}));
    const dns = keep(await startDns({}, { udp: false, tcp: false }));
    const result = await look(name, paramsOf(probe), {
      root: tree.root,
      env: { PATH: '/nonexistent' },
      resolvers: [dns.address],
      dnsTimeoutMs: 50,
      connectTimeoutMs: 100,
    });
    if (result.outcome !== 'cannot-tell') return expect(TOLD).toContain(`${name} ${result.outcome}`);
    expect(CANNOT_TELL_REASONS).toContain(result.reason);
    expect(result.verdict).toBe('cannot-tell');
  });
});

describe('where looks fail in other ways', () => {
  it('a resolver without an address cannot be asked, and a broken file does not hide one', async () => {
    const tree = keep(
      await makeTree({
        '/etc/docker/daemon.json': { folder: true },
        '/ssl': 'x',
        '/sys/class/dmi/id/sys_vendor': { folder: true },
        '/proc/net/if_inet6': { folder: true },
      }),
    );
    expect(await look('docker.daemon', {}, { root: tree.root })).toMatchObject({ outcome: 'cannot-tell' });
    expect(await look('files.certificate', { certificate: '/sys', key: '/sys' }, { root: tree.root })).toMatchObject({ outcome: 'cannot-tell' });
    expect(await look('files.present', { dir: '/ssl\0', files: 'a' }, { root: tree.root })).toMatchObject({ outcome: 'cannot-tell' });
    expect(await look('system.ipv6', {}, { root: tree.root })).toMatchObject({ outcome: 'cannot-tell' });
    expect(await look('system.provider', {}, { root: tree.root })).toMatchObject({ outcome: 'cannot-tell' });
    expect(
      await look('dns.resolver', {}, { root: keep(await makeTree({ '/etc/resolv.conf': { folder: true } })).root, resolvers: undefined as never }),
    ).toMatchObject({ outcome: 'cannot-tell' });
  });
});

const isRoot = process.getuid?.() === 0;
const built = join(import.meta.dirname, '../../dist/mailmedic.js');

describe('as the user nobody', () => {
  it.skipIf(!isRoot || !existsSync(built))(
    `no probe hangs or breaks, and what it cannot tell has a reason${isRoot ? '' : ' (skipped: needs root to become nobody)'}`,
    () => {
      const folder = mkdtempSync('/tmp/mm-nobody-');
      try {
        cpSync(join(built, '..'), join(folder, 'dist'), { recursive: true });
        cpSync(join(built, '../../package.json'), join(folder, 'package.json'));
        execFileSync('chmod', ['-R', 'a+rX', folder]);
        const names = PROBES.filter(({ spec }) => spec.kind !== 'network').map((probe) => ({ name: probe.spec.name, params: paramsOf(probe) }));
        for (const { name, params } of names) {
          const words = Object.entries(params).map(([key, value]) => `${key}=${value}`);
          const out = run(['node', join(folder, 'dist/mailmedic.js'), 'probe', name, ...words, '--json']);
          const result = JSON.parse(out) as { readonly outcome: string; readonly reason?: string };
          if (result.outcome === 'cannot-tell') expect(CANNOT_TELL_REASONS, name).toContain(result.reason);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );
});

/** Ends with 1 where something was found, which is no failure here. */
const run = (words: readonly string[]): string => {
  const [, ...rest] = words;
  try {
    return execFileSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, ...rest], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', MAILMEDIC_HOME: '/tmp/mm-nobody-home' },
      timeout: 60_000,
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
};
