import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProbeParams } from '../../src/model/probe.ts';
import { PROBES } from '../../src/probes/index.ts';
import { scriptFor } from '../../src/probes/read-paste.ts';
import { read } from './support/read.ts';

describe('a pasted answer', () => {
  it.each([
    ['tcp.connect', { host: 'h', port: 25 }, 'Connection to h (192.0.2.1) 25 port [tcp/smtp] succeeded!', 'open'],
    ['tcp.connect', { host: 'h', port: 25 }, 'TcpTestSucceeded : True', 'open'],
    ['tcp.connect', { host: 'h', port: 25 }, 'nc: connect to h port 25 (tcp) failed: Connection refused', 'refused'],
    ['tcp.connect', { host: 'h', port: 25 }, 'nc: connect to h port 25 (tcp) timed out: Operation now in progress', 'silent'],
    ['tcp.connect', { host: 'h', port: 25 }, 'nc: connect to h port 25 (tcp) failed: No route to host', 'unreachable'],
    ['tcp.connect', { host: 'h', port: 25 }, 'TcpTestSucceeded : False', 'cannot-tell'],
    ['smtp.banner', { host: 'mail.example.org' }, '220-mail.example.org wait\n220 mail.example.org ESMTP', 'ours'],
    ['smtp.banner', { host: 'mail.example.org' }, '220 smtp.provider.net ESMTP', 'foreign'],
    ['smtp.banner', { host: 'mail.example.org' }, '220 ********', 'odd'],
    ['smtp.banner', { host: 'mail.example.org' }, 'Ncat: Connection refused.', 'refused'],
    ['smtp.banner', { host: 'mail.example.org' }, 'what?', 'cannot-tell'],
    ['smtp.outbound', {}, 'Connection to mx 25 port [tcp/smtp] succeeded!\nConnection to 1.1.1.1 443 port [tcp/https] succeeded!', 'open'],
    [
      'smtp.outbound',
      {},
      'nc: connect to a port 25 (tcp) timed out\nnc: connect to b port 25 (tcp) timed out\nConnection to 1.1.1.1 443 port [tcp/https] succeeded!',
      'silent',
    ],
    ['smtp.outbound', {}, 'nc: connect to a port 25 (tcp) failed: Connection refused\nConnection to 1.1.1.1 443 port [tcp/https] succeeded!', 'refused'],
    ['smtp.outbound', {}, 'nc: connect to a port 25 (tcp) timed out\nnc: connect to 1.1.1.1 port 443 (tcp) timed out', 'offline'],
    ['smtp.outbound', {}, 'nc: connect to a port 25 (tcp) timed out', 'cannot-tell'],
    ['docker.versions', {}, 'engine 28.1.0\nDocker Compose version v2.29.1', 'current'],
    ['docker.versions', {}, "engine 28.1.0\ndocker: 'compose' is not a docker command.\ndocker-compose version 1.29.2, build unknown", 'old-compose'],
    ['docker.versions', {}, 'engine 20.10.24\nDocker Compose version v2.29.1', 'old-engine'],
    ['docker.versions', {}, 'engine 28.1.0\ndocker-compose: command not found', 'no-compose'],
    ['docker.versions', {}, 'bash: docker: command not found', 'cannot-tell'],
    ['docker.health', {}, '{"Name":"m-dovecot-1","Service":"dovecot-mailcow","State":"restarting","Health":"","ExitCode":89}', 'restarting'],
    ['docker.health', {}, '[{"Service":"a","State":"running","Health":"healthy"},{"Service":"b","State":"running","Health":"unhealthy"}]', 'unhealthy'],
    ['docker.health', {}, '{"Service":"a","State":"exited","ExitCode":1}', 'exited'],
    ['docker.health', {}, '{"Service":"a","State":"running","Health":""}\r\n{"Service":"b","State":"running","Health":"healthy"}\r\n', 'healthy'],
    ['docker.health', { service: 'a' }, '', 'missing'],
    ['docker.health', {}, 'no configuration file provided: not found', 'cannot-tell'],
    ['files.present', { dir: '/ssl', files: 'a.pem' }, '-rw-r--r-- 1 root root 424 Nov 21 10:00 /ssl/a.pem', 'complete'],
    ['files.present', { dir: '/ssl', files: 'a.pem' }, '-rw-r--r-- 1 root root 0 Nov 21 10:00 /ssl/a.pem', 'empty'],
    ['files.present', { dir: '/ssl', files: 'a.pem' }, "ls: cannot access '/ssl/a.pem': No such file or directory", 'missing'],
    ['files.present', { dir: '/ssl', files: 'a.pem' }, "ls: cannot open directory '/ssl': Permission denied", 'cannot-tell'],
    [
      'system.listeners',
      { ports: '25' },
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 100 0.0.0.0:25 0.0.0.0:* users:(("master",pid=812,fd=13))',
      'taken',
    ],
    ['system.listeners', { ports: '25' }, 'LISTEN 0 100 [::]:25 [::]:* users:(("docker-proxy",pid=9,fd=4))', 'docker'],
    ['system.listeners', { ports: '25' }, 'LISTEN 0 100 127.0.0.1:2525 0.0.0.0:*', 'free'],
    ['system.inotify', {}, '128', 'low'],
    ['system.inotify', {}, 'fs.inotify.max_user_instances = 8192', 'enough'],
    ['system.arch', {}, 'root@mx1:~# uname -m\naarch64', 'arm64'],
    ['config.mailcow', { project_dir: '/opt/m' }, 'MAILCOW_HOSTNAME=mail.example.org\nSKIP_CLAMD=Y\n', 'suspicious'],
    ['config.mailcow', { project_dir: '/opt/m' }, 'MAILCOW_HOSTNAME=mail.example.org\nSKIP_CLAMD=y\n', 'clean'],
    ['logs.match', { service: 'postfix', patterns: 'refused' }, 'a\nConnection refused\n', 'found'],
    ['logs.match', { service: 'postfix', patterns: 'refused' }, 'a\nb\n', 'absent'],
    ['logs.match', { service: 'postfix', patterns: 'refused' }, '  \n', 'cannot-tell'],
    ['dnsbl.answers', {}, '127.0.0.14', 'answers'],
    ['dnsbl.answers', {}, '127.0.0.1', 'refused'],
    ['dnsbl.answers', {}, 'Name: 2.0.0.127.multi.uribl.com\nIPAddress: 127.0.0.14', 'answers'],
    ['dns.egress', {}, '; <<>> DiG 9.18 <<>>\n;; Query time: 3 msec\n; <<>> DiG 9.18 <<>>\n;; connection timed out', 'tcp-blocked'],
    ['system.kernel', {}, '6.1.0-40-amd64', 'recent'],
    ['queue.reasons', {}, 'Mail queue is empty', 'empty'],
    [
      'queue.reasons',
      {},
      '-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------\n4XBcd12345z     1234 Fri Nov 20 10:00:00  a@example.org\n(connect to mx.example.net[192.0.2.1]:25: Connection timed out)\n          b@example.net\n-- 1 Kbytes in 1 Request.',
      'timeouts',
    ],
    ['queue.reasons', {}, 'postqueue: command not found', 'cannot-tell'],
  ] as [string, ProbeParams, string, string][])('of %s %j: %j is %s', (name, params, text, outcome) => {
    const result = read(name, params, text);
    expect(result).toMatchObject({ outcome, evidence: { vantage: 'person' } });
  });
  it('reads past colours, and takes no other control characters for an answer', () => {
    expect(read('system.arch', {}, '\u001b[31mx86_64\u001b[0m').outcome).toBe('x86_64');
    expect(read('system.arch', {}, 'x86\u0007_64').outcome).toBe('cannot-tell');
  });
  it('cannot be read where the probe has no script or a parameter is missing', () => {
    expect(read('no.such', { ip: '192.0.2.1' }, 'x')).toMatchObject({ outcome: 'cannot-tell' });
    expect(read('tcp.connect', {}, 'x')).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
  it('never makes a parser throw', () => {
    for (const { spec, script } of PROBES) {
      const params = Object.fromEntries(Object.entries(spec.params).map(([name, param]) => [name, param.type === 'number' ? 25 : 'x']));
      for (const text of ['', '\0', '{', '[]', 'null', '{"a":', '220', '-'.repeat(5000)]) if (script) expect(() => read(spec.name, params, text)).not.toThrow();
    }
  });
});

describe('a script', () => {
  it('names the exact command', () => {
    expect(scriptFor('tcp.connect', { host: 'mx.example.org', port: 25 })).toMatchObject({
      linux: 'nc -zv -w 5 mx.example.org 25',
      powershell: 'Test-NetConnection mx.example.org -Port 25',
    });
    expect(scriptFor('tcp.connect', {})).toBeUndefined();
    expect(scriptFor('no.such', {})).toBeUndefined();
  });
  it.each([
    ['mailcow', 'docker compose exec -T postfix-mailcow postqueue -p'],
    ['mailu', 'docker compose exec -T smtp postqueue -p'],
    ['docker-mailserver', 'docker compose exec -T mailserver postqueue -p'],
    ['bluemind', 'postqueue -p'],
  ])('asks for the queue as %s needs it', (product, linux) => {
    expect(scriptFor('queue.reasons', { product })?.linux).toBe(linux);
  });
  it('asks for the queue of any product by a command that a shell runs as it is', () => {
    const tree = mkdtempSync(join(tmpdir(), 'mm-queue-'));
    const program = (name: string, text: string) => writeFileSync(join(tree, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    const ask = () => execFileSync('/bin/sh', ['-c', scriptFor('queue.reasons', {})!.linux], { encoding: 'utf8', env: { PATH: `${tree}:/usr/bin:/bin` } });
    program('postqueue', 'echo "here $*"');
    program('docker', 'exit 1');
    expect(ask()).toBe('here -p\n');
    program('docker', 'case "$*" in *service=smtp) echo c7 ;; exec*) echo "there $*" ;; esac');
    expect(ask()).toBe('there exec c7 postqueue -p\n');
    rmSync(tree, { recursive: true });
  });
});

describe('dig, pasted', () => {
  const dig = (type: string, status: string, ...values: string[]): string =>
    `; <<>> DiG 9.18 <<>> mx.test ${type}\n;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: 1\n\n;; QUESTION SECTION:\n;mx.test.\t\tIN\t${type}\n\n${values.length ? `;; ANSWER SECTION:\n${values.map((one) => `mx.test.\t300\tIN\t${type}\t${one}\n`).join('')}\n` : ''};; Query time: 1 msec\n`;
  const address = (text: string, ip?: string) => read('dns.address', { name: 'mx.test', ...(ip ? { ip } : {}) }, text).outcome;
  const none = dig('AAAA', 'NOERROR');
  it.each([
    [dig('A', 'NOERROR', '192.0.2.1') + none, '192.0.2.1', 'matches'],
    [dig('A', 'NOERROR', '192.0.2.1') + none, undefined, 'set'],
    [dig('A', 'NOERROR', '203.0.113.9') + none, '198.51.100.4', 'differs'],
    [dig('A', 'NXDOMAIN') + dig('AAAA', 'NXDOMAIN'), undefined, 'missing'],
    [dig('A', 'SERVFAIL') + none, undefined, 'cannot-tell'],
    [dig('A', 'NOERROR', '203.0.113.9'), '198.51.100.4', 'cannot-tell'],
  ])('%j with %s is %s', (text, ip, outcome) => {
    expect(address(text, ip)).toBe(outcome);
  });
  it('never becomes a finding from garbage', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(200), (text, at) => {
        expect(address(text)).toBe('cannot-tell');
        expect(['cannot-tell', 'set', 'matches']).toContain(address((dig('A', 'NOERROR', '192.0.2.1') + none).slice(at) + text, '192.0.2.1'));
      }),
    );
  });
});
