import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../src/model/fact.ts';
import type { ProbeParams, ProbeResult } from '../../src/model/probe.ts';
import { closing } from './support/closing.ts';
import { composeProject, failing, frame, startDocker, type TestContainer } from './support/docker-server.ts';
import { makeTree, type TreeEntry } from './support/file-tree.ts';
import { known, look } from './support/look.ts';

const keep = closing();
const FOLDER = '/opt/mailcow-dockerized';

type World = {
  readonly containers?: readonly TestContainer[];
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, TreeEntry>>;
  readonly facts?: Readonly<Record<string, FactValue>>;
  readonly path?: boolean;
};

const ask = async (name: string, params: ProbeParams, world: World): Promise<ProbeResult> => {
  const docker = keep(await startDocker({ ...composeProject('mailcow', FOLDER, world.containers ?? []), ...world.answers }));
  const tree = keep(await makeTree(world.files ?? {}));
  return look(
    name,
    params,
    { dockerSocket: docker.socket, root: tree.root, ...(world.path ? { env: { PATH: `${tree.root}/bin` } } : {}) },
    known(world.facts ?? {}),
  );
};

const unhealthy = {
  Status: 'running',
  Health: { Status: 'unhealthy', Log: [{ ExitCode: 1, Output: 'Healthcheck: DNS failed\n', End: '2026-11-21T10:00:00Z' }] },
};

describe('docker.health', () => {
  it('is healthy when all run, and tells the folder', async () => {
    const result = await ask(
      'docker.health',
      {},
      { containers: [{ service: 'postfix-mailcow' }, { service: 'unbound-mailcow', state: { Status: 'running', Health: { Status: 'healthy' } } }] },
    );
    expect(result).toMatchObject({ outcome: 'healthy', verdict: 'ok', facts: { project_dir: FOLDER }, evidence: { data: { healthy: 2 } } });
  });
  it('is unhealthy with the output of the health check', async () => {
    const result = await ask('docker.health', {}, { containers: [{ service: 'postfix-mailcow' }, { service: 'unbound-mailcow', state: unhealthy }] });
    expect(result).toMatchObject({ outcome: 'unhealthy', facts: { service: 'unbound-mailcow', container: 'mailcow-unbound-mailcow-1' } });
    expect(result.evidence.data.names).toEqual(['unbound-mailcow (Healthcheck: DNS failed)']);
    expect(result.evidence.raw).toContain('DNS failed');
  });
  it('is restarting, and does not read the stale health of a restarting container', async () => {
    const state = { ...unhealthy, Status: 'restarting', ExitCode: 89 };
    expect(await ask('docker.health', { service: 'dovecot-mailcow' }, { containers: [{ service: 'dovecot-mailcow', state }] })).toMatchObject({
      outcome: 'restarting',
      evidence: { data: { names: ['dovecot-mailcow (exit 89)'] } },
    });
  });
  it('is restarting when it came up just now after several restarts', async () => {
    const state = { Status: 'running', StartedAt: new Date().toISOString() };
    expect(await ask('docker.health', {}, { containers: [{ service: 'dovecot-mailcow', state, restarts: 7 }] })).toMatchObject({ outcome: 'restarting' });
  });
  it('is healthy when the restarts are long ago', async () => {
    expect(await ask('docker.health', {}, { containers: [{ service: 'dovecot-mailcow', restarts: 7 }] })).toMatchObject({ outcome: 'healthy' });
  });
  it.each([
    [{ Status: 'exited', ExitCode: 1 }, 'exit 1'],
    [{ Status: 'exited', ExitCode: 137, OOMKilled: true }, 'out of memory'],
    [{ Status: 'created', ExitCode: 128, Error: 'bind: address already in use' }, 'address already in use'],
    [{ ...unhealthy, Status: 'exited', ExitCode: 1 }, 'exit 1'],
  ])('is exited with %j', async (state, said) => {
    const result = await ask('docker.health', {}, { containers: [{ service: 'nginx-mailcow', state }] });
    expect(result.outcome).toBe('exited');
    expect(String(result.evidence.data.names)).toContain(said);
  });
  it('does not mind a one-shot container that ended well', async () => {
    const init: TestContainer = { service: 'init', state: { Status: 'exited', ExitCode: 0 }, policy: 'no' };
    expect(await ask('docker.health', {}, { containers: [{ service: 'postfix-mailcow' }, init] })).toMatchObject({ outcome: 'healthy' });
  });
  it('cannot tell while a container is starting', async () => {
    expect(
      await ask('docker.health', {}, { containers: [{ service: 'sogo-mailcow', state: { Status: 'running', Health: { Status: 'starting' } } }] }),
    ).toMatchObject({ outcome: 'cannot-tell', reason: 'timed-out' });
  });
  it('is missing when the service has no container', async () => {
    expect(await ask('docker.health', { service: 'rspamd-mailcow' }, { containers: [{ service: 'postfix-mailcow' }] })).toMatchObject({ outcome: 'missing' });
  });
  it('cannot tell when there is no mail server in Docker', async () => {
    expect(await ask('docker.health', {}, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'not-here' });
  });
  it('cannot tell without Docker, and says what to do', async () => {
    expect(await look('docker.health', {}, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'no-tool' });
  });
  it('cannot tell when the engine reports an error', async () => {
    expect(await ask('docker.health', {}, { answers: { '/containers/json?all=true': failing(500, 'boom') } })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'odd-answer',
      detail: { en: 'Docker: boom' },
    });
  });
  it('only ever sends GET', async () => {
    const docker = keep(await startDocker(composeProject('mailcow', FOLDER, [{ service: 'postfix-mailcow' }])));
    await look('docker.health', {}, { dockerSocket: docker.socket });
    expect(docker.asked.every((line) => line.startsWith('GET '))).toBe(true);
  });
});

describe('docker.versions', () => {
  const versions = (engine: string, programs: Readonly<Record<string, string>>, facts = {}): Promise<ProbeResult> =>
    ask(
      'docker.versions',
      {},
      {
        path: true,
        facts,
        answers: { '/version': { Version: engine } },
        files: Object.fromEntries(Object.entries(programs).map(([name, program]) => [`bin/${name}`, { program }])),
      },
    );
  const plugin = 'if [ "$1 $2" = "compose version" ]; then echo 2.29.1; else exit 1; fi';
  const noPlugin = `echo "docker: 'compose' is not a docker command." >&2; exit 1`;

  it('is current with the plugin', async () => {
    expect(await versions('28.1.0', { docker: plugin })).toMatchObject({
      outcome: 'current',
      facts: { compose: 'docker compose', compose_version: '2.29.1', engine_version: '28.1.0' },
    });
  });
  it('is current with a recent standalone program, and says that it is the command', async () => {
    expect(await versions('28.1.0', { docker: noPlugin, 'docker-compose': 'echo v2.20.2' })).toMatchObject({
      outcome: 'current',
      facts: { compose: 'docker-compose' },
    });
  });
  it('is old-compose with only the standalone 1.x', async () => {
    expect(await versions('28.1.0', { docker: noPlugin, 'docker-compose': 'echo 1.29.2' })).toMatchObject({
      outcome: 'old-compose',
      verdict: 'fail',
      facts: { compose: 'docker-compose', compose_version: '1.29.2' },
    });
  });
  it('does not mind an old standalone program beside the plugin', async () => {
    expect(await versions('28.1.0', { docker: plugin, 'docker-compose': 'echo 1.29.2' })).toMatchObject({ outcome: 'current' });
  });
  it('is old-engine below what the product needs', async () => {
    expect(await versions('20.10.24', { docker: plugin })).toMatchObject({ outcome: 'old-engine' });
    expect(await versions('20.10.24', { docker: plugin }, { product: 'mailu' })).toMatchObject({ outcome: 'current' });
  });
  it('is no-compose when there is neither', async () => {
    expect(await versions('28.1.0', { docker: noPlugin })).toMatchObject({ outcome: 'no-compose' });
  });
  it('asks the engine’s program when the socket does not answer', async () => {
    const files = { 'bin/docker': { program: plugin }, 'bin/dockerd': { program: 'echo Docker version 27.5.1, build abc' } };
    expect(await ask('docker.versions', {}, { path: true, files, answers: { '/version': failing(500, 'no') } })).toMatchObject({
      outcome: 'current',
      facts: { engine_version: '27.5.1' },
    });
  });
  it('cannot tell without Docker: that is no finding', async () => {
    expect(await look('docker.versions', {}, { env: { PATH: '/nonexistent' } })).toMatchObject({ outcome: 'cannot-tell', reason: 'no-tool' });
  });
  it('cannot tell for Podman', async () => {
    const answers = { '/version': { Version: '4.3.1', Components: [{ Name: 'Podman Engine', Version: '4.3.1' }] } };
    expect(await ask('docker.versions', {}, { path: true, answers, files: { 'bin/docker': { program: plugin } } })).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('docker.images', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Compose
  const compose = 'services:\n  postfix-mailcow:\n    image: ghcr.io/mailcow/postfix:1.80\n  redis:\n    image: ${REDIS:-redis:7}\n';
  const containers: readonly TestContainer[] = [
    { service: 'postfix-mailcow', image: 'ghcr.io/mailcow/postfix:1.80' },
    { service: 'redis', image: 'redis:7' },
  ];
  const images = (containers: readonly TestContainer[], files: Readonly<Record<string, TreeEntry>> = {}, answers = {}): Promise<ProbeResult> =>
    ask('docker.images', { project_dir: FOLDER }, { containers, answers, files: { [`${FOLDER}/docker-compose.yml`]: compose, ...files } });

  it('match what the Compose file names', async () => {
    expect(await images(containers)).toMatchObject({ outcome: 'match', evidence: { data: { checked: 2 } } });
  });
  it('match with the override and the .env file taken into account', async () => {
    const files = {
      [`${FOLDER}/docker-compose.override.yml`]: 'services:\n  postfix-mailcow:\n    image: own/postfix:2\n',
      [`${FOLDER}/.env`]: 'REDIS=redis:8\n',
    };
    expect(
      await images(
        [
          { service: 'postfix-mailcow', image: 'own/postfix:2' },
          { service: 'redis', image: 'redis:8' },
        ],
        files,
      ),
    ).toMatchObject({ outcome: 'match' });
  });
  it('mismatch when a container runs another tag', async () => {
    const result = await images([{ service: 'postfix-mailcow', image: 'ghcr.io/mailcow/postfix:1.77' }]);
    expect(result).toMatchObject({ outcome: 'mismatch', verdict: 'fail' });
    expect(String(result.evidence.data.different)).toContain('1.77 ≠ ghcr.io/mailcow/postfix:1.80');
  });
  it('mismatch when a newer image was pulled but the container is still the old one', async () => {
    const answers = { [`/images/${encodeURIComponent('redis:7')}/json`]: { Id: 'sha256:bbbbbbbbbbbbbbbbbbbb' } };
    expect(await images(containers, {}, answers)).toMatchObject({ outcome: 'mismatch' });
  });
  it('cannot tell with a broken or absent Compose file, or with containers of another folder', async () => {
    expect(await images(containers, { [`${FOLDER}/docker-compose.yml`]: 'services: [unclosed' })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'odd-answer',
    });
    expect(await ask('docker.images', { project_dir: FOLDER }, { containers })).toMatchObject({ outcome: 'cannot-tell' });
    expect(await ask('docker.images', { project_dir: '/srv/x' }, { containers, files: { '/srv/x/compose.yaml': compose } })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'not-here',
    });
  });
});

describe('docker.mounts', () => {
  const SSL = `${FOLDER}/data/assets/ssl`;
  const mounts = (source: string, destination: string, files: Readonly<Record<string, TreeEntry>>): Promise<ProbeResult> =>
    ask(
      'docker.mounts',
      { service: 'dovecot-mailcow' },
      {
        containers: [
          {
            service: 'dovecot-mailcow',
            mounts: [
              { Type: 'bind', Source: source, Destination: destination },
              { Type: 'volume', Source: '/var/lib/docker/volumes/x', Destination: '/x' },
            ],
          },
        ],
        files,
      },
    );

  it('are intact when every source is there', async () => {
    expect(await mounts(`${SSL}/cert.pem`, '/etc/ssl/mail/cert.pem', { [`${SSL}/cert.pem`]: 'pem' })).toMatchObject({
      outcome: 'intact',
      evidence: { data: { checked: 1 } },
    });
  });
  it('are intact when an empty folder is meant to be one', async () => {
    expect(await mounts(`${SSL}/hooks`, '/hooks', { [`${SSL}/hooks`]: { folder: true } })).toMatchObject({ outcome: 'intact' });
    expect(await mounts(`${SSL}/conf.d`, '/etc/conf.d', { [`${SSL}/conf.d`]: { folder: true } })).toMatchObject({ outcome: 'intact' });
  });
  it('are missing when a source is gone', async () => {
    expect(await mounts(`${SSL}/cert.pem`, '/etc/ssl/mail/cert.pem', {})).toMatchObject({
      outcome: 'missing',
      evidence: { data: { paths: [`${SSL}/cert.pem`] } },
    });
  });
  it('are a directory where Docker made one in place of a missing file', async () => {
    expect(await mounts(`${SSL}/cert.pem`, '/etc/ssl/mail/cert.pem', { [`${SSL}/cert.pem`]: { folder: true } })).toMatchObject({ outcome: 'directory' });
  });
  it('are dangling when a link leads nowhere', async () => {
    expect(await mounts(`${SSL}/cert.pem`, '/etc/ssl/mail/cert.pem', { [`${SSL}/cert.pem`]: { link: '/nonexistent/fullchain.pem' } })).toMatchObject({
      outcome: 'dangling',
    });
  });
  it('cannot tell without the container', async () => {
    expect(await ask('docker.mounts', { service: 'dovecot-mailcow' }, { containers: [{ service: 'redis' }] })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'not-here',
    });
  });
});

describe('logs.match', () => {
  const log = Buffer.concat([
    frame(1, 'Nov 21 dovecot: ready\n'),
    frame(2, 'Fatal: inotify instances exhausted\n'),
    frame(1, 'x'.repeat(70_000)),
    frame(1, '\n'),
  ]);
  const logs = (patterns: readonly string[], bytes: Uint8Array = log, service = 'dovecot-mailcow'): Promise<ProbeResult> =>
    ask('logs.match', { service, patterns }, { containers: [{ service: 'dovecot-mailcow', log: bytes }] });

  it('finds a line in either stream of a framed log', async () => {
    const result = await logs(['inotify .*exhausted', 'nothing']);
    expect(result).toMatchObject({ outcome: 'found', evidence: { data: { count: 1, line: 'Fatal: inotify instances exhausted' } } });
    expect(result.evidence.raw).toBe('Fatal: inotify instances exhausted');
  });
  it('reads the log of a container with a terminal', async () => {
    expect(await logs(['ready'], Buffer.from('Nov 21 dovecot: ready\r\n'))).toMatchObject({ outcome: 'found' });
  });
  it('is absent when no line matches', async () => {
    expect(await logs(['out of memory'])).toMatchObject({ outcome: 'absent', verdict: 'ok', evidence: { data: { read: 3 } } });
  });
  it('does not take an empty log for absence', async () => {
    expect(await logs(['x'], Buffer.alloc(0))).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
  });
  it('cannot tell without the container, without its log, or with a broken pattern', async () => {
    expect(await logs(['x'], log, 'rspamd-mailcow')).toMatchObject({ outcome: 'cannot-tell', reason: 'not-here' });
    expect(await logs(['('])).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
    const answers = { '/containers/id-dovecot-mailcow/logs?stdout=1&stderr=1&tail=500': failing(500, 'configured logging driver does not support reading') };
    expect(await ask('logs.match', { service: 'dovecot-mailcow', patterns: ['x'] }, { containers: [{ service: 'dovecot-mailcow' }], answers })).toMatchObject({
      outcome: 'cannot-tell',
    });
  });
  it('stops a pattern that backtracks without end', async () => {
    const result = await logs(['^(a+)+$'], Buffer.from(`${'a'.repeat(40)}!\n`));
    expect(result).toMatchObject({ outcome: 'cannot-tell', reason: 'timed-out' });
  });
  it('reads the end of a log file', async () => {
    const files = { '/var/log/mail.log': 'old error\nnew line\nlast line\n' };
    expect(await ask('logs.match', { service: '/var/log/mail.log', patterns: ['old'], lines: 2 }, { files })).toMatchObject({
      outcome: 'absent',
      evidence: { data: { read: 2 } },
    });
    expect(await ask('logs.match', { service: '/var/log/mail.log', patterns: ['old'], lines: 3 }, { files })).toMatchObject({ outcome: 'found' });
    expect(await ask('logs.match', { service: '/var/log/gone.log', patterns: ['old'] }, { files })).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('queue.reasons', () => {
  const mail = (id: string, reason?: string, arrival = 1) =>
    JSON.stringify({
      queue_name: 'deferred',
      queue_id: id,
      arrival_time: arrival,
      recipients: [{ address: 'a@example.net', ...(reason ? { delay_reason: reason } : {}) }],
    });
  const queue = (...lines: string[]): Promise<ProbeResult> =>
    ask(
      'queue.reasons',
      {},
      {
        path: true,
        containers: [{ service: 'postfix-mailcow' }],
        files: { 'bin/docker': { program: `test "$*" = "exec mailcow-postfix-mailcow-1 postqueue -j" || exit 9\n/bin/cat <<'END'\n${lines.join('\n')}\nEND` } },
      },
    );
  const timeout = 'connect to mx.example.net[192.0.2.1]:25: Connection timed out';

  it('is empty without mail, and with mail that came just now', async () => {
    expect(await queue()).toMatchObject({ outcome: 'empty', verdict: 'ok' });
    expect(await queue(mail('4Xabc', undefined, Math.floor(Date.now() / 1000)))).toMatchObject({ outcome: 'empty' });
  });
  it.each([
    ['timeouts', timeout],
    ['timeouts', 'conversation with mx.example.net[192.0.2.1] timed out while receiving the initial server greeting'],
    ['refused', 'connect to mx.example.net[192.0.2.1]:25: Connection refused'],
    ['rejected', 'host mx.example.net[192.0.2.1] said: 450 4.7.25 Client host rejected: cannot find your hostname (in reply to RCPT TO command)'],
    ['rejected', 'host mx.example.net[192.0.2.1] refused to talk to me: 554 5.7.1 blocked'],
    ['other', 'connect to 172.22.1.250[172.22.1.250]:24: No such file or directory'],
  ])('is %s with "%s"', async (outcome, reason) => {
    expect(await queue(mail('4Xabc', reason))).toMatchObject({ outcome, facts: { queue_id: '4Xabc' }, evidence: { data: { count: 1, reason } } });
  });
  it('goes by what most of the mail waits for', async () => {
    expect(await queue(mail('a1', 'x said: 450 no'), mail('a2', timeout), mail('a3', timeout))).toMatchObject({
      outcome: 'timeouts',
      evidence: { data: { count: 3 } },
    });
  });
  it('asks the machine itself when Postfix is in no container', async () => {
    const files = { 'bin/postqueue': { program: `echo '${mail('B1', timeout)}'` } };
    expect(await ask('queue.reasons', {}, { path: true, files })).toMatchObject({ outcome: 'timeouts' });
  });
  it('cannot tell without Postfix, when it is stopped, when it may not ask, or when the answer is something else', async () => {
    expect(await ask('queue.reasons', {}, { path: true })).toMatchObject({ outcome: 'cannot-tell', reason: 'no-tool' });
    expect(await ask('queue.reasons', {}, { path: true, containers: [{ service: 'postfix-mailcow', state: { Status: 'exited' } }] })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'not-here',
    });
    const forbidden = { 'bin/postqueue': { program: 'echo "postqueue: fatal: Permission denied" >&2; exit 1' } };
    expect(await ask('queue.reasons', {}, { path: true, files: forbidden })).toMatchObject({ outcome: 'cannot-tell', reason: 'no-permission' });
    const bare = { 'bin/docker': { program: 'echo "OCI runtime exec failed: exec: postqueue: executable file not found in $PATH"; exit 126' } };
    expect(await ask('queue.reasons', {}, { path: true, containers: [{ service: 'postfix-mailcow' }], files: bare })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'no-tool',
    });
    expect(await queue('no json')).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
  });
});

describe('product.detect', () => {
  it('finds mailcow by its files alone', async () => {
    const files = {
      [`${FOLDER}/mailcow.conf`]: 'MAILCOW_HOSTNAME=mail.example.org\n',
      [`${FOLDER}/data/web/inc/app_info.inc.php`]: '<?php\n  $MAILCOW_GIT_VERSION="2026-09";\n',
    };
    const tree = keep(await makeTree(files));
    expect(await look('product.detect', {}, { root: tree.root, env: {} })).toMatchObject({
      outcome: 'mailcow',
      facts: { product: 'mailcow', version: '2026-09', project_dir: FOLDER, host_name: 'mail.example.org' },
    });
  });
  it('finds mailcow in another folder by its containers', async () => {
    const docker = keep(await startDocker(composeProject('mailcow', '/srv/cow', [{ service: 'postfix-mailcow' }])));
    const tree = keep(await makeTree({ '/srv/cow/mailcow.conf': 'MAILCOW_HOSTNAME=mx.example.org\n' }));
    expect(await look('product.detect', {}, { root: tree.root, dockerSocket: docker.socket, env: {} })).toMatchObject({
      outcome: 'mailcow',
      facts: { project_dir: '/srv/cow' },
    });
  });
  it('finds Mailu', async () => {
    const docker = keep(await startDocker(composeProject('mailu', '/mailu', [{ service: 'admin', image: 'ghcr.io/mailu/admin:2024.06' }])));
    const tree = keep(await makeTree({ '/mailu/mailu.env': 'HOSTNAMES=mail.example.org,mx.example.org\n' }));
    expect(await look('product.detect', {}, { root: tree.root, dockerSocket: docker.socket, env: {} })).toMatchObject({
      outcome: 'mailu',
      facts: { version: '2024.06', host_name: 'mail.example.org' },
    });
  });
  it('finds docker-mailserver', async () => {
    const docker = keep(
      await startDocker(composeProject('dms', '/srv/dms', [{ service: 'mailserver', image: 'ghcr.io/docker-mailserver/docker-mailserver:15.1.0' }])),
    );
    const tree = keep(await makeTree({}));
    expect(await look('product.detect', {}, { root: tree.root, dockerSocket: docker.socket, env: {} })).toMatchObject({
      outcome: 'docker-mailserver',
      facts: { version: '15.1.0', project_dir: '/srv/dms' },
    });
  });
  it('finds BlueMind', async () => {
    const tree = keep(await makeTree({ '/etc/bm/bm.ini': '[global]\nexternal-url = mail.example.org\n', 'bin/dpkg-query': { program: 'echo 5.1.12' } }));
    expect(await look('product.detect', {}, { root: tree.root, env: { PATH: `${tree.root}/bin` } })).toMatchObject({
      outcome: 'bluemind',
      facts: { version: '5.1.12', host_name: 'mail.example.org' },
    });
  });
  it('says several, none, or that it cannot tell', async () => {
    const both = keep(await makeTree({ [`${FOLDER}/mailcow.conf`]: 'X=1\n', '/mailu/mailu.env': 'X=1\n' }));
    expect(await look('product.detect', {}, { root: both.root, env: {} })).toMatchObject({
      outcome: 'several',
      evidence: { data: { products: ['mailcow', 'mailu'] } },
    });
    const empty = keep(await makeTree({}));
    expect(await look('product.detect', {}, { root: empty.root, env: {} })).toMatchObject({ outcome: 'none' });
    const docker = keep(await startDocker({ '/containers/json?all=true': failing(500, 'boom') }));
    expect(await look('product.detect', {}, { root: empty.root, dockerSocket: docker.socket, env: {} })).toMatchObject({ outcome: 'cannot-tell' });
  });
});
