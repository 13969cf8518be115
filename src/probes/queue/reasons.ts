import type { Got } from '../../model/host.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { type ContainerEntry, containerName, listContainers, mailContainers, serviceOf } from '../docker/containers.ts';
import { kindOfReason, type QueuedMail, type ReasonKind, readQueueJson, readQueueList } from './read-queue.ts';

export const queueReasons = defineProbe({
  name: 'queue.reasons',
  kind: 'logs',
  title: { en: 'Does mail wait in the queue, and why?', de: 'Wartet Mail in der Warteschlange, und warum?' },
  params: { product: { title: { en: 'product, for the command', de: 'Produkt, für den Befehl' }, type: 'text' } },
  outcomes: {
    empty: { verdict: 'ok', says: { en: 'no mail waits', de: 'keine Mail wartet' } },
    timeouts: {
      verdict: 'fail',
      says: { en: '{{count}} mails wait, mostly because nobody answers: {{reason}}', de: '{{count}} Mails warten, meist weil niemand antwortet: {{reason}}' },
    },
    refused: {
      verdict: 'fail',
      says: {
        en: '{{count}} mails wait, mostly because connections are refused: {{reason}}',
        de: '{{count}} Mails warten, meist weil Verbindungen abgelehnt werden: {{reason}}',
      },
    },
    rejected: {
      verdict: 'fail',
      says: {
        en: '{{count}} mails wait, mostly because the other side says no: {{reason}}',
        de: '{{count}} Mails warten, meist weil die Gegenseite ablehnt: {{reason}}',
      },
    },
    other: { verdict: 'warn', says: { en: '{{count}} mails wait: {{reason}}', de: '{{count}} Mails warten: {{reason}}' } },
  },
  vantage: 'mail-host',
  needs: ['run', 'docker'],
  facts: ['queue_id'],
  leaves: undefined,
  seconds: 2,
  script: {
    linux: ({ product }) => BY_HAND[product ?? ''] ?? ANY,
    looksLike: { en: '"Mail queue is empty", or a list with reasons in brackets', de: '"Mail queue is empty" oder eine Liste mit Gründen in Klammern' },
    read: (pasted) => {
      const mails = readQueueList(pasted) ?? readQueueJson(pasted);
      return mails === undefined || pasted.trim() === '' ? cannotTell('odd-answer') : judge(mails);
    },
  },
  describe: ({ product }) => ({
    command: product === 'bluemind' ? 'postqueue -j' : `docker exec ${SERVICES[product ?? ''] ?? POSTFIX.join('|')} postqueue -j || postqueue -j`,
  }),
  run: async (look) => {
    const output = await askQueue(look);
    if (!output.ok) return cannotLook(output, output.reason === 'no-permission' ? ROOT : undefined);
    look.log(output.value);
    const mails = readQueueJson(output.value);
    return mails === undefined ? cannotTell('odd-answer') : judge(mails);
  },
});

/** Compose services that hold Postfix; BlueMind has it on the machine itself. */
const SERVICES: Readonly<Record<string, string>> = { mailcow: 'postfix-mailcow', mailu: 'smtp', 'docker-mailserver': 'mailserver' };
const POSTFIX = Object.values(SERVICES);

const BY_HAND: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SERVICES).map(([product, service]) => [product, `docker compose exec -T ${service} postqueue -p`])),
  bluemind: 'postqueue -p',
};

/** While the product is not known: the first of the services that runs, else the machine itself. */
const ANY = `for s in ${POSTFIX.join(' ')}; do c=$(docker ps -q -f label=com.docker.compose.service=$s 2>/dev/null | head -n 1); [ -n "$c" ] && break; done; \${c:+docker exec $c} postqueue -p`;

type Asking = Pick<Look, 'host' | 'signal' | 'facts'>;

/** In the mail server's Postfix container where there is one, else on the machine itself. `postqueue -j` only lists. */
const askQueue = async (look: Asking): Promise<Got<string>> => {
  const all = await listContainers(look);
  const postfix = all.ok ? postfixOf(mailContainers(all.value, look.facts)) : undefined;
  if (postfix && postfix.State !== 'running') return { ok: false, reason: 'not-here', message: notRunning(containerName(postfix)) };
  const [command, args] = postfix ? (['docker', ['exec', containerName(postfix), 'postqueue', '-j']] as const) : (['postqueue', ['-j']] as const);
  const output = await look.host.run(command, args, { signal: look.signal, timeoutMs: 10_000, maxBytes: 8 * 1024 * 1024 });
  if (!output.ok) return output.reason === 'no-tool' && !all.ok && all.reason !== 'no-tool' ? all : output;
  const { code, stdout, stderr } = output.value;
  if (code === 0) return { ok: true, value: stdout };
  const said = (stderr.trim() || stdout.trim()).split('\n').at(-1) ?? '';
  if (/executable file not found/i.test(said)) return { ok: false, reason: 'no-tool', message: { en: said, de: said } };
  const forbidden = /permission denied|not permitted/i.test(stderr);
  return { ok: false, reason: forbidden ? 'no-permission' : 'odd-answer', code: String(code), message: { en: said, de: said } };
};

const notRunning = (name: string) => ({ en: `the container ${name} does not run`, de: `der Container ${name} läuft nicht` });

const postfixOf = (containers: readonly ContainerEntry[]): ContainerEntry | undefined =>
  POSTFIX.map((name) => containers.find((entry) => serviceOf(entry) === name)).find((entry) => entry !== undefined) ??
  containers.find((entry) => /postfix|docker-mailserver/.test(entry.Image));

const ORDER: readonly ReasonKind[] = ['timeouts', 'refused', 'rejected', 'other'];
const TEN_MINUTES = 600;

/** A mail that came just now and has no reason yet does not wait. */
const waits = ({ arrival, reasons }: QueuedMail): boolean => reasons.length > 0 || (arrival > 0 && Date.now() / 1000 - arrival > TEN_MINUTES);

const judge = (mails: readonly QueuedMail[]) => {
  const waiting = mails.filter(waits);
  if (waiting.length === 0) return { outcome: 'empty', data: { count: 0, moving: mails.length } } as const;
  const kinds = new Map<ReasonKind, { count: number; reason: string; id: string }>();
  for (const { id, reasons } of waiting) {
    const reason = reasons[0] ?? '';
    const kind = kindOfReason(reason);
    kinds.set(kind, { count: (kinds.get(kind)?.count ?? 0) + 1, reason: reason.slice(0, 300), id });
  }
  const [kind] = ORDER.toSorted((a, b) => (kinds.get(b)?.count ?? 0) - (kinds.get(a)?.count ?? 0));
  const { reason, id } = kinds.get(kind!)!;
  return { outcome: kind!, data: { count: waiting.length, reason }, facts: { queue_id: id } };
};

const ROOT = { en: 'start Mailmedic as root or as a member of the group docker', de: 'starte Mailmedic als root oder als Mitglied der Gruppe docker' };
