import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { isInternal, readIp } from '../ip.ts';

export const systemBans = defineProbe({
  name: 'system.bans',
  kind: 'system',
  title: { en: 'Has a ban hit an address of the network itself?', de: 'Hat eine Sperre eine Adresse des eigenen Netzes getroffen?' },
  params: {},
  outcomes: {
    none: { verdict: 'ok', says: { en: 'nobody is banned', de: 'niemand ist gesperrt' } },
    strangers: { verdict: 'ok', says: { en: '{{count}} foreign addresses are banned', de: '{{count}} fremde Adressen sind gesperrt' } },
    own: {
      verdict: 'fail',
      says: {
        en: 'internal addresses are banned, and with them perhaps everybody: {{addresses}}',
        de: 'interne Adressen sind gesperrt, und damit vielleicht alle: {{addresses}}',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['run'],
  facts: ['client_ip'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => "sudo nft list ruleset; sudo iptables-save | grep -E 'f2b-|MAILCOW'",
    looksLike: {
      en: 'rules; those with "f2b-" or "MAILCOW" and an address are bans',
      de: 'Regeln; die mit "f2b-" oder "MAILCOW" und einer Adresse sind Sperren',
    },
    read: (pasted) => (/^(table |-A |:)/m.test(pasted) ? judge(bansIn(pasted)) : cannotTell('odd-answer')),
  },
  describe: () => ({ command: 'nft list ruleset; iptables-save -t filter' }),
  run: async (look) => {
    const texts = await Promise.all([
      rules(look, 'nft', ['list', 'ruleset']),
      rules(look, 'iptables-save', ['-t', 'filter']),
      rules(look, 'ip6tables-save', ['-t', 'filter']),
    ]);
    const seen = texts.filter((text) => text !== undefined);
    if (seen.length === 0) return cannotTell('no-permission', ROOT);
    const bans = bansIn(seen.join('\n'));
    for (const ban of bans) look.log(ban);
    return judge(bans);
  },
});

const rules = async (look: Pick<Look, 'host' | 'signal'>, command: string, args: readonly string[]): Promise<string | undefined> => {
  const output = await look.host.run(command, args, { signal: look.signal, timeoutMs: 5_000, maxBytes: 4 * 1024 * 1024 });
  return output.ok && output.value.code === 0 ? output.value.stdout : undefined;
};

/** Fail2Ban's chains (`f2b-…`) and sets (`addr-set-…`), and those of mailcow's netfilter container. */
export const bansIn = (text: string): readonly string[] => {
  const chains = [...text.matchAll(/^-A (?:f2b-\S+|MAILCOW) .*?-s (\S+?)(?:\/(?:32|128))? .*-j (?:DROP|REJECT)/gm)].map(([, address]) => address!);
  const sets = [...text.matchAll(/set (?:addr6?-set-\S+|f2b-\S+) \{[^}]*?elements = \{([^}]*)\}/g)].flatMap(([, elements]) => elements!.split(/[\s,]+/));
  const rows = [...text.matchAll(/chain (?:MAILCOW|f2b-\S+) \{([^}]*)\}/g)].flatMap(([, body]) =>
    [...body!.matchAll(/ip6? saddr (\S+?)(?:\/(?:32|128))? .*\b(?:drop|reject)/g)].map(([, address]) => address!),
  );
  return [...new Set([...chains, ...sets, ...rows].filter((one) => readIp(one.replace(/\/\d+$/, ''))))];
};

const judge = (bans: readonly string[]) => {
  if (bans.length === 0) return { outcome: 'none' } as const;
  const own = bans.filter((one) => isInternal(one.replace(/\/\d+$/, '')));
  return own.length > 0
    ? ({ outcome: 'own', data: { addresses: own, count: bans.length }, facts: { client_ip: own[0]! } } as const)
    : ({ outcome: 'strangers', data: { count: bans.length } } as const);
};

const ROOT = { en: 'only root may see who is banned; start Mailmedic as root', de: 'nur root darf sehen, wer gesperrt ist; starte Mailmedic als root' };
