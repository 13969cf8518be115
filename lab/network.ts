import { collect, type Machine } from './machine.ts';

export type Machines = { readonly mailhost: Machine; readonly inet: Machine; readonly remote: Machine; readonly client: Machine };

/** Addresses from the blocks for documentation and tests (RFC 5737, RFC 3849, RFC 2544); none of them leads out. */
export const ADDRESS = {
  mailhost: '203.0.113.10',
  mailhost6: '2001:db8:113::10',
  remote: '198.51.100.25',
  dns: '198.51.100.53',
  /** Where the router of a fault sends port 25. */
  proxy: '198.51.100.60',
  client: '198.18.0.9',
} as const;

export const must = async (machine: Machine, script: string, timeoutMs = 60_000): Promise<string> => {
  const { code, out, err } = await machine.run(`set -e\n${script}`, { timeoutMs });
  if (code !== 0) throw new Error(`${machine.name}: ${script.slice(0, 300)}\n→ ${code} ${err.trim() || out.trim()}`);
  return out;
};

const link = async (inet: Machine, machine: Machine, net: string, host: number, net6: string, host6: string): Promise<void> => {
  const made = await collect(
    'ip',
    ['link', 'add', 'eth0', 'netns', String(machine.pid), 'type', 'veth', 'peer', 'name', `r-${machine.name}`, 'netns', String(inet.pid)],
    10_000,
  );
  if (made.code !== 0) throw new Error(`no cable to ${machine.name}: ${made.err}`);
  await must(inet, `ip addr add ${net}.1/24 dev r-${machine.name}; ip -6 addr add ${net6}::1/64 dev r-${machine.name} nodad; ip link set r-${machine.name} up`);
  await must(
    machine,
    `ip addr add ${net}.${host}/24 dev eth0; ip -6 addr add ${net6}::${host6}/64 dev eth0 nodad; ip link set eth0 up
     ip route add default via ${net}.1; ip -6 route add default via ${net6}::1`,
  );
};

/** Addresses that the probes use as targets and controls by default: they answer inside the lab. */
const PUBLIC = ['198.51.100.53/24', '198.51.100.31/24', '198.51.100.32/24', '198.51.100.33/24', '198.51.100.60/24', '198.51.100.123/24'];
const PUBLIC6 = ['2001:db8:51::31/64', '2001:db8:51::32/64', '2001:db8:51::33/64', '2001:db8:51::60/64'];
export const ROOT_SERVERS = ['198.41.0.4', '199.9.14.201', '193.0.14.129'];
const CONTROLS = ['1.1.1.1', '9.9.9.9', ...ROOT_SERVERS];
const CONTROLS6 = ['2606:4700:4700::1111'];

/** Cables, routes and forwarding. No machine has a way out of the lab. */
export const connectMachines = async ({ mailhost, inet, remote, client }: Machines): Promise<void> => {
  await link(inet, mailhost, '203.0.113', 10, '2001:db8:113', '10');
  await link(inet, remote, '198.51.100', 25, '2001:db8:51', '25');
  await link(inet, client, '198.18.0', 9, '2001:db8:18', '9');
  await must(remote, PUBLIC.map((one) => `ip addr add ${one} dev eth0`).join('\n'));
  await must(remote, PUBLIC6.map((one) => `ip -6 addr add ${one} dev eth0 nodad`).join('\n'));
  await must(remote, [...CONTROLS.map((one) => `ip addr add ${one}/32 dev lo`), ...CONTROLS6.map((one) => `ip -6 addr add ${one}/128 dev lo`)].join('\n'));
  await must(
    inet,
    [
      'sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1',
      ...CONTROLS.map((one) => `ip route add ${one}/32 via 198.51.100.25`),
      ...CONTROLS6.map((one) => `ip -6 route add ${one}/128 via 2001:db8:51::25`),
    ].join('\n'),
  );
};
