import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { healthyZones, serveZones } from './dns.ts';
import type { Lab } from './fault.ts';
import { type Machine, startMachine } from './machine.ts';
import { hostDovecot, hostPostfix, makeCertificates, remotePostfix, startOthers } from './mail.ts';
import { connectMachines, type Machines } from './network.ts';
import { LAB } from './places.ts';

const HOST_NAMES = { mailhost: 'mail.postwerk.example', inet: 'router.isp.example', remote: 'mx.farpost.example', client: 'notebook.home.example' } as const;

/** A healthy mail server with everything around it. `end` leaves nothing. */
export const startLab = async (): Promise<Lab & { readonly end: () => void }> => {
  for (const folder of ['run', 'roots']) await rm(join(LAB, folder), { recursive: true, force: true });
  await mkdir(join(LAB, 'run'), { recursive: true });
  const started: Machine[] = [];
  const end = (): void => {
    for (const machine of started) machine.end();
  };
  try {
    for (const [name, hostName] of Object.entries(HOST_NAMES)) started.push(await startMachine(name, hostName));
    const machines = Object.fromEntries(started.map((machine) => [machine.name, machine])) as unknown as Machines;
    await connectMachines(machines);
    await makeCertificates(machines);
    await machines.mailhost.run('echo nameserver 127.0.0.1 > /etc/resolv.conf; rm -rf /etc/bm /opt/mailcow-dockerized /mailu /usr/local/bin/docker*');
    for (const one of [machines.inet, machines.remote, machines.client])
      await one.run('rm -f /etc/resolv.conf; echo nameserver 198.51.100.53 > /etc/resolv.conf');
    // A mail server needs more than the kernel's 128; the fault of that name shows the kernel's own value.
    await machines.mailhost.run('echo 1024 > /run/inotify; mount --bind /run/inotify /proc/sys/fs/inotify/max_user_instances');
    await serveZones(machines, healthyZones());
    await startOthers(machines);
    await remotePostfix(machines);
    await hostDovecot(machines);
    await hostPostfix(machines);
    const names: Lab['names'] = async (change) => {
      const zones = healthyZones();
      change?.(zones);
      await serveZones(machines, zones);
    };
    return { machines, names, end };
  } catch (fault) {
    end();
    throw fault;
  }
};
