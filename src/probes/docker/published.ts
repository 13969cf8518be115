import { cannotTell, defineProbe } from '../define-probe.ts';
import { dockerUntold } from './api.ts';
import { listContainers, mailContainers } from './containers.ts';

export const dockerPublished = defineProbe({
  name: 'docker.published',
  kind: 'docker',
  title: { en: 'Does Docker pass the mail ports on?', de: 'Reicht Docker die Mail-Ports weiter?' },
  params: { ports: { title: { en: 'ports', de: 'Ports' }, type: 'list', default: ['25', '465', '587', '993'] } },
  outcomes: {
    published: { verdict: 'ok', says: { en: 'passed on: {{ports}}', de: 'weitergereicht: {{ports}}' } },
    'local-only': {
      verdict: 'warn',
      says: { en: 'only reachable on the server itself: {{ports}}', de: 'nur auf dem Server selbst erreichbar: {{ports}}' },
    },
    missing: { verdict: 'fail', says: { en: 'not passed on: {{ports}}', de: 'nicht weitergereicht: {{ports}}' } },
  },
  vantage: 'mail-host',
  needs: ['docker'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => "docker ps --format '{{.Names}} {{.Ports}}'",
    powershell: () => "docker ps --format '{{.Names}} {{.Ports}}'",
    looksLike: { en: 'a line for each container, with parts such as "0.0.0.0:25->25/tcp"', de: 'je Container eine Zeile, mit Teilen wie "0.0.0.0:25->25/tcp"' },
    read: (pasted, { ports }) => {
      const published = [...pasted.matchAll(/(\[?[\da-f.:*]*\]?):(\d+)(?:-(\d+))?->\d+(?:-\d+)?\/tcp/gi)].map(([, IP, from, to]) => ({
        IP: IP!.replace(/[[\]]/g, ''),
        from: Number(from),
        to: Number(to ?? from),
      }));
      if (published.length === 0 && !/\/tcp/.test(pasted)) return cannotTell('odd-answer');
      return judge(ports, (port) => published.filter(({ from, to }) => Number(port) >= from && Number(port) <= to));
    },
  },
  describe: () => ({ command: "docker ps --format '{{.Names}} {{.Ports}}'" }),
  run: async (look) => {
    const all = await listContainers(look);
    if (!all.ok) return dockerUntold(all);
    const running = mailContainers(all.value, look.facts).filter(({ State }) => State === 'running');
    if (running.length === 0)
      return cannotTell('not-here', { en: 'no container of a mail server runs here', de: 'hier läuft kein Container eines Mailservers' });
    // On the host's own network nothing needs to be passed on.
    if (running.some(({ HostConfig }) => HostConfig?.NetworkMode === 'host')) return cannotTell('not-here', HOST_NETWORK);
    const published = running.flatMap(({ Ports }) => Ports ?? []).filter(({ PublicPort, Type }) => PublicPort !== undefined && Type === 'tcp');
    for (const { IP, PublicPort, PrivatePort } of published) look.log(`${IP ?? '*'}:${PublicPort} -> ${PrivatePort}`);
    return judge(look.params.ports, (port) => published.filter(({ PublicPort }) => String(PublicPort) === port));
  },
});

/** `spots`: where Docker listens for a port. */
const judge = (ports: readonly string[], spots: (port: string) => readonly { readonly IP?: string }[]) => {
  const missing = ports.filter((port) => spots(port).length === 0);
  if (missing.length > 0) return { outcome: 'missing', data: { ports: missing } } as const;
  const local = ports.filter((port) => spots(port).every(({ IP = '' }) => /^127\.|^::1$/.test(IP)));
  return { outcome: local.length > 0 ? 'local-only' : 'published', data: { ports: local.length > 0 ? local : ports } } as const;
};

const HOST_NETWORK = {
  en: 'the containers use the network of the server itself; look who listens on the ports',
  de: 'die Container benutzen das Netz des Servers selbst; sieh nach, wer auf den Ports lauscht',
};
