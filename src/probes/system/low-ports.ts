import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';

const PATH = '/proc/sys/net/ipv4/ip_unprivileged_port_start';

export const systemLowPorts = defineProbe({
  name: 'system.low-ports',
  kind: 'system',
  title: { en: 'May an engine without root use the mail ports?', de: 'Darf eine Engine ohne root die Mail-Ports benutzen?' },
  params: { lowest: { title: { en: 'lowest port needed', de: 'niedrigster nötiger Port' }, type: 'number', default: 25 } },
  outcomes: {
    allowed: { verdict: 'ok', says: { en: 'ports from {{start}} on need no root', de: 'Ports ab {{start}} brauchen kein root' } },
    'root-only': { verdict: 'info', says: { en: 'ports below {{start}} are for root only', de: 'Ports unter {{start}} sind nur für root' } },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => `cat ${PATH}`,
    looksLike: { en: 'one number', de: 'eine Zahl' },
    read: (pasted, { lowest }) => judge(pasted, lowest),
  },
  describe: () => ({ command: `cat ${PATH}` }),
  run: async (look) => {
    const text = await look.host.readFile(PATH, { signal: look.signal });
    if (!text.ok) return cannotLook(text);
    look.log(text.value.trim());
    return judge(text.value, look.params.lowest);
  },
});

const judge = (text: string, lowest: number) => {
  const start = Number(/(?:^|=|\s)(\d{1,5})\s*$/.exec(text.trim())?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) return cannotTell('odd-answer');
  return { outcome: start <= lowest ? 'allowed' : 'root-only', data: { start, lowest } } as const;
};
