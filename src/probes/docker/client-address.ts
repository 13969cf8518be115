import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { sameIp } from '../ip.ts';
import { dockerJson, dockerUntold } from './api.ts';
import { listContainers, mailContainers, serviceOf } from './containers.ts';
import { containerLog } from './logs.ts';

export const dockerClientAddress = defineProbe({
  name: 'docker.client-address',
  kind: 'logs',
  title: { en: 'Do the containers see who really connects?', de: 'Sehen die Container, wer sich wirklich verbindet?' },
  params: { lines: { title: { en: 'lines to read from the end', de: 'Zeilen vom Ende her' }, type: 'number', default: 2000 } },
  outcomes: {
    real: {
      verdict: 'ok',
      says: { en: '{{others}} of {{seen}} connections came from real addresses', de: '{{others}} von {{seen}} Verbindungen kamen von echten Adressen' },
    },
    gateway: {
      verdict: 'fail',
      says: {
        en: '{{share}} % of {{seen}} connections seem to come from Docker itself ({{gateway}})',
        de: '{{share}} % von {{seen}} Verbindungen kommen scheinbar von Docker selbst ({{gateway}})',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['docker'],
  facts: [],
  leaves: undefined,
  seconds: 2,
  describe: ({ lines }) => ({ command: `docker compose logs --tail ${lines} postfix-mailcow; docker network inspect` }),
  run: async (look) => {
    const all = await listContainers(look);
    if (!all.ok) return dockerUntold(all);
    const postfix = mailContainers(all.value, look.facts).find((entry) => POSTFIX.includes(serviceOf(entry)));
    if (!postfix) return cannotTell('not-here', { en: 'no container with Postfix was found', de: 'es wurde kein Container mit Postfix gefunden' });
    const [log, gateways] = await Promise.all([containerLog(look, postfix.Id, look.params.lines), gatewayAddresses(look)]);
    if (!log.ok) return dockerUntold(log);
    const clients = clientsIn(log.value);
    // A handful of connections may well be the server's own; a share needs a number to stand on.
    if (clients.length < 10) return cannotTell('odd-answer', FEW(clients.length));
    const inside = clients.filter((address) => gateways.some((gateway) => sameIp(gateway, address)));
    const share = Math.round((inside.length / clients.length) * 100);
    look.log(`${inside.length}/${clients.length} ${[...new Set(inside)].join(' ')}`);
    const data = { seen: clients.length, others: clients.length - inside.length, share, gateway: [...new Set(inside)] };
    return { outcome: share >= 50 ? 'gateway' : 'real', data };
  },
});

/**
 * Who connected: Postfix, nginx as Mailu's front end has it (mail: "client 192.0.2.1:4711 connected to ...", web errors:
 * "client: 192.0.2.1,"), and Dovecot's `rip=`. A visitor may write several lines; only the share of each matters.
 */
const CLIENT = /\bconnect from \S*\[([\da-f.:]+)\]|\bclient (?:\[([\da-f.:]+)\]|([\d.]+)):\d+ connected to\b|\bclient: ([\da-f.:]+?)(?=,)|\brip=([\da-f.:]+)/gi;

const clientsIn = (log: string): readonly string[] =>
  [...log.matchAll(CLIENT)].map((found) => found.slice(1).find((one) => one !== undefined) ?? '').filter((address) => !/^127\.|^::1$/.test(address));

/** Services that take mail from outside: mailcow, Mailu's front end, docker-mailserver. */
const POSTFIX = ['postfix-mailcow', 'front', 'mailserver'];

const gatewayAddresses = async (look: Pick<Look, 'host' | 'signal'>): Promise<readonly string[]> => {
  const networks = await dockerJson<
    readonly { readonly IPAM?: { readonly Config?: readonly { readonly Gateway?: string; readonly Subnet?: string }[] | null } }[]
  >(look, '/networks');
  if (!networks.ok) return [];
  // Without a gateway of its own Docker takes the first address of the network.
  return networks.value.flatMap(({ IPAM }) => (IPAM?.Config ?? []).flatMap(({ Gateway, Subnet }) => Gateway ?? Subnet?.replace(/\.0\/\d+$/, '.1') ?? []));
};

const FEW = (count: number) => ({
  en: `only ${count} connections are in the log, too few to tell; ask for more lines`,
  de: `im Log stehen nur ${count} Verbindungen, zu wenige für eine Aussage; nimm mehr Zeilen`,
});
