import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LAB, PROJECT } from './places.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** A machine of the lab: its own network, processes, host name, /etc, /var, /run, /opt; programs are those of this machine. */
export type Machine = {
  readonly name: string;
  readonly pid: number;
  /** Runs a bash script in it; what it starts in the background lives until the machine ends. */
  readonly run: (script: string, options?: { readonly timeoutMs?: number; readonly args?: readonly string[] }) => Promise<Ran>;
  readonly end: () => void;
};

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Builds a root of its own out of the running system: programs are shared, /etc and /var are layers that vanish.
 * Its first process only waits, and collects what others leave behind.
 */
const SETUP = `set -e
name=$1 root=$2 project=$3 node=$4
mkdir -p "$root"; mount -t tmpfs -o mode=755 tmpfs "$root"; cd "$root"
mkdir -p usr proc sys dev run tmp etc var opt root home mnt old
mount --rbind /usr usr; mkdir -p .layer/local/u .layer/local/w; mount -t overlay overlay -o "lowerdir=/usr/local,upperdir=$root/.layer/local/u,workdir=$root/.layer/local/w" usr/local
for l in bin sbin lib lib32 lib64; do if [ -L /$l ]; then ln -s usr/$l $l; elif [ -d /$l ]; then mkdir $l; mount --bind /$l $l; fi; done
for d in etc var; do mkdir -p .layer/$d/u .layer/$d/w; mount -t overlay overlay -o "lowerdir=/$d,upperdir=$root/.layer/$d/u,workdir=$root/.layer/$d/w" $d; done
mount -t tmpfs -o mode=755 tmpfs run; mkdir -p run/lock run/sshd; chmod 1777 tmp; chmod 700 root
mount --rbind /dev dev; mount -t proc proc proc; mount -t sysfs sysfs sys
[ -d /sys/fs/cgroup ] && mount --rbind /sys/fs/cgroup sys/fs/cgroup
mkdir -p ".$project"; mount --bind "$project" ".$project"
case $node in /usr/*|$project/*) ;; *) mkdir -p ".$node"; mount --bind "$node" ".$node";; esac
pivot_root . old; umount -l old; cd /
hostname "$name"; printf '127.0.0.1 localhost\\n::1 localhost\\n' > /etc/hosts
ip link set lo up
echo ready
while :; do sleep 3600 & wait $!; done`;

const childOf = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const child = Number(text.trim().split(' ')[0]);
  if (!child) throw new Error(`the machine's first process is gone (${pid})`);
  return child;
};

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('ready\n')) resolve();
    });
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    child.on('close', () => reject(new Error(`a machine did not start: ${said.trim()}`)));
  });

/**
 * Starts a machine. Nothing of it is entered anywhere: when this program ends, however it ends, the kernel ends the
 * machine's first process, with it all others, and then there is no namespace, mount or interface left.
 */
export const startMachine = async (name: string, hostName: string): Promise<Machine> => {
  const root = join(LAB, 'roots', name);
  await mkdir(root, { recursive: true });
  const script = join(LAB, 'machine.sh');
  await writeFile(script, SETUP);
  const node = join(process.execPath, '..', '..');
  const unshare = ['unshare', '--mount', '--uts', '--ipc', '--net', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...unshare, 'bash', script, hostName, root, PROJECT, node], { stdio: ['ignore', 'pipe', 'pipe'] });
  await ready(child);
  const pid = await childOf(child.pid!);
  const enter = ['-t', String(pid), '-m', '-u', '-i', '-n', '-p', '-r', 'env', '-i', '--chdir=/', `PATH=${PATH}`, 'HOME=/root', 'LC_ALL=C.UTF-8'];
  return {
    name,
    pid,
    run: (text, { timeoutMs = 60_000, args = [] } = {}) => collect('nsenter', [...enter, 'bash', '-c', text, name, ...args], timeoutMs),
    end: () => {
      child.kill('SIGKILL');
    },
  };
};

/** Runs a program to its end; daemons that it leaves behind must not hold its output. */
export const collect = (command: string, args: readonly string[], timeoutMs: number): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 137, out, err });
    });
  });
