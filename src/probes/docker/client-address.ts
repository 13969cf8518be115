import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { isInternal, sameIp } from '../ip.ts';
import { ownAddresses } from '../system/own-addresses.ts';
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
  script: {
    linux: ({ lines }) =>
      `docker network inspect --format '{{range .IPAM.Config}}gateway {{.Gateway}} {{.Subnet}}{{println}}{{end}}' $(docker network ls -q); docker compose logs --no-color --tail ${lines} ${POSTFIX.join(' ')} 2>/dev/null | grep -oE 'connect from [^ ]+|client [^ ]+ connected to|client: [^ ]+|rip=[^, ]+'`,
    looksLike: { en: 'lines "gateway …", then lines such as "connect from …"', de: 'Zeilen "gateway …", dann Zeilen wie "connect from …"' },
    read: (pasted) => {
      const gateways = [...pasted.matchAll(/^\s*gateway (\S*) ?(\S*)\s*$/gm)].map(([, gateway, subnet]) => gateway || subnet!.replace(/\.0\/\d+$/, '.1'));
      return gateways.length > 0 ? judge(clientsIn(pasted), gateways, []) : cannotTell('odd-answer');
    },
  },
  describe: ({ lines }) => ({ command: `docker compose logs --tail ${lines} postfix-mailcow; docker network inspect` }),
  run: async (look) => {
    const all = await listContainers(look);
    if (!all.ok) return dockerUntold(all);
    const postfix = mailContainers(all.value, look.facts).find((entry) => POSTFIX.includes(serviceOf(entry)));
    if (!postfix) return cannotTell('not-here', { en: 'no container with Postfix was found', de: 'es wurde kein Container mit Postfix gefunden' });
    const [log, gateways] = await Promise.all([containerLog(look, postfix.Id, look.params.lines), gatewayAddresses(look)]);
    if (!log.ok) return dockerUntold(log);
    const clients = clientsIn(log.value);
    for (const [address, times] of tally(clients)) look.log(`${times} × ${address}`);
    return judge(clients, gateways, await ownAddresses(look));
  },
});

const tally = (clients: readonly string[]): readonly (readonly [string, number])[] =>
  [...new Set(clients)]
    .map((one) => [one, clients.filter((other) => other === one).length] as const)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 20);

/**
 * A handful of connections may well be the server's own, this program's among them; a share needs a number to stand on.
 * What comes from an address of the machine itself is a visit from inside and tells nothing about strangers.
 */
const judge = (all: readonly string[], gateways: readonly string[], own: readonly string[]) => {
  const isGateway = (address: string): boolean => gateways.some((gateway) => sameIp(gateway, address));
  const clients = all.filter((address) => isGateway(address) || !own.some((mine) => sameIp(mine, address)));
  const inside = clients.filter(isGateway);
  const strangers = clients.filter((address) => !isInternal(address));
  if (clients.length < 10) return cannotTell('odd-answer', FEW(clients.length));
  // On a quiet server looks from inside (monitoring, this program) may be all there is: they come by the gateway and rightly so.
  if (strangers.length === 0 && inside.length < 20) return cannotTell('odd-answer', QUIET(inside.length));
  const share = Math.round((inside.length / clients.length) * 100);
  const data = { seen: clients.length, others: clients.length - inside.length, share, gateway: [...new Set(inside)] };
  return { outcome: share >= 50 ? 'gateway' : 'real', data } as const;
};

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

const QUIET = (count: number) => ({
  en: `only ${count} connections, all from inside, are in the log; such come by Docker's own address in any case. Look again when others have written`,
  de: `im Log stehen nur ${count} Verbindungen, alle von innen; die kommen ohnehin über Dockers eigene Adresse. Sieh noch einmal nach, wenn andere geschrieben haben`,
});

const FEW = (count: number) => ({
  en: `only ${count} connections are in the log, too few to tell; ask for more lines`,
  de: `im Log stehen nur ${count} Verbindungen, zu wenige für eine Aussage; nimm mehr Zeilen`,
});
