import { cannotTell, defineProbe } from '../define-probe.ts';
import { dockerJson, dockerUntold } from './api.ts';

export const dockerRuntime = defineProbe({
  name: 'docker.runtime',
  kind: 'docker',
  title: { en: 'Is it an ordinary Docker engine?', de: 'Ist es eine gewöhnliche Docker-Engine?' },
  params: {},
  outcomes: {
    ordinary: { verdict: 'ok', says: { en: 'Docker {{version}} on {{os}}', de: 'Docker {{version}} auf {{os}}' } },
    rootless: {
      verdict: 'warn',
      says: {
        en: 'Docker runs without root, so containers do not see real client addresses by default',
        de: 'Docker läuft ohne root, Container sehen dann meist keine echten Client-Adressen',
      },
    },
    podman: { verdict: 'warn', says: { en: 'this is Podman {{version}} instead of Docker', de: 'das ist Podman {{version}} statt Docker' } },
  },
  vantage: 'mail-host',
  needs: ['docker'],
  facts: ['engine_version'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => "docker version --format '{{json .Server}}'; docker info --format '{{json .SecurityOptions}} os={{.OperatingSystem}}'",
    looksLike: {
      en: 'a line in braces with "Version", then a line with "os="',
      de: 'eine Zeile in geschweiften Klammern mit "Version", dann eine Zeile mit "os="',
    },
    read: (pasted) => {
      const version = /podman[^}]*?"Version":"([^"]+)"/i.exec(pasted)?.[1] ?? /"Version":"([^"]+)"/.exec(pasted)?.[1];
      if (version === undefined) return cannotTell('odd-answer');
      const data = { version, os: /\bos=(.+)$/m.exec(pasted)?.[1]?.trim() ?? '?' };
      if (/podman/i.test(pasted)) return { outcome: 'podman', data };
      // The second line tells about root; without it the first alone would be a guess.
      if (!/\bos=/.test(pasted)) return cannotTell('odd-answer');
      return { outcome: /name=rootless/.test(pasted) ? 'rootless' : 'ordinary', data, facts: { engine_version: version } };
    },
  },
  describe: () => ({ command: 'docker version; docker info' }),
  run: async (look) => {
    const [answer, info] = await Promise.all([
      dockerJson<{ readonly Version?: string; readonly Components?: readonly { readonly Name: string; readonly Version: string }[] }>(look, '/version'),
      dockerJson<{ readonly SecurityOptions?: readonly string[] | null; readonly OperatingSystem?: string }>(look, '/info'),
    ]);
    if (!answer.ok) return dockerUntold(answer);
    if (!info.ok) return dockerUntold(info);
    const podman = answer.value.Components?.find(({ Name }) => /podman/i.test(Name));
    const version = podman?.Version ?? answer.value.Version ?? '?';
    look.log(`${version} ${info.value.OperatingSystem ?? ''} ${(info.value.SecurityOptions ?? []).join(' ')}`);
    const data = { version, os: info.value.OperatingSystem ?? '?' };
    if (podman) return { outcome: 'podman', data };
    const rootless = info.value.SecurityOptions?.some((option) => option.includes('name=rootless'));
    return { outcome: rootless ? 'rootless' : 'ordinary', data, facts: { engine_version: version } };
  },
});
