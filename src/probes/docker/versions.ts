import type { Got } from '../../model/host.ts';
import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { isOlder, readVersion } from '../version.ts';
import { dockerJson, dockerUntold } from './api.ts';

/** Oldest Docker engine that works. mailcow's own start script asks for 24 (_modules/scripts/core.sh); the others only for Compose v2, which needs 20.10. */
const OLDEST_ENGINE: Readonly<Record<string, readonly number[]>> = { mailcow: [24, 0], mailu: [20, 10], 'docker-mailserver': [20, 10], bluemind: [20, 10] };

export const dockerVersions = defineProbe({
  name: 'docker.versions',
  kind: 'docker',
  title: { en: 'Are Docker and Compose recent enough?', de: 'Sind Docker und Compose neu genug?' },
  params: {},
  outcomes: {
    current: { verdict: 'ok', says: { en: 'Docker {{engine}}, Compose {{compose}}', de: 'Docker {{engine}}, Compose {{compose}}' } },
    'old-compose': {
      verdict: 'fail',
      says: { en: 'Compose {{compose}} is too old, 2 or newer is needed', de: 'Compose {{compose}} ist zu alt, nötig ist 2 oder neuer' },
    },
    'old-engine': {
      verdict: 'fail',
      says: { en: 'Docker {{engine}} is too old, {{needed}} or newer is needed', de: 'Docker {{engine}} ist zu alt, nötig ist {{needed}} oder neuer' },
    },
    'no-compose': { verdict: 'fail', says: { en: 'Docker {{engine}} is here, Compose is not', de: 'Docker {{engine}} ist da, Compose nicht' } },
  },
  vantage: 'mail-host',
  needs: ['run', 'docker'],
  facts: ['compose', 'compose_version', 'engine_version'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'docker version --format "engine {{.Server.Version}}"; docker compose version; docker-compose version',
    powershell: () => 'docker version --format "engine {{.Server.Version}}"; docker compose version',
    looksLike: {
      en: 'a line "engine" with a version, and one with the Compose version',
      de: 'eine Zeile "engine" mit einer Version und eine mit der Compose-Version',
    },
    read: (pasted) => {
      const engine = /^engine\s+(\S+)/m.exec(pasted)?.[1];
      const plugin = /Docker Compose version (\S+)/.exec(pasted)?.[1];
      const standalone = /^docker-compose version:?\s+(\S+?),?\s/im.exec(`${pasted}\n`)?.[1];
      if (!engine && !plugin && !standalone) return cannotTell('odd-answer');
      return judge(
        engine,
        plugin ? { command: 'docker compose', version: plugin } : standalone ? { command: 'docker-compose', version: standalone } : undefined,
        undefined,
      );
    },
  },
  describe: () => ({ command: 'docker version; docker compose version; docker-compose version' }),
  run: async (look) => {
    const [engine, compose] = await Promise.all([engineVersion(look), composeVersion(look)]);
    if (!engine.ok && !compose) return engine.reason === 'no-tool' ? cannotTell('no-tool', NO_DOCKER) : dockerUntold(engine);
    if (engine.ok && /podman/i.test(engine.value)) return cannotTell('odd-answer', PODMAN);
    return judge(engine.ok ? engine.value : undefined, compose, look.facts.product?.value);
  },
});

type Compose = { readonly command: 'docker compose' | 'docker-compose'; readonly version: string };

const judge = (engine: string | undefined, compose: Compose | undefined, product: unknown) => {
  const needed = OLDEST_ENGINE[String(product)] ?? OLDEST_ENGINE.mailcow!;
  const data = { engine: engine ?? '?', compose: compose?.version ?? '', needed: needed.join('.').replace(/\.0$/, '') };
  const facts = {
    ...(engine ? { engine_version: engine } : {}),
    ...(compose ? { compose: compose.command, compose_version: compose.version } : {}),
  };
  const seen = { data, facts };
  const outcome = judgeVersions(readVersion(engine ?? ''), compose && readVersion(compose.version), needed);
  if (compose && outcome === 'no-compose') return cannotTell('odd-answer', { en: `Compose "${compose.version}"`, de: `Compose „${compose.version}“` }, seen);
  return { outcome, ...seen } as const;
};

const judgeVersions = (engine: readonly number[] | undefined, compose: readonly number[] | undefined, needed: readonly number[]) => {
  if (!compose) return 'no-compose';
  if (isOlder(compose, [2, 0])) return 'old-compose';
  return engine && isOlder(engine, needed) ? 'old-engine' : 'current';
};

type Asking = Pick<Look, 'host' | 'signal' | 'log'>;
type Version = { readonly Version?: string; readonly Components?: readonly { readonly Name: string; readonly Version: string }[] };

/** From the engine itself; without permission for its socket from the engine's program, which anybody may ask. */
const engineVersion = async (look: Asking): Promise<Got<string>> => {
  const answer = await dockerJson<Version>(look, '/version');
  if (answer.ok) {
    const podman = answer.value.Components?.find(({ Name }) => /podman/i.test(Name));
    const version = podman ? `Podman ${podman.Version}` : (answer.value.Version ?? '?');
    look.log(`engine ${version}`);
    return { ok: true, value: version };
  }
  const version = await firstVersion(look, 'dockerd', ['--version']);
  return version ? { ok: true, value: version } : answer;
};

/** The plugin where it is there, else the standalone program, which may be the old 1.x. */
const composeVersion = async (look: Asking): Promise<Compose | undefined> => {
  const plugin = await firstVersion(look, 'docker', ['compose', 'version', '--short']);
  if (plugin) return { command: 'docker compose', version: plugin };
  const standalone = await firstVersion(look, 'docker-compose', ['version', '--short']);
  return standalone ? { command: 'docker-compose', version: standalone } : undefined;
};

const firstVersion = async (look: Asking, command: string, args: readonly string[]): Promise<string | undefined> => {
  const output = await look.host.run(command, args, { signal: look.signal, timeoutMs: 5_000 });
  if (!output.ok) return undefined;
  look.log(`${command} ${args.join(' ')}: ${(output.value.stdout || output.value.stderr).trim()}`);
  return output.value.code === 0 ? /\d+\.\d+[\w.+-]*/.exec(output.value.stdout)?.[0] : undefined;
};

const NO_DOCKER = { en: 'Docker is not installed here', de: 'Docker ist hier nicht installiert' };
const PODMAN = { en: 'this is Podman, which the mail servers do not support', de: 'das ist Podman, das die Mailserver nicht unterstützen' };
