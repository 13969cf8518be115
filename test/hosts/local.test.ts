import { describe, expect, it } from 'vitest';
import { createLocalHost } from '../../src/hosts/local.ts';
import { closing } from '../probes/support/closing.ts';
import { startDns } from '../probes/support/dns-server.ts';
import { failing, startDocker } from '../probes/support/docker-server.ts';
import { makeTree } from '../probes/support/file-tree.ts';
import { startSilentPort } from '../probes/support/silent-port.ts';
import { mkfifo } from './support/mkfifo.ts';

const keep = closing();
const signal = new AbortController().signal;
const host = createLocalHost();

describe('run', () => {
  it('passes words as they are, without a shell', async () => {
    const words = ['a b', '$HOME', '`id`', '; echo x', "it's", '"'];
    expect(await host.run('printf', ['%s\\n', ...words], { signal })).toMatchObject({ ok: true, value: { code: 0, stdout: `${words.join('\n')}\n` } });
  });
  it('hands over input, folder and the C language', async () => {
    expect(await host.run('cat', [], { signal, input: 'hello' })).toMatchObject({ value: { stdout: 'hello' } });
    expect(await host.run('pwd', [], { signal, cwd: '/' })).toMatchObject({ value: { stdout: '/\n' } });
    expect(await host.run('sh', ['-c', 'echo $LC_ALL'], { signal })).toMatchObject({ value: { stdout: 'C\n' } });
  });
  it('tells the exit code and what was complained', async () => {
    expect(await host.run('sh', ['-c', 'echo no >&2; exit 3'], { signal })).toMatchObject({ ok: true, value: { code: 3, stderr: 'no\n' } });
  });
  it('says no-tool for a program that is not there', async () => {
    expect(await host.run('mailmedic-has-no-such-program', [], { signal })).toMatchObject({ ok: false, reason: 'no-tool' });
  });
  it('ends a program and its children in time', async () => {
    const start = Date.now();
    expect(await host.run('sh', ['-c', 'sleep 30 & sleep 30'], { signal, timeoutMs: 150 })).toMatchObject({ ok: false, reason: 'timed-out' });
    expect(Date.now() - start).toBeLessThan(3_000);
  });
  it('says cancelled when the person stops it', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect(await host.run('sleep', ['30'], { signal: stop.signal })).toMatchObject({ ok: false, reason: 'cancelled' });
    expect(await host.run('true', [], { signal: stop.signal })).toMatchObject({ ok: false, reason: 'cancelled' });
  });
  it('keeps the end of a long output', async () => {
    const output = await host.run('sh', ['-c', 'seq 1 100000; echo last'], { signal, maxBytes: 1000 });
    expect(output).toMatchObject({ ok: true, value: { truncated: true } });
    expect(output.ok && output.value.stdout.length).toBeLessThanOrEqual(1000);
    expect(output.ok && output.value.stdout.endsWith('last\n')).toBe(true);
  });
});

describe('files', () => {
  it('are read up to a limit, from the start or the end', async () => {
    const tree = keep(await makeTree({ '/a': '0123456789' }));
    const there = createLocalHost({ root: tree.root });
    expect(await there.readFile('/a', { signal, maxBytes: 4 })).toEqual({ ok: true, value: '0123' });
    expect(await there.readFile('/a', { signal, maxBytes: 4, fromEnd: true })).toEqual({ ok: true, value: '6789' });
  });
  it('of /proc are read although they say that they are empty', async () => {
    const status = await host.readFile('/proc/self/status', { signal });
    expect(status.ok && status.value).toContain('Pid:');
  });
  it('are told apart from folders, links and dangling links', async () => {
    const tree = keep(await makeTree({ '/file': 'x', '/folder': { folder: true }, '/link': { link: 'file' }, '/dangling': { link: 'gone' } }));
    const there = createLocalHost({ root: tree.root });
    expect(await there.lstat('/link', { signal })).toMatchObject({ value: { kind: 'link' } });
    expect(await there.stat('/link', { signal })).toMatchObject({ value: { kind: 'file', size: 1 } });
    expect(await there.stat('/dangling', { signal })).toMatchObject({ ok: false, reason: 'absent' });
    expect(await there.stat('/folder', { signal })).toMatchObject({ value: { kind: 'directory' } });
    expect(await there.readLink('/dangling', { signal })).toEqual({ ok: true, value: 'gone' });
    expect(await there.list('/', { signal })).toMatchObject({ ok: true, value: expect.arrayContaining(['file', 'link']) });
    expect(await there.readFile('/folder', { signal })).toMatchObject({ ok: false, reason: 'odd-answer' });
    expect(await there.readFile('/gone', { signal })).toMatchObject({ ok: false, reason: 'absent' });
  });
  it('that would block, such as a named pipe, are not read', async () => {
    const tree = keep(await makeTree({}));
    await mkfifo(`${tree.root}/pipe`);
    expect(await createLocalHost({ root: tree.root }).readFile('/pipe', { signal })).toMatchObject({ ok: false });
  });
});

describe('connect', () => {
  it('says timed-out, refused and unreachable as values', async () => {
    const silent = keep(await startSilentPort());
    expect(await host.connect({ host: '127.0.0.1', port: silent.port }, { signal, timeoutMs: 200 })).toMatchObject({ ok: false, reason: 'timed-out' });
    expect(await host.connect({ host: '127.0.0.1', port: 1 }, { signal })).toMatchObject({ ok: false, reason: 'refused', code: 'ECONNREFUSED' });
    expect(await host.connect({ host: '127.255.255.255', port: 1 }, { signal })).toMatchObject({ ok: false, reason: 'unreachable' });
  });
});

describe('query', () => {
  const ask = async (resolvers: readonly string[], name: string) => createLocalHost({ resolvers, dnsTimeoutMs: 150 }).query({ name, type: 'A' }, { signal });

  it('tells a name that does not exist from one without such a record', async () => {
    const dns = keep(await startDns({ 'here.test TXT': ['x'] }));
    expect(await ask([dns.address], 'gone.test')).toMatchObject({ ok: true, value: { exists: false, records: [] } });
    expect(await ask([dns.address], 'here.test')).toMatchObject({ ok: true, value: { exists: true, records: [] } });
  });
  it('asks the next resolver when one is silent, broken or closed', async () => {
    const good = keep(await startDns({ 'a.test A': ['192.0.2.1'] }));
    const silent = keep(await startDns({ 'a.test A': 'silent' }));
    const broken = keep(await startDns({ 'a.test A': 'SERVFAIL' }));
    for (const bad of [silent.address, broken.address, '127.0.0.1:1']) {
      expect(await ask([bad, good.address], 'a.test')).toMatchObject({ ok: true, value: { resolver: good.address } });
    }
  });
  it('says refused, silent and broken as what they are', async () => {
    const dns = keep(await startDns({ 'r.test A': 'REFUSED', 's.test A': 'SERVFAIL', 'm.test A': 'silent' }));
    expect(await ask([dns.address], 'r.test')).toMatchObject({ ok: false, reason: 'refused', code: 'REFUSED' });
    expect(await ask([dns.address], 's.test')).toMatchObject({ ok: false, reason: 'odd-answer', code: 'SERVFAIL' });
    expect(await ask([dns.address], 'm.test')).toMatchObject({ ok: false, reason: 'timed-out' });
    expect(await ask(['127.0.0.1:1'], 'x.test')).toMatchObject({ ok: false, reason: 'refused' });
    expect(await ask([], 'x.test')).toMatchObject({ ok: false });
  });
  it('shows the AD flag only where the resolver sets it', async () => {
    const dns = keep(await startDns({ 'a.test A': { secure: ['192.0.2.1'] }, 'b.test A': ['192.0.2.2'] }));
    expect(await ask([dns.address], 'a.test')).toMatchObject({ value: { authentic: true } });
    expect(await ask([dns.address], 'b.test')).toMatchObject({ value: { authentic: false } });
  });
  it('asks for international names in ASCII', async () => {
    const dns = keep(await startDns({ 'xn--bcher-kva.test A': ['192.0.2.1'] }));
    expect(await ask([dns.address], 'bücher.test')).toMatchObject({ ok: true, value: { exists: true } });
  });
  it('reads its resolvers from resolv.conf', async () => {
    const tree = keep(await makeTree({ '/etc/resolv.conf': '# x\nsearch example.org\nnameserver 192.0.2.53\nnameserver 2001:db8::53\noptions trust-ad\n' }));
    expect(await createLocalHost({ root: tree.root }).resolvers({ signal })).toEqual({ ok: true, value: ['192.0.2.53', '2001:db8::53'] });
  });
});

describe('docker', () => {
  it('asks over the socket and keeps the status', async () => {
    const docker = keep(await startDocker({ '/version': { Version: '1' }, '/broken': failing(500, 'no') }));
    const there = createLocalHost({ dockerSocket: docker.socket });
    const answer = await there.docker('/version', { signal });
    expect(answer.ok && JSON.parse(new TextDecoder().decode(answer.value.body))).toEqual({ Version: '1' });
    expect(await there.docker('/broken', { signal })).toMatchObject({ ok: true, value: { status: 500 } });
    expect(docker.asked).toEqual(['GET /version', 'GET /broken']);
  });
  it('says no-tool without a socket', async () => {
    const tree = keep(await makeTree({}));
    expect(await createLocalHost({ root: tree.root, env: {} }).docker('/version', { signal })).toMatchObject({ ok: false, reason: 'no-tool' });
  });
  it('finds a rootless engine and the one that DOCKER_HOST names', async () => {
    const docker = keep(await startDocker({ '/version': { Version: '1' } }));
    expect(await createLocalHost({ env: { DOCKER_HOST: `unix://${docker.socket}` } }).docker('/version', { signal })).toMatchObject({ ok: true });
    expect(await createLocalHost({ env: { XDG_RUNTIME_DIR: docker.socket.replace('/docker.sock', '') } }).docker('/version', { signal })).toMatchObject({
      ok: true,
    });
  });
});
