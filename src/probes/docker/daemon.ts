import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

const PATH = '/etc/docker/daemon.json';

export const dockerDaemon = defineProbe({
  name: 'docker.daemon',
  kind: 'files',
  title: { en: 'Do the settings of Docker itself suit a mail server?', de: 'Passen die Einstellungen von Docker selbst zu einem Mailserver?' },
  params: {},
  outcomes: {
    plain: { verdict: 'ok', says: { en: 'Docker has no settings that get in the way', de: 'Docker hat keine Einstellungen, die im Weg stehen' } },
    'iptables-off': {
      verdict: 'fail',
      says: {
        en: '"iptables": false: containers see every visitor under the address of Docker, which may make an open relay',
        de: '"iptables": false: die Container sehen jeden Besucher unter der Adresse von Docker, das kann ein offenes Relay ergeben',
      },
    },
    'proxy-off': { verdict: 'info', says: { en: '"userland-proxy": false is set', de: '"userland-proxy": false ist gesetzt' } },
    broken: {
      verdict: 'fail',
      says: {
        en: '{{file}} is no valid JSON, so Docker does not start anew: {{why}}',
        de: '{{file}} ist kein gültiges JSON, Docker startet damit nicht neu: {{why}}',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => `cat ${PATH}`,
    looksLike: {
      en: 'a few lines in braces, or "No such file", which is fine',
      de: 'ein paar Zeilen in geschweiften Klammern, oder "No such file", was in Ordnung ist',
    },
    read: (pasted) => {
      if (/no such file|datei oder verzeichnis nicht gefunden/i.test(pasted)) return { outcome: 'plain' };
      const start = pasted.indexOf('{');
      return start < 0 ? cannotTell('odd-answer') : judge(pasted.slice(start));
    },
  },
  describe: () => ({ command: `cat ${PATH}` }),
  run: async (look) => {
    const text = await look.host.readFile(PATH, { signal: look.signal });
    if (!text.ok) return text.reason === 'absent' ? { outcome: 'plain', subject: PATH } : cannotLook(text, undefined, { subject: PATH });
    look.log(text.value);
    return { ...judge(text.value), subject: PATH };
  },
});

const judge = (text: string) => {
  let settings: Readonly<Record<string, unknown>>;
  try {
    settings = (text.trim() === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    return { outcome: 'broken', data: { file: PATH, why: error instanceof Error ? error.message.slice(0, 120) : '' } } as const;
  }
  if (settings.iptables === false) return { outcome: 'iptables-off' } as const;
  return { outcome: settings['userland-proxy'] === false ? 'proxy-off' : 'plain' } as const;
};
