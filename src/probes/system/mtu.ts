import type { Got } from '../../model/host.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { dockerJson, dockerUntold } from '../docker/api.ts';

export const systemMtu = defineProbe({
  name: 'system.mtu',
  kind: 'system',
  title: { en: 'Do the packets of the containers fit through the network card?', de: 'Passen die Pakete der Container durch die Netzwerkkarte?' },
  params: {},
  outcomes: {
    fits: {
      verdict: 'ok',
      says: { en: '{{device}} carries {{mtu}} bytes, Docker sends {{docker}}', de: '{{device}} trägt {{mtu}} Bytes, Docker sendet {{docker}}' },
    },
    'too-large': {
      verdict: 'fail',
      says: {
        en: '{{device}} only carries {{mtu}} bytes, but Docker networks send {{docker}}: {{networks}}',
        de: '{{device}} trägt nur {{mtu}} Bytes, aber Docker-Netze senden {{docker}}: {{networks}}',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['proc', 'docker'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () =>
      `d=$(ip -o route show default | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p' | head -n 1); echo "card $d $(cat /sys/class/net/$d/mtu)"; docker network inspect --format 'net {{.Name}} {{.Driver}} {{index .Options "com.docker.network.driver.mtu"}}' $(docker network ls -q)`,
    looksLike: { en: 'a line "card eth0 1500", then a line "net …" for each network', de: 'eine Zeile "card eth0 1500", dann je Netz eine Zeile "net …"' },
    read: (pasted) => {
      const [, device, mtu] = /^\s*card (\S+) (\d+)\s*$/m.exec(pasted) ?? [];
      const found = [...pasted.matchAll(/^\s*net (\S+) (\S+)[^\S\n]*(\d+|<no value>)?[^\S\n]*$/gm)].filter(
        ([, name, driver]) => name !== 'bridge' && driver === 'bridge',
      );
      if (device === undefined || found.length === 0) return cannotTell('odd-answer');
      return judge(
        device,
        Number(mtu),
        found.map(([, name, , size]) => ({ name: name!, size: Number(/^\d+$/.test(size ?? '') ? size : 1500) })),
      );
    },
  },
  describe: () => ({ command: 'ip route; cat /sys/class/net/*/mtu; docker network inspect' }),
  run: async (look) => {
    const routes = await look.host.readFile('/proc/net/route', { signal: look.signal });
    if (!routes.ok) return cannotLook(routes);
    // The default route has destination and mask 0.
    const device = routes.value
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .find((fields) => fields[1] === '00000000' && fields[7] === '00000000')?.[0];
    if (device === undefined || !/^[\w.@-]+$/.test(device))
      return cannotTell('odd-answer', { en: 'there is no default route', de: 'es gibt keine Standardroute' });
    const text = await look.host.readFile(`/sys/class/net/${device}/mtu`, { signal: look.signal });
    if (!text.ok) return cannotLook(text);
    const mtu = Number(text.value.trim());
    if (!(mtu > 0)) return cannotTell('odd-answer');
    const found = await bridges(look);
    if (!found.ok) return dockerUntold(found);
    const networks = found.value;
    if (networks.length === 0) return cannotTell('not-here', { en: 'Docker has no network of its own here', de: 'Docker hat hier kein eigenes Netz' });
    for (const { name, size } of networks) look.log(`${name}: ${size}, ${device}: ${mtu}`);
    return judge(device, mtu, networks);
  },
});

const judge = (device: string, mtu: number, networks: readonly Bridge[]) => {
  const large = networks.filter(({ size }) => size > mtu);
  const docker = Math.max(0, ...networks.map(({ size }) => size));
  const data = { device, mtu, docker, networks: large.map(({ name }) => name) };
  return { outcome: large.length > 0 ? 'too-large' : 'fits', data } as const;
};

type Bridge = { readonly name: string; readonly size: number };
type Entry = { readonly Name: string; readonly Driver?: string; readonly Options?: Readonly<Record<string, string>> | null };

/** Bridges of Compose projects and the packet size they allow, 1500 where nothing is set. The default bridge carries no mail server. */
const bridges = async (look: Pick<Look, 'host' | 'signal'>): Promise<Got<readonly Bridge[]>> => {
  const answer = await dockerJson<readonly Entry[]>(look, '/networks');
  if (!answer.ok) return answer;
  const entries = answer.value.filter(({ Name, Driver }) => Name !== 'bridge' && (Driver === undefined || Driver === 'bridge'));
  return { ok: true, value: entries.map(({ Name, Options }) => ({ name: Name, size: Number(Options?.['com.docker.network.driver.mtu'] ?? 1500) })) };
};
