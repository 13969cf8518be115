import { readFile } from 'node:fs/promises';
import { collect } from './machine.ts';

/** Debian packages of the lab, and a program of each. */
const NEEDED: Readonly<Record<string, string>> = {
  bind9: 'named',
  'bind9-utils': 'named-checkzone',
  'bind9-dnsutils': 'dig',
  unbound: 'unbound',
  postfix: 'postfix',
  'dovecot-imapd': 'dovecot',
  'dovecot-lmtpd': '/usr/lib/dovecot/lmtp',
  nftables: 'nft',
  iptables: 'iptables',
  'nginx-light': 'nginx',
  iproute2: 'ip',
  chrony: 'chronyd',
  'openssh-server': 'sshd',
  'openssh-client': 'ssh',
  openssl: 'openssl',
  socat: 'socat',
  swaks: 'swaks',
  'busybox-static': 'busybox',
  'util-linux': 'nsenter',
};

/** Why the lab cannot run here; undefined where it can. Installs what is missing. */
export const prepare = async (): Promise<string | undefined> => {
  if (process.platform !== 'linux') return 'the lab needs Linux';
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const missing: string[] = [];
  for (const [name, program] of Object.entries(NEEDED)) {
    const found = await collect('bash', ['-c', `PATH=$PATH:/usr/sbin:/sbin command -v ${program}`], 10_000);
    if (found.code !== 0) missing.push(name);
  }
  if (process.getuid?.() !== 0) return 'the lab needs root: it makes machines of its own out of namespaces';
  const spaces = await collect('unshare', ['--mount', '--uts', '--ipc', '--net', '--pid', '--fork', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], 10_000).catch(
    () => undefined,
  );
  if (spaces?.code !== 0) return 'the lab needs namespaces and mounts, which this machine does not allow';
  if (missing.length === 0) return undefined;
  if (!/^ID(_LIKE)?=.*debian/m.test(release)) return `the lab needs Debian, or these programs: ${missing.map((name) => NEEDED[name]).join(', ')}`;
  console.log(`installing: ${missing.join(' ')}`);
  // No service may start on the machine itself, whatever its own policy is.
  const script = `export DEBIAN_FRONTEND=noninteractive; policy=/usr/sbin/policy-rc.d
    [ -e $policy ] || { printf '#!/bin/sh\\nexit 101\\n' > $policy; chmod 755 $policy; trap 'rm -f $policy' EXIT; }
    apt-get update -qq; echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
    apt-get install -y -qq --no-install-recommends ${missing.join(' ')} libnet-ssleay-perl`;
  const installed = await collect('bash', ['-c', script], 600_000);
  return installed.code === 0 ? undefined : `apt-get could not install ${missing.join(' ')}: ${installed.err.trim().slice(-500)}`;
};
