import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { PARAM } from '../words.ts';
import { dockerUntold } from './api.ts';
import { type Condition, conditionOf, lastWords } from './condition.ts';
import { type ContainerEntry, containerName, folderOf, listContainers, mailContainers, ofService, serviceOf } from './containers.ts';
import { inspect } from './inspect.ts';

export const dockerHealth = defineProbe({
  name: 'docker.health',
  kind: 'docker',
  title: { en: 'Do the containers run and feel well?', de: 'Laufen die Container und sind sie gesund?' },
  params: { service: { title: PARAM.service, type: 'text' } },
  outcomes: {
    healthy: { verdict: 'ok', says: { en: '{{healthy}} containers run', de: '{{healthy}} Container laufen' } },
    unhealthy: { verdict: 'fail', says: { en: 'unhealthy: {{names}}', de: 'nicht gesund (unhealthy): {{names}}' } },
    restarting: { verdict: 'fail', says: { en: 'restarts again and again: {{names}}', de: 'startet immer wieder neu: {{names}}' } },
    exited: { verdict: 'fail', says: { en: 'does not run: {{names}}', de: 'läuft nicht: {{names}}' } },
    missing: { verdict: 'fail', says: { en: 'there is no container for {{names}}', de: 'für {{names}} gibt es keinen Container' } },
  },
  vantage: 'mail-host',
  needs: ['docker'],
  facts: ['container', 'service', 'project_dir'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ service }) => `docker compose ps --all --format json${service ? ` ${shellQuote(service)}` : ''}`,
    powershell: ({ service }) => `docker compose ps --all --format json${service ? ` ${shellQuote(service)}` : ''}`,
    looksLike: {
      en: 'one line in braces for each container, with "State" and "Health"',
      de: 'je Container eine Zeile in geschweiften Klammern, mit "State" und "Health"',
    },
    read: (pasted, { service }) => readComposePs(pasted, service),
  },
  describe: ({ service }) => ({ command: service ? `docker compose ps --all ${shellQuote(service)}` : 'docker compose ps --all' }),
  run: async (look) => {
    const { service } = look.params;
    const all = await listContainers(look);
    if (!all.ok) return dockerUntold(all);
    const mail = mailContainers(all.value, look.facts);
    const chosen = service === undefined ? mail : ofService(mail.length > 0 ? mail : all.value, service);
    const folder = mail.map(folderOf).find((path) => path !== undefined);
    const facts = folder === undefined ? {} : { project_dir: folder };
    if (chosen.length === 0)
      return service === undefined ? cannotTell('not-here', NO_MAIL) : { outcome: 'missing', data: { names: service }, subject: service, facts };
    const seen = (await Promise.all(chosen.map((entry) => lookAt(look, entry)))).filter((one) => one !== undefined);
    for (const condition of ['restarting', 'unhealthy', 'exited'] as const) {
      const bad = seen.filter((one) => one.condition === condition);
      const [first] = bad;
      if (!first) continue;
      const data = { names: bad.map(named), said: first.said, healthy: seen.length - bad.length };
      return { outcome: condition, data, subject: first.name, facts: { ...facts, container: first.name, service: first.service } };
    }
    const starting = seen.filter(({ condition }) => condition === 'starting').map((one) => one.service);
    if (starting.length > 0) return cannotTell('timed-out', STARTING(starting), { facts });
    return { outcome: 'healthy', data: { healthy: seen.length, names: seen.map((one) => one.service) }, facts, ...(service ? { subject: service } : {}) };
  },
});

type ComposeLine = { readonly Name?: string; readonly Service?: string; readonly State?: string; readonly Health?: string; readonly ExitCode?: number };

/** `docker compose ps --format json`: a line for each container, or one array before Compose 2.21. */
const readComposePs = (pasted: string, service: string | undefined) => {
  const lines = readJsonLines(pasted);
  if (lines === undefined) return cannotTell('odd-answer');
  if (lines.length === 0) return service === undefined ? cannotTell('not-here', NO_MAIL) : ({ outcome: 'missing', data: { names: service } } as const);
  const condition = ({ State, Health, ExitCode }: ComposeLine): Condition =>
    State === 'restarting'
      ? 'restarting'
      : State !== 'running'
        ? State === 'exited' && ExitCode === 0
          ? 'fine'
          : 'exited'
        : Health === 'unhealthy'
          ? 'unhealthy'
          : Health === 'starting'
            ? 'starting'
            : 'fine';
  for (const outcome of ['restarting', 'unhealthy', 'exited'] as const) {
    const bad = lines.filter((line) => condition(line) === outcome);
    if (bad.length > 0) return { outcome, data: { names: bad.map(({ Service, Name }) => Service ?? Name ?? '?') } } as const;
  }
  const starting = lines.filter((line) => condition(line) === 'starting').map(({ Service }) => Service ?? '?');
  return starting.length > 0 ? cannotTell('timed-out', STARTING(starting)) : ({ outcome: 'healthy', data: { healthy: lines.length } } as const);
};

const readJsonLines = (text: string): readonly ComposeLine[] | undefined => {
  try {
    const lines = text.split('\n').filter((line) => /^\s*[[{]/.test(line));
    return lines.length === 0 && text.trim() !== '' ? undefined : lines.flatMap((line) => JSON.parse(line) as ComposeLine | ComposeLine[]);
  } catch {
    return undefined;
  }
};

type Seen = { readonly name: string; readonly service: string; readonly condition: Condition; readonly said: string };

/** The service with what it last said, where it said something. */
const named = ({ service, said }: Seen): string => (said === '' ? service : `${service} (${said.replace(/\s+/g, ' ').slice(0, 160)})`);

/** A container that went away between the list and here is not there any more. */
const lookAt = async (look: Pick<Look, 'host' | 'signal' | 'log'>, entry: ContainerEntry): Promise<Seen | undefined> => {
  const found = await inspect(look, entry.Id);
  if (!found.ok) return undefined;
  const { State: state, RestartCount: restarts } = found.value;
  const health = state.Health && state.Status === 'running' ? ` health=${state.Health.Status}` : '';
  look.log(
    `${containerName(entry)}: ${state.Status}${health} exit=${state.ExitCode} restarts=${restarts} started=${state.StartedAt}${state.Error ? ` ${state.Error}` : ''}`,
  );
  const condition = conditionOf(found.value, Date.now());
  if (condition === 'unhealthy') for (const run of state.Health?.Log?.slice(-3) ?? []) look.log(`  ${run.End} exit ${run.ExitCode}: ${run.Output.trim()}`);
  return { name: containerName(entry), service: serviceOf(entry), condition, said: lastWords(found.value) };
};

const NO_MAIL = { en: 'no containers of a mail server were found here', de: 'hier wurden keine Container eines Mailservers gefunden' };

const STARTING = (names: readonly string[]) => ({
  en: `${names.join(', ')} is still starting; look again in a minute`,
  de: `${names.join(', ')} startet noch; sieh in einer Minute noch einmal nach`,
});
