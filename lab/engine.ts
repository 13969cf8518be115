import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { collect } from './machine.ts';
import { type Machines, must } from './network.ts';
import { LAB } from './places.ts';

const ENGINE = join(LAB, 'engine');

/**
 * Docker 26 and Compose 2 out of Debian 13's packages, unpacked into the lab and not installed: Debian 12 has none that
 * is new enough for mailcow. These programs need libc 2.34; runc needs more there, so the system's own release gives it.
 */
export const fetchEngine = async (): Promise<void> => {
  if (await stat(join(ENGINE, 'usr/libexec/docker/cli-plugins/docker-compose')).catch(() => undefined)) return;
  const script = `set -e; mkdir -p ${LAB}/trixie/lists/partial ${LAB}/trixie/parts ${ENGINE}; cd ${LAB}/trixie; rm -f *.deb
    mirror=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2> /dev/null | sed -nE 's/^(URIs: |deb (\\[[^]]*\\] )?)(http[^ ]*debian\\/?)( .*)?$/\\3/p' | head -n 1)
    printf 'Types: deb\\nURIs: %s\\nSuites: trixie\\nComponents: main\\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\\n' "$mirror" > parts/t.sources
    o="-o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts=$PWD/parts -o Dir::State::lists=$PWD/lists"
    apt-get $o update -qq; apt-get $o download -qq docker.io docker-cli docker-compose containerd; apt-get download -qq runc
    for deb in *.deb; do dpkg -x "$deb" ${ENGINE}; done`;
  const fetched = await collect('bash', ['-c', script], 300_000);
  if (fetched.code !== 0) throw new Error(`no Docker for the lab: ${fetched.err.trim().slice(-400)}`);
};

/** Starts the engine in the mail host; it remembers nothing from before. */
export const startEngine = async ({ mailhost }: Machines): Promise<void> => {
  await fetchEngine();
  await must(
    mailhost,
    `rm -rf ${LAB}/docker; mkdir -p ${LAB}/docker /usr/local/lib/docker/cli-plugins
     for f in ${ENGINE}/usr/bin/* ${ENGINE}/usr/sbin/*; do ln -sf "$f" /usr/local/bin/; done
     ln -sf ${ENGINE}/usr/libexec/docker/cli-plugins/docker-compose /usr/local/lib/docker/cli-plugins/
     setsid dockerd --data-root ${LAB}/docker --exec-root /run/docker --pidfile /run/docker.pid --cgroup-parent /mailmedic-lab > ${LAB}/dockerd.log 2>&1 < /dev/null &
     for i in $(seq 100); do docker version > /dev/null 2>&1 && exit 0; sleep 0.2; done; tail -n 3 ${LAB}/dockerd.log; exit 1`,
    40_000,
  );
};

/** Control groups are the machine's own: what containers leave there goes by hand. */
export const clearGroups = (): Promise<unknown> =>
  collect(
    'bash',
    [
      '-c',
      'for i in $(seq 30); do left=; for g in /sys/fs/cgroup/*/mailmedic-lab /sys/fs/cgroup/mailmedic-lab; do [ -d "$g" ] && { find "$g" -depth -type d -exec rmdir {} + 2> /dev/null; [ -d "$g" ] && left=1; }; done; [ -z "$left" ] && break; sleep 0.2; done',
    ],
    10_000,
  );
