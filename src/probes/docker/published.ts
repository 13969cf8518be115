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
    const spots = (port: string) => published.filter(({ PublicPort }) => String(PublicPort) === port);
    const missing = look.params.ports.filter((port) => spots(port).length === 0);
    if (missing.length > 0) return { outcome: 'missing', data: { ports: missing } };
    const local = look.params.ports.filter((port) => spots(port).every(({ IP = '' }) => /^127\.|^::1$/.test(IP)));
    return { outcome: local.length > 0 ? 'local-only' : 'published', data: { ports: local.length > 0 ? local : look.params.ports } };
  },
});

const HOST_NETWORK = {
  en: 'the containers use the network of the server itself; look who listens on the ports',
  de: 'die Container benutzen das Netz des Servers selbst; sieh nach, wer auf den Ports lauscht',
};
