import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { dockerJson } from '../docker/api.ts';
import { type Network, overlap, readNetwork } from '../ip.ts';

export const systemSubnetOverlap = defineProbe({
  name: 'system.subnet-overlap',
  kind: 'system',
  title: { en: 'Is the internal network of the mail server free?', de: 'Ist das interne Netz des Mailservers frei?' },
  params: { subnet: { title: { en: 'network of the mail server', de: 'Netz des Mailservers' }, type: 'text', default: '172.22.1.0/24' } },
  outcomes: {
    clear: { verdict: 'ok', says: { en: '{{subnet}} is used by nothing else', de: '{{subnet}} wird von nichts anderem benutzt' } },
    overlaps: { verdict: 'fail', says: { en: '{{subnet}} overlaps with {{others}}', de: '{{subnet}} überschneidet sich mit {{others}}' } },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => `ip -4 route; docker network inspect --format '{{range .IPAM.Config}}docker {{$.Name}} {{.Subnet}}{{println}}{{end}}' $(docker network ls -q)`,
    looksLike: { en: 'lines of routes, then a line "docker" for each network', de: 'Zeilen mit Routen, dann je Netz eine Zeile "docker"' },
    read: (pasted, { subnet }) => {
      const wanted = readNetwork(subnet);
      if (!wanted || !/^\s*(?:default|[\d.]+(?:\/\d+)?) (?:via|dev)/m.test(pasted)) return cannotTell('odd-answer');
      const networks = [...pasted.matchAll(/^\s*docker (\S+) (\S+\/\d+)/gm)].map(([, name, text]) => ({ name: name!, text: text! }));
      const routes = [...pasted.matchAll(/^\s*(\d[\d.]*\/\d+) .*?\bdev (\S+)/gm)].map(([, text, device]) => ({ text: text!, device: device! }));
      const others = [
        ...networks
          .filter(({ name, text }) => !(text === subnet && /mailcow|mailu|mail/.test(name)) && touches(wanted, text))
          .map(({ name, text }) => `Docker ${name} ${text}`),
        ...routes.filter(({ text, device }) => !/^(br-|docker)/.test(device) && touches(wanted, text)).map(({ text, device }) => `${text} ${device}`),
      ];
      return { outcome: others.length > 0 ? 'overlaps' : 'clear', data: { subnet, others } };
    },
  },
  describe: () => ({ command: 'ip route; docker network ls' }),
  run: async (look) => {
    const { subnet } = look.params;
    const wanted = readNetwork(subnet);
    if (!wanted) return cannotTell('missing-input', { en: `"${subnet}" is no network`, de: `„${subnet}“ ist kein Netz` });
    const routes = await look.host.readFile('/proc/net/route', { signal: look.signal });
    if (!routes.ok) return cannotLook(routes);
    const networks = await dockerNetworks(look);
    // The network of the mail server itself is not a clash: the Docker network with exactly this range, and its bridge.
    const own = networks.filter((network) => network.subnets.includes(subnet) && /mailcow|mailu|mail/.test(`${network.name} ${network.project}`));
    const bridges = own.map(({ bridge }) => bridge);
    const others = [
      ...networks
        .filter((network) => !own.includes(network) && network.subnets.some((text) => touches(wanted, text)))
        .map(({ name, subnets }) => `Docker ${name} ${subnets.join(' ')}`),
      ...readRoutes(routes.value)
        .filter(({ network, device }) => overlap(wanted, network) && network.bits > 0 && !bridges.includes(device) && !isOwnBridge(device, network, wanted))
        .filter(({ device }) => !networks.some(({ bridge }) => bridge === device))
        .map(({ text, device }) => `${text} ${device}`),
    ];
    for (const other of others) look.log(other);
    return { outcome: others.length > 0 ? 'overlaps' : 'clear', data: { subnet, others }, subject: subnet };
  },
});

const touches = (wanted: Network, text: string): boolean => {
  const network = readNetwork(text);
  return network !== undefined && overlap(wanted, network);
};

/** Where Docker cannot be asked, a bridge with exactly the wanted range is taken for the mail server's own. */
const isOwnBridge = (device: string, network: Network, wanted: Network): boolean =>
  device.startsWith('br-') && network.bits === wanted.bits && network.value === wanted.value;

type Route = { readonly network: Network; readonly text: string; readonly device: string };

/** /proc/net/route: destination and mask as little-endian hexadecimal words. */
export const readRoutes = (text: string): readonly Route[] =>
  text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [device, destination, , , , , , mask] = line.trim().split(/\s+/);
      if (device === undefined || !/^[\dA-F]{8}$/i.test(destination ?? '') || !/^[\dA-F]{8}$/i.test(mask ?? '')) return [];
      const bits = [...Number.parseInt(mask!, 16).toString(2)].filter((bit) => bit === '1').length;
      const name = `${littleEndian(destination!)}/${bits}`;
      const network = readNetwork(name);
      return network ? [{ network, text: name, device }] : [];
    });

const littleEndian = (hex: string): string =>
  (hex.match(/../g) ?? [])
    .toReversed()
    .map((byte) => Number.parseInt(byte, 16))
    .join('.');

type DockerNetwork = { readonly name: string; readonly project: string; readonly bridge: string; readonly subnets: readonly string[] };
type NetworkEntry = {
  readonly Id: string;
  readonly Name: string;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly Options?: Readonly<Record<string, string>> | null;
  readonly IPAM?: { readonly Config?: readonly { readonly Subnet?: string }[] | null };
};

const dockerNetworks = async (look: Pick<Look, 'host' | 'signal'>): Promise<readonly DockerNetwork[]> => {
  const answer = await dockerJson<readonly NetworkEntry[]>(look, '/networks');
  if (!answer.ok) return [];
  return answer.value.map((entry) => ({
    name: entry.Name,
    project: entry.Labels?.['com.docker.compose.project'] ?? '',
    bridge: entry.Options?.['com.docker.network.bridge.name'] ?? `br-${entry.Id.slice(0, 12)}`,
    subnets: (entry.IPAM?.Config ?? []).flatMap(({ Subnet }) => Subnet ?? []),
  }));
};
