import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeHost } from '../../src/hosts/node-host.ts';
import { shellQuote } from '../../src/hosts/shell-quote.ts';
import { createSshHost } from '../../src/hosts/ssh.ts';
import { readSshTarget } from '../../src/hosts/ssh-target.ts';
import { runProbe } from '../../src/probes/run-probe.ts';
import { closing } from '../probes/support/closing.ts';
import { startDns } from '../probes/support/dns-server.ts';
import { makeTree } from '../probes/support/file-tree.ts';
import { startSmtp } from '../probes/support/smtp-server.ts';
import { makeSsh } from './support/stand-in-ssh.ts';

const keep = closing();
const signal = new AbortController().signal;

const server = async (host = 'mail.test', resolvers?: readonly string[]): Promise<NodeHost> => {
  const tree = keep(await makeSsh());
  return keep(createSshHost({ host, user: 'root', port: 2222 }, { ssh: `${tree.root}/bin/ssh`, ...(resolvers ? { resolvers } : {}) }));
};

describe('readSshTarget', () => {
  it.each([
    ['ssh://root@mx1.example.org:2222', { user: 'root', host: 'mx1.example.org', port: 2222 }],
    ['ssh://mx1', { host: 'mx1' }],
    ['ssh://admin@[2001:db8::1]:22', { user: 'admin', host: '2001:db8::1', port: 22 }],
  ])('reads %s', (text, target) => {
    expect(readSshTarget(text)).toEqual(target);
  });
  it.each(['ssh://-oProxyCommand=id', 'ssh://root@-x', 'root@mx1', 'ssh://', 'ssh://mx1:99999', 'ssh://a b', 'ssh://mx1/path', 'ssh://-l@mx1'])(
    'refuses %s',
    (text) => {
      expect(readSshTarget(text)).toBeUndefined();
    },
  );
});

describe('shellQuote', () => {
  it('brings every word through a shell as it is', async () => {
    const host = await server();
    const word = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes('\0') && text.isWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), async (words) => {
        const output = await host.run('printf', ['%s\\0', ...words], { signal });
        expect(output.ok && output.value.stdout).toBe(words.map((one) => `${one}\0`).join(''));
      }),
      { numRuns: 25 },
    );
  });
  it('leaves plain words readable', () => {
    expect(['mail.log', '/opt/mailcow', 'a b', "it's"].map(shellQuote)).toEqual(['mail.log', '/opt/mailcow', "'a b'", "'it'\\''s'"]);
  });
});

describe('a server over ssh', () => {
  it('hears at once that the far end hung up', async () => {
    const far = createServer((socket) => socket.end('421 bye\r\n'));
    await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve));
    const host = await server();
    const got = await host.connect({ host: '127.0.0.1', port: (far.address() as AddressInfo).port }, { signal });
    if (!got.ok) throw new Error(String(got.message));
    let said = '';
    for await (const chunk of got.value) said += chunk;
    expect(said).toBe('421 bye\r\n');
    far.close();
  }, 3_000);
  it('runs commands there and says which program is missing', async () => {
    const host = await server();
    expect(host.name).toBe('ssh://root@mail.test:2222');
    expect(await host.run('echo', ['$HOME'], { signal })).toMatchObject({ ok: true, value: { stdout: '$HOME\n' } });
    expect(await host.run('pwd', [], { signal, cwd: '/' })).toMatchObject({ value: { stdout: '/\n' } });
    expect(await host.run('no-such-program', [], { signal })).toMatchObject({ ok: false, reason: 'no-tool' });
  });
  it('refuses a server with an unknown key, and says when it may not log in', async () => {
    expect(await (await server('strange.test')).run('true', [], { signal })).toMatchObject({ ok: false, reason: 'refused', code: 'HOSTKEY' });
    const denied = await runProbe('system.inotify', {}, { host: await server('denied.test'), signal });
    expect(denied).toMatchObject({ outcome: 'cannot-tell', reason: 'no-permission', evidence: { vantage: 'ssh://root@denied.test:2222' } });
  });
  it('says no-tool without ssh', async () => {
    expect(await createSshHost({ host: 'mail.test' }, { ssh: '/nonexistent/ssh' }).run('true', [], { signal })).toMatchObject({ ok: false, reason: 'no-tool' });
  });
  it('reads files, links and folders there', async () => {
    const host = await server();
    const tree = keep(await makeTree({ "/it's $(odd)": '0123456789', '/link': { link: 'gone' }, '/folder/a': 'x' }));
    const file = `${tree.root}/it's $(odd)`;
    expect(await host.readFile(file, { signal, maxBytes: 4 })).toEqual({ ok: true, value: '0123' });
    expect(await host.readFile(file, { signal, maxBytes: 4, fromEnd: true })).toEqual({ ok: true, value: '6789' });
    expect(await host.lstat(file, { signal })).toMatchObject({ ok: true, value: { kind: 'file', size: 10 } });
    expect(await host.lstat(`${tree.root}/link`, { signal })).toMatchObject({ value: { kind: 'link' } });
    expect(await host.stat(`${tree.root}/link`, { signal })).toMatchObject({ ok: false, reason: 'absent' });
    expect(await host.readLink(`${tree.root}/link`, { signal })).toEqual({ ok: true, value: 'gone' });
    expect(await host.list(`${tree.root}/folder`, { signal })).toEqual({ ok: true, value: ['a'] });
    expect(await host.readFile(`${tree.root}/none`, { signal })).toMatchObject({ ok: false, reason: 'absent' });
  });
  it('connects from there and knows open from refused and unreachable', async () => {
    const host = await server();
    const smtp = keep(await startSmtp({ greeting: ['mail.example.org ESMTP'] }));
    const look = (address: string, port: number) => runProbe('tcp.connect', { host: address, port }, { host, signal });
    expect(await look('127.0.0.1', smtp.port)).toMatchObject({ outcome: 'open' });
    expect(await look('127.0.0.1', 1)).toMatchObject({ outcome: 'refused' });
    expect(await look('127.255.255.255', 25)).toMatchObject({ outcome: 'unreachable' });
    expect(await runProbe('smtp.banner', { host: '127.0.0.1', port: smtp.port, name: 'mail.example.org' }, { host, signal })).toMatchObject({
      outcome: 'ours',
    });
  });
  it('asks DNS from there, over TCP', async () => {
    const dns = keep(await startDns({ 'example.org MX': [{ preference: 1, exchange: 'mail.example.org' }], 'mail.example.org A': ['192.0.2.25'] }));
    const host = await server('mail.test', [dns.address]);
    expect(await runProbe('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, { host, signal })).toMatchObject({
      outcome: 'here',
      evidence: { resolver: dns.address },
    });
  });
  it('opens one shared connection, also when many ask at once', async () => {
    const host = await server();
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => host.run('echo', [String(index)], { signal })));
    expect(answers.map((one) => one.ok && one.value.stdout.trim())).toEqual(['0', '1', '2', '3', '4', '5']);
  });
  it.each([
    ['tcp.connect', { host: '127.0.0.1', port: 1 }],
    ['smtp.outbound', { targets: ['example.org'], control: ['127.0.0.1:1'] }],
    ['files.present', { dir: '/nonexistent', files: ['a'] }],
  ])('finds nothing by %s where the way to the server breaks off', async (name, params) => {
    for (const host of ['cut.test', 'wobbly.test']) {
      const found = await runProbe(name, params, { host: await server(host, ['127.0.0.1:1']), signal });
      expect(found, host).toMatchObject({ outcome: 'cannot-tell', verdict: 'cannot-tell' });
    }
  });
  it('finds again once the server is back, and does not hold an old break against a new look', async () => {
    const host = await server('wobbly.test');
    const look = () => runProbe('tcp.connect', { host: '127.0.0.1', port: 1 }, { host, signal });
    expect(await look()).toMatchObject({ outcome: 'cannot-tell' });
    expect(await look()).toMatchObject({ outcome: 'refused' });
  });
});
