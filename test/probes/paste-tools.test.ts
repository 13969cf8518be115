import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROBES } from '../../src/probes/index.ts';
import { cleanPaste } from '../../src/probes/paste/clean-paste.ts';
import { pastedRecords } from '../../src/probes/paste/read-records.ts';
import { scriptFor } from '../../src/probes/read-paste.ts';
import { read } from './support/read.ts';

describe('what somebody copied', () => {
  it.each([
    ['root@mx1:~# uname -m\nx86_64\nroot@mx1:~#', 'x86_64'],
    ['[root@mx1 ~]# uname -m\nx86_64', 'x86_64'],
    ['PS C:\\Users\\anna> uname -m\r\nx86_64\r\n', 'x86_64\n'],
    ['```bash\nx86_64\n```', 'x86_64'],
    ['> x86_64\n> second', 'x86_64\nsecond'],
    ['\u001b[1;32mx86_64\u001b[0m', 'x86_64'],
    ['\ufeffx86\u200b_64\u00a0', 'x86_64 '],
    ['„a“ ‚b‘', '"a" \'b\''],
  ])('%j is %j', (pasted, plain) => {
    expect(cleanPaste(pasted)).toBe(plain);
  });
  it('loses no line of a log or a settings file', () => {
    const text = '# a comment\nKEY=value $x\nNov 20 mx postfix/smtp[1]: <a@b.c>: status=sent\n$ORIGIN example.org.';
    expect(cleanPaste(text)).toBe(text);
  });
  it('is the same when it is cleaned twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cleanPaste(cleanPaste(text))).toBe(cleanPaste(text));
      }),
    );
  });
});

const dig = (name: string, type: string, answers: readonly string[], { status = 'NOERROR', flags = 'qr rd ra' } = {}): string =>
  [
    `; <<>> DiG 9.18.41 <<>> ${type} ${name}`,
    ';; global options: +cmd',
    ';; Got answer:',
    `;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: 4711`,
    `;; flags: ${flags}; QUERY: 1, ANSWER: ${answers.length}, AUTHORITY: 0, ADDITIONAL: 1`,
    '',
    ';; QUESTION SECTION:',
    `;${name}.\t\tIN\t${type}`,
    '',
    ...(answers.length > 0 ? [';; ANSWER SECTION:', ...answers.map((one) => (/\sIN\s/.test(one) ? one : `${name}.\t300\tIN\t${type}\t${one}`)), ''] : []),
    ';; Query time: 3 msec',
    '',
  ].join('\n');

describe('answers of name servers', () => {
  it('are read from dig, also with lines that wrapped', () => {
    expect(
      pastedRecords(dig('a.test', 'MX', ['10 mx1.a.test.', '20 mx2.a.test.']), 'a.test', 'MX')?.records.map(({ value, priority }) => [value, priority]),
    ).toEqual([
      ['mx1.a.test', 10],
      ['mx2.a.test', 20],
    ]);
    const wrapped = dig('a.test', 'TXT', ['"v=spf1 ip4:192.0.2.1 -all"']).replace('192.0', '192\n.0');
    expect(pastedRecords(wrapped, 'a.test', 'TXT')?.records[0]?.value).toBe('v=spf1 ip4:192.0.2.1 -all');
  });
  it('are not taken for whole when part of them is missing', () => {
    const cut = dig('a.test', 'MX', ['10 mx1.a.test.', '20 mx2.a.test.'])
      .split('\n')
      .filter((line) => !line.includes('mx2'))
      .join('\n');
    expect(pastedRecords(cut, 'a.test', 'MX')).toBeUndefined();
    expect(pastedRecords(';; ANSWER SECTION:\na.test. 300 IN MX 10 mx.a.test.', 'a.test', 'MX')).toBeUndefined();
  });
  it('join what a record holds in pieces, without a space', () => {
    expect(pastedRecords(dig('a.test', 'TXT', ['"v=DKIM1; p=AB" "CD\\"\\195"']), 'a.test', 'TXT')?.records[0]?.value).toBe('v=DKIM1; p=ABCD"Ã');
  });
  it('never say "absent" for SERVFAIL, REFUSED or silence', () => {
    for (const status of ['SERVFAIL', 'REFUSED']) expect(pastedRecords(dig('a.test', 'MX', [], { status }), 'a.test', 'MX')).toBeUndefined();
    expect(pastedRecords(';; connection timed out; no servers could be reached', 'a.test', 'MX')).toBeUndefined();
  });
  it('are read from nslookup on Windows, in German too', () => {
    const text =
      'Server:  fritz.box\r\nAddress:  192.168.178.1\r\n\r\nNicht autorisierende Antwort:\r\na.test  MX preference = 10, mail exchanger = mx.a.test\r\n'.replace(
        /\r/g,
        '',
      );
    expect(pastedRecords(text, 'a.test', 'MX')?.records[0]).toMatchObject({ value: 'mx.a.test', priority: 10 });
    const names =
      'Server:  fritz.box\nAddress:  192.168.178.1\n\nNicht autorisierende Antwort:\nName:    mx.a.test\nAddresses:  2001:db8::1\n          192.0.2.1\n';
    expect(read('dns.address', { name: 'mx.a.test', ip: '192.0.2.1' }, names).outcome).toBe('matches');
    const absent = 'Server:  fritz.box\nAddress:  192.168.178.1\n\n*** gone.a.test wurde von fritz.box nicht gefunden: Non-existent domain.\n';
    expect(read('dns.address', { name: 'gone.a.test' }, absent).outcome).toBe('missing');
    const texts = 'Server:  fritz.box\nAddress:  192.168.178.1\n\na.test  text =\n\n        "v=spf1 mx"\n        " -all"\n';
    expect(pastedRecords(texts, 'a.test', 'TXT')?.records[0]?.value).toBe('v=spf1 mx -all');
  });
  it('are read from Resolve-DnsName', () => {
    const text = '\nName       : _dmarc.a.test\nType       : TXT\nTTL        : 300\nSection    : Answer\nStrings    : {v=DMARC1; p=none}\n\n';
    expect(read('dns.dmarc', { domain: 'a.test' }, text)).toMatchObject({ outcome: 'present', evidence: { data: { policy: 'none' } } });
    const gone =
      'Resolve-DnsName : _smtp._tls.a.test : DNS-Name ist nicht vorhanden.\nIn Zeile:1 Zeichen:1\n    + CategoryInfo          : ResourceUnavailable: (a.test:String) [Resolve-DnsName], Win32Exception\n    + FullyQualifiedErrorId : DNS_ERROR_RCODE_NAME_ERROR,Microsoft.DnsClient.Commands.ResolveDnsName\n';
    expect(read('dns.tls-rpt', { domain: 'a.test' }, gone).outcome).toBe('unset');
    const failed = gone.replace('NAME_ERROR', 'SERVER_FAILURE');
    expect(read('dns.tls-rpt', { domain: 'a.test' }, failed).outcome).toBe('cannot-tell');
  });
});

const MX = dig('a.test', 'MX', ['10 mx.a.test.']) + dig('a.test', 'A', []) + dig('a.test', 'AAAA', []);

describe('a pasted answer', () => {
  it.each([
    ['dns.mx', { domain: 'a.test', ip: '203.0.113.1' }, MX + dig('mx.a.test', 'A', ['203.0.113.1']) + dig('mx.a.test', 'AAAA', []), 'here'],
    ['dns.mx', { domain: 'a.test', ip: '203.0.113.1' }, MX + dig('mx.a.test', 'A', ['203.0.113.9']) + dig('mx.a.test', 'AAAA', []), 'elsewhere'],
    ['dns.mx', { domain: 'a.test', ip: '203.0.113.1' }, MX + dig('mx.a.test', 'A', []) + dig('mx.a.test', 'AAAA', []), 'unresolvable'],
    ['dns.mx', { domain: 'a.test', ip: '203.0.113.1' }, MX + dig('mx.a.test', 'A', ['203.0.113.9']), 'cannot-tell'],
    ['dns.mx', { domain: 'a.test' }, dig('a.test', 'MX', ['0 .']), 'null'],
    ['dns.reverse', { ip: '203.0.113.1' }, dig('1.113.0.203.in-addr.arpa', 'PTR', []), 'missing'],
    ['dns.reverse', { ip: '203.0.113.1' }, dig('1.113.0.203.in-addr.arpa', 'PTR', ['mx.a.test.']) + dig('mx.a.test', 'A', ['203.0.113.1']), 'confirmed'],
    [
      'dns.reverse',
      { ip: '203.0.113.1', name: 'mail.a.test' },
      dig('1.113.0.203.in-addr.arpa', 'PTR', ['mx.a.test.']) + dig('mx.a.test', 'A', ['203.0.113.1']),
      'other-name',
    ],
    ['dns.reverse', { ip: '203.0.113.1' }, dig('1.113.0.203.in-addr.arpa', 'PTR', ['mx.a.test.']) + dig('mx.a.test', 'A', ['203.0.113.9']), 'mismatch'],
    ['dns.reverse', { ip: '203.0.113.1' }, dig('1.113.0.203.in-addr.arpa', 'PTR', ['mx.a.test.']), 'cannot-tell'],
    ['dns.spf', { domain: 'a.test', ip: '203.0.113.1' }, dig('a.test', 'TXT', ['"v=spf1 ip4:203.0.113.0/24 -all"']), 'passes'],
    ['dns.spf', { domain: 'a.test', ip: '203.0.113.1' }, dig('a.test', 'TXT', ['"v=spf1 ip4:192.0.2.1 -all"']), 'not-covered'],
    ['dns.spf', { domain: 'a.test', ip: '203.0.113.1' }, dig('a.test', 'TXT', ['"v=spf1 mx -all"']), 'cannot-tell'],
    ['dns.spf', { domain: 'a.test', ip: '203.0.113.1' }, dig('a.test', 'TXT', ['"v=spf1 -all"', '"v=spf1 mx"']), 'several'],
    ['dns.spf', { domain: 'a.test', ip: '203.0.113.1' }, dig('a.test', 'TXT', ['"other"']), 'missing'],
    ['dns.caa', { name: 'mx.a.test' }, dig('mx.a.test', 'CAA', []) + dig('a.test', 'CAA', ['0 issue "digicert.com"']), 'forbidden'],
    ['dns.caa', { name: 'a.test' }, dig('a.test', 'CAA', []) + dig('test', 'CAA', []), 'unset'],
    ['dns.dnssec', { domain: 'a.test' }, dig('a.test', 'SOA', ['ns.a.test. h.a.test. 1 2 3 4 5'], { flags: 'qr rd ra ad' }), 'signed'],
    ['dns.dnssec', { domain: 'a.test' }, dig('a.test', 'SOA', [], { status: 'SERVFAIL' }) + dig('a.test', 'SOA', ['ns.a.test. h.a.test. 1 2 3 4 5']), 'bogus'],
    ['dns.resolver', {}, `nameserver 192.0.2.53\n${dig('com', 'NS', ['a.test.'], { flags: 'qr rd ra ad' })}`, 'works'],
    ['dns.resolver', {}, `nameserver 8.8.8.8\n${dig('com', 'NS', ['a.test.'])}`, 'public'],
    ['dns.resolver', {}, 'nameserver 192.0.2.53\n;; connection timed out; no servers could be reached', 'broken'],
    [
      'dnsbl.domain',
      { domain: 'a.test' },
      dig('test.dbl.spamhaus.org', 'A', ['127.0.1.2']) + dig('a.test.dbl.spamhaus.org', 'A', [], { status: 'NXDOMAIN' }),
      'clean',
    ],
    ['smtp.recipient', { recipient: 'a@a.test' }, ' -> RCPT TO:<a@a.test>\n<** 550 5.1.1 <a@a.test>: User unknown\n -> QUIT', 'unknown'],
    ['smtp.recipient', { recipient: 'a@a.test' }, ' -> RCPT TO:<a@a.test>\n<-  250 2.1.5 Ok\n -> QUIT', 'accepted'],
    ['smtp.recipient', { recipient: 'a@a.test' }, ' -> RCPT TO:<a@a.test>\n<** 450 4.2.0 Greylisted\n', 'cannot-tell'],
    ['smtp.open-relay', { host: 'mx.a.test' }, ' -> RCPT TO:<relay-test@example.net>\n<** 554 5.7.1 Relay access denied\n', 'closed'],
    ['smtp.open-relay', { host: 'mx.a.test' }, ' -> RCPT TO:<relay-test@example.net>\n<-  250 Ok\n', 'open'],
    ['smtp.auth', { host: 'mx.a.test' }, 'Cipher is TLS_AES_256_GCM_SHA384\n250-mx.a.test\n250-AUTH PLAIN LOGIN\n250 SMTPUTF8', 'after-tls'],
    ['smtp.auth', { host: 'mx.a.test' }, 'Cipher is TLS_AES_256_GCM_SHA384\n250-mx.a.test\n250 SMTPUTF8', 'none'],
    ['smtp.auth', { host: 'mx.a.test' }, 'Cipher is TLS_AES_256_GCM_SHA384\n250-mx.a.test\n250-SIZE', 'cannot-tell'],
    ['smtp.auth', { host: 'mx.a.test' }, 'connect:errno=111\nconnect: Connection refused', 'refused'],
    ['web.answers', { host: 'a.test' }, 'HTTP/2 200\nserver: nginx', 'answers'],
    ['web.answers', { host: 'a.test' }, 'HTTP/1.1 502 Bad Gateway', 'server-error'],
    ['web.answers', { host: 'a.test' }, 'curl: (7) Failed to connect to a.test port 443 after 3 ms: Connection refused', 'refused'],
    ['web.answers', { host: 'a.test' }, 'curl: (28) Connection timed out after 15002 milliseconds', 'silent'],
    ['icmp.ping', { hosts: '1.1.1.1' }, '64 bytes from 1.1.1.1: icmp_seq=1 ttl=57 time=4.2 ms', 'answers'],
    ['icmp.ping', { hosts: '1.1.1.1' }, 'Antwort von 1.1.1.1: Bytes=32 Zeit=9ms TTL=57', 'answers'],
    ['icmp.ping', { hosts: '1.1.1.1' }, '1 packets transmitted, 0 received, 100% packet loss, time 0ms', 'silent'],
    ['icmp.ping', { hosts: '1.1.1.1' }, 'Pakete: Gesendet = 1, Empfangen = 0, Verloren = 1\n    (100% Verlust),', 'silent'],
    ['tcp.connect', { host: 'h', port: 25 }, 'nc: Verbindungsaufbau zu h, Port 25 gescheitert: Verbindungsaufbau abgelehnt', 'refused'],
    ['tcp.connect', { host: 'h', port: 25 }, 'bash: connect: Die Wartezeit für die Verbindung ist abgelaufen', 'silent'],
    [
      'tcp.hairpin',
      { host: 'mx.a.test' },
      '== public\nnc: connect to mx.a.test (203.0.113.1) port 443 (tcp) timed out\n== local\nConnection to 127.0.0.1 443 port [tcp/https] succeeded!',
      'inside-only',
    ],
    ['docker.runtime', {}, '{"Version":"28.1.0"}\n["name=seccomp"] os=Debian GNU/Linux 12', 'ordinary'],
    ['docker.runtime', {}, '{"Version":"28.1.0"}\n["name=rootless"] os=Debian GNU/Linux 12', 'rootless'],
    ['docker.runtime', {}, '{"Version":"28.1.0"}', 'cannot-tell'],
    ['docker.mounts', {}, 'there /opt/m/data /data\nmissing /opt/m/ssl/key.pem /etc/ssl/key.pem', 'missing'],
    ['docker.mounts', {}, 'empty-folder /opt/m/dhparams.pem /etc/ssl/dhparams.pem', 'directory'],
    ['docker.images', { project_dir: '/opt/m' }, 'runs dovecot mailcow/dovecot:2.3\nfile mailcow/dovecot:2.4', 'mismatch'],
    ['docker.images', { project_dir: '/opt/m' }, 'runs dovecot ghcr.io/mailcow/dovecot:2.4\nfile ghcr.io/mailcow/dovecot:2.4', 'match'],
    [
      'docker.published',
      {},
      'm-postfix-1 0.0.0.0:25->25/tcp, [::]:25->25/tcp, 0.0.0.0:465->465/tcp, 0.0.0.0:587->587/tcp\nm-dovecot-1 0.0.0.0:993->993/tcp',
      'published',
    ],
    ['docker.published', {}, 'm-postfix-1 127.0.0.1:25->25/tcp, 0.0.0.0:465->465/tcp, 0.0.0.0:587->587/tcp, 0.0.0.0:993->993/tcp', 'local-only'],
    ['docker.drift', { project_dir: '/m' }, 'DRY-RUN MODE -  Container m-front-1  Recreate\nDRY-RUN MODE -  Container m-front-1  Recreated', 'drifted'],
    ['docker.drift', { project_dir: '/m' }, 'DRY-RUN MODE -  Container m-front-1  Running', 'same'],
    ['docker.daemon', {}, '{\n  "iptables": false\n}', 'iptables-off'],
    ['docker.daemon', {}, 'cat: /etc/docker/daemon.json: Datei oder Verzeichnis nicht gefunden', 'plain'],
    ['docker.ipv6', { name: 'mx.a.test' }, `mailu_default ipv6=false\n${dig('mx.a.test', 'AAAA', ['2001:db8::1'])}`, 'off-but-published'],
    ['docker.memory', {}, '/m-clamd-1 oom=true', 'killed'],
    ['docker.memory', {}, '/m-clamd-1 oom=false\nm-clamd-1 990MiB / 1000MiB 99.00%', 'tight'],
    ['docker.resolver', { service: 'antispam' }, 'dns=[]\nnameserver 127.0.0.11\nnameserver 9.9.9.9', 'public'],
    ['docker.log-driver', {}, '/m-front-1 log=journald', 'journald'],
    ['system.cgroups', {}, 'cgroup2fs', 'v2'],
    ['system.ipv6', {}, 'net.ipv6.conf.all.disable_ipv6 = 0\neth0 UP 2a01:4f8::2/64', 'public'],
    ['system.ipv6', {}, 'net.ipv6.conf.all.disable_ipv6 = 1', 'off'],
    ['system.addresses', {}, 'eth0 UP 203.0.113.5/24 2001:db8:113::5/64', 'public'],
    ['system.addresses', {}, 'eth0 UP 192.168.1.5/24 fd00::5/64', 'behind-nat'],
    ['system.mtu', {}, 'card eth0 1450\nnet bridge bridge <no value>\nnet mailcow_net bridge 1500', 'too-large'],
    ['system.subnet-overlap', {}, 'default via 192.0.2.1 dev eth0\n172.16.0.0/12 dev wg0 scope link', 'overlaps'],
    ['system.firewall', {}, 'ENABLED=yes\nunit firewalld inactive', 'ufw'],
    ['system.cpu', {}, 'processor\t: 0\nmodel name\t: X\nflags\t\t: ssse3', 'enough'],
    ['system.mail-services', {}, 'active\ninactive\ninactive\ninactive\ninactive', 'running'],
    ['system.input-chain', {}, '*filter\n-A INPUT -p tcp --dport 25 -j DROP', 'input-only'],
    ['postfix.maps', {}, '1700009999 /etc/postfix/virtual\n1700000000 /etc/postfix/virtual.db', 'outdated'],
    ['config.mailu', { project_dir: '/mailu' }, 'DOMAIN=a.test\nHOSTNAMES=mx.a.test\nSECRET_KEY=0123456789abcdef\nTLS_FLAVOR=certs', 'suspicious'],
    ['config.docker-mailserver', { project_dir: '/dms' }, 'SSL_TYPE=letsencrypt', 'clean'],
    ['domain.expiry', { domain: 'a.test' }, 'Registry Expiry Date: 2001-01-01T00:00:00Z', 'expired'],
    ['product.detect', {}, 'image ghcr.io/mailcow/dovecot:2.4\n/opt/mailcow-dockerized', 'mailcow'],
    ['product.detect', {}, "ls: Zugriff auf '/mailu' nicht möglich: Datei oder Verzeichnis nicht gefunden", 'none'],
    ['dns.srv', { domain: 'a.test' }, 'x', 'cannot-tell'],
  ] as [string, Record<string, string>, string, string][])('of %s %j: %j is %s', (name, params, text, outcome) => {
    expect(read(name, params, text)).toMatchObject({ outcome, evidence: { vantage: 'person' } });
  });

  it('says what stands in the way: no program, no permission, nothing, or something else', () => {
    expect(read('system.memory', {}, 'bash: cat: Kommando nicht gefunden.').reason).toBe('no-tool');
    expect(read('system.memory', {}, 'cat: /proc/meminfo: Keine Berechtigung').reason).toBe('no-permission');
    expect(read('system.memory', {}, '').detail?.en).toBe('nothing was pasted');
    expect(read('system.memory', {}, 'hello').detail?.de).toContain('füge alles ein');
  });

  const paramsOf = (probe: (typeof PROBES)[number]) =>
    Object.fromEntries(
      Object.entries(probe.spec.params).map(([name, param]) => [
        name,
        param.type === 'number' ? 25 : name === 'ip' ? '203.0.113.1' : name === 'subnet' ? '172.22.1.0/24' : name === 'patterns' ? 'never' : 'a.test',
      ]),
    );

  it('never becomes a finding from chatter, whichever probe it was for', () => {
    const chatter = ['ok, moment', 'it says nothing', 'Das Fenster ist zu', '1', 'error', 'yes', 'done!', 'hello world\nsecond line'];
    for (const probe of PROBES) {
      for (const text of chatter) {
        const { verdict } = read(probe.spec.name, paramsOf(probe), text);
        // A log that does not hold a line is fine; nothing else may follow from small talk.
        expect([probe.spec.name, text, ['cannot-tell', 'ok', 'info'].includes(verdict)]).toEqual([
          probe.spec.name,
          text,
          !(verdict === 'fail' || verdict === 'warn'),
        ]);
        if (verdict === 'fail' || verdict === 'warn') expect(`${probe.spec.name}: ${text}`).toBe('no finding');
      }
    }
  });

  it('has a command that starts no shell of its own and writes nowhere', () => {
    for (const probe of PROBES) {
      const { linux } = scriptFor(probe.spec.name, paramsOf(probe))!;
      expect(linux, probe.spec.name).not.toMatch(/(^|[^0-9&<])>\s*[^&\s/]|>\s*\/(?!dev\/null)|\brm\b|\btee\b|\bsed -i\b|\bcurl\b.*\|\s*(ba)?sh/);
    }
  });
});

const has = (program: string): boolean => {
  try {
    execFileSync('/bin/sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('a command, really run', () => {
  const ran = (name: string, params = {}) => {
    const { linux } = scriptFor(name, params)!;
    return read(name, params, execFileSync('/bin/sh', ['-c', `${linux} 2>&1 || true`], { encoding: 'utf8' }));
  };
  it.each(['system.memory', 'system.disk', 'system.inotify', 'system.arch', 'system.os', 'system.kernel', 'system.cgroups', 'system.cpu', 'system.low-ports'])(
    '%s is understood',
    (name) => {
      expect(ran(name).outcome).not.toBe('cannot-tell');
    },
  );
  it.skipIf(!has('nc'))(`nc says "refused"${has('nc') ? '' : ' (skipped: there is no nc here)'}`, () => {
    expect(ran('tcp.connect', { host: '127.0.0.1', port: 1 }).outcome).toBe('refused');
  });
});
