import type { Got } from '../../model/host.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { pause } from '../dns/ask.ts';
import { listContainers, serviceOf } from '../docker/containers.ts';
import { type Listener, readSockets, readSs } from './read-sockets.ts';
import { socketOwners } from './socket-owners.ts';

export const systemListeners = defineProbe({
  name: 'system.listeners',
  kind: 'system',
  title: { en: 'Who uses the ports?', de: 'Wer belegt die Ports?' },
  params: { ports: { title: { en: 'ports', de: 'Ports' }, type: 'list', required: true } },
  outcomes: {
    free: { verdict: 'ok', says: { en: 'nobody listens on {{ports}}', de: 'niemand lauscht auf {{ports}}' } },
    taken: { verdict: 'fail', says: { en: 'taken: {{taken}}', de: 'belegt: {{taken}}' } },
    docker: { verdict: 'info', says: { en: 'used by Docker: {{taken}}', de: 'von Docker belegt: {{taken}}' } },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: ['port', 'port_owner'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'sudo ss -tlpn',
    looksLike: {
      en: 'a table; the fourth column ends with the port, the last names the program',
      de: 'eine Tabelle; die vierte Spalte endet mit dem Port, die letzte nennt das Programm',
    },
    read: (pasted, { ports }) => (/LISTEN|State/.test(pasted) ? judge(numbers(ports), readSs(pasted), []) : cannotTell('odd-answer')),
  },
  describe: () => ({ command: 'ss -tlpn' }),
  run: async (look) => {
    const ports = numbers(look.params.ports);
    if (ports.length !== look.params.ports.length)
      return cannotTell('missing-input', { en: 'a port is a number from 1 to 65535', de: 'ein Port ist eine Zahl von 1 bis 65535' });
    const [listeners, published] = await Promise.all([look.host.kind === 'local' ? fromProc(look, ports) : fromSs(look), publishedPorts(look)]);
    if (!listeners.ok) return cannotLook(listeners);
    for (const one of listeners.value) if (ports.includes(one.port)) look.log(`${one.address}:${one.port} ${one.owner ?? '?'}`);
    for (const one of published) if (ports.includes(one.port)) look.log(`docker: ${one.port} -> ${one.service}`);
    return judge(ports, listeners.value, published);
  },
});

type Asking = Pick<Look, 'host' | 'signal'>;
type Published = { readonly port: number; readonly service: string };

const numbers = (ports: readonly string[]): readonly number[] => ports.map(Number).filter((port) => Number.isInteger(port) && port > 0 && port < 65536);

/** A program that ends while it is looked at (Docker's proxy of a container that restarts) leaves a socket without an owner: look again. */
const fromProc = async (look: Asking, ports: readonly number[], again = true): Promise<Got<readonly Listener[]>> => {
  const [v4, v6] = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => look.host.readFile(path, { signal: look.signal, maxBytes: 16 * 1024 * 1024 })),
  );
  if (!v4!.ok) return v4!;
  const wanted = [...readSockets(v4!.value), ...(v6!.ok ? readSockets(v6!.value) : [])].filter(({ port }) => ports.includes(port));
  const owners = await socketOwners(look, new Set(wanted.map(({ inode }) => inode)));
  if (again && owners.size > 0 && wanted.some(({ inode }) => !owners.has(inode))) {
    await pause(300, look.signal);
    return fromProc(look, ports, false);
  }
  return { ok: true, value: wanted.map((one) => ({ ...one, ...(owners.has(one.inode) ? { owner: owners.get(one.inode)! } : {}) })) };
};

/** Over ssh one command instead of hundreds of looks into /proc. */
const fromSs = async (look: Asking): Promise<Got<readonly Listener[]>> => {
  const output = await look.host.run('ss', ['-tlpn'], { signal: look.signal });
  return output.ok ? { ok: true, value: readSs(output.value.stdout) } : output;
};

/** Without the userland proxy Docker forwards ports in the firewall and nobody seems to listen. */
const publishedPorts = async (look: Asking): Promise<readonly Published[]> => {
  const all = await listContainers(look);
  if (!all.ok) return [];
  return all.value
    .filter(({ State }) => State === 'running')
    .flatMap((entry) =>
      (entry.Ports ?? []).flatMap(({ PublicPort, Type }) =>
        PublicPort !== undefined && Type === 'tcp' ? [{ port: PublicPort, service: serviceOf(entry) }] : [],
      ),
    );
};

const judge = (ports: readonly number[], listeners: readonly Listener[], published: readonly Published[]) => {
  const byDocker = (port: number): string | undefined => published.find((one) => one.port === port)?.service;
  const holds = (port: number): readonly Listener[] => listeners.filter((one) => one.port === port);
  const isDocker = (port: number): boolean =>
    byDocker(port) !== undefined || holds(port).some(({ owner }) => owner?.startsWith('docker-proxy') || owner === 'rootlesskit');
  const taken = ports.filter((port) => holds(port).length > 0 || byDocker(port) !== undefined);
  const say = (port: number): string => {
    const owner = byDocker(port) ?? holds(port).find((one) => one.owner)?.owner;
    const spots = [...new Set(holds(port).map(({ address }) => address))].join(', ');
    return [port, owner ?? '?', spots === '' ? '' : `(${spots})`].join(' ').trim();
  };
  const data = { ports: ports.map(String), taken: taken.map(say) };
  const foreign = taken.find((port) => !isDocker(port));
  if (taken.length === 0) return { outcome: 'free', data } as const;
  if (foreign === undefined) return { outcome: 'docker', data, facts: { port: taken[0]! } } as const;
  const owner = holds(foreign).find((one) => one.owner)?.owner;
  return { outcome: 'taken', data, subject: String(foreign), facts: { port: foreign, ...(owner ? { port_owner: owner } : {}) } } as const;
};
