import { cannotTell, defineProbe, type Look } from '../define-probe.ts';

export const systemFirewall = defineProbe({
  name: 'system.firewall',
  kind: 'system',
  title: { en: 'Does a firewall run on the server?', de: 'Läuft auf dem Server eine Firewall?' },
  params: {},
  outcomes: {
    none: { verdict: 'ok', says: { en: 'no firewall front end is active', de: 'keine Firewall-Oberfläche ist aktiv' } },
    ufw: { verdict: 'info', says: { en: 'ufw is active', de: 'ufw ist aktiv' } },
    firewalld: { verdict: 'info', says: { en: 'firewalld is active', de: 'firewalld ist aktiv' } },
    other: { verdict: 'info', says: { en: 'own firewall rules are loaded: {{found}}', de: 'eigene Firewall-Regeln sind geladen: {{found}}' } },
  },
  vantage: 'mail-host',
  needs: ['files', 'run'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () =>
      `cat /etc/ufw/ufw.conf; for u in ${UNITS.join(' ')}; do echo "unit $u $(systemctl is-active $u)"; done; sudo iptables-save -t filter; sudo nft list ruleset`,
    looksLike: {
      en: 'lines "unit firewalld inactive", then rules, if there are any',
      de: 'Zeilen "unit firewalld inactive", dann Regeln, wenn es welche gibt',
    },
    read: (pasted) => {
      if (/^\s*ENABLED\s*=\s*yes/im.test(pasted)) return { outcome: 'ufw' };
      const units = [...pasted.matchAll(/^unit (\S+) (\S+)/gm)].map(([, unit, state]) => ({ unit: unit!, active: state === 'active' }));
      if (units.some(({ unit, active }) => unit === 'firewalld' && active)) return { outcome: 'firewalld' };
      const rules = pasted.search(/^(?:\*filter|table |:INPUT)/m);
      const found = [
        ...units.filter(({ active }) => active).map(({ unit }) => unit),
        ...(rules < 0 ? [] : [...ownIptables(pasted), ...ownNft(pasted.slice(rules))]),
      ];
      if (found.length > 0) return { outcome: 'other', data: { found: found.slice(0, 6) } };
      return units.length === UNITS.length && !/permission denied|not permitted/i.test(pasted) ? { outcome: 'none' } : cannotTell('odd-answer');
    },
  },
  describe: () => ({ command: 'cat /etc/ufw/ufw.conf; systemctl is-active firewalld nftables netfilter-persistent; iptables-save; nft list ruleset' }),
  run: async (look) => {
    const conf = await look.host.readFile('/etc/ufw/ufw.conf', { signal: look.signal });
    if (conf.ok && /^\s*ENABLED\s*=\s*yes/im.test(conf.value)) {
      look.log('/etc/ufw/ufw.conf: ENABLED=yes');
      return { outcome: 'ufw' };
    }
    const units = await activeUnits(look);
    if (units?.includes('firewalld')) return { outcome: 'firewalld' };
    const rules = await ownRules(look);
    const found = [...(units ?? []), ...(rules ?? [])];
    if (found.length > 0) return { outcome: 'other', data: { found: found.slice(0, 6) } };
    // Neither the service list nor the rules could be seen: "none" would be a guess.
    if (!conf.ok && conf.reason === 'no-permission') return cannotTell('no-permission', ROOT);
    return units === undefined && rules === undefined ? cannotTell('no-permission', ROOT) : { outcome: 'none' };
  },
});

type Asking = Pick<Look, 'host' | 'signal' | 'log'>;

const UNITS = ['firewalld', 'nftables', 'netfilter-persistent', 'iptables', 'shorewall'];

/** Undefined where systemd does not run. */
const activeUnits = async (look: Asking): Promise<readonly string[] | undefined> => {
  const output = await look.host.run('systemctl', ['is-active', ...UNITS], { signal: look.signal, timeoutMs: 5_000 });
  if (!output.ok) return undefined;
  const states = output.value.stdout.trim().split('\n');
  look.log(`systemctl is-active: ${UNITS.map((unit, index) => `${unit} ${states[index] ?? '?'}`).join(', ')}`);
  return states.length === UNITS.length ? UNITS.filter((_, index) => states[index] === 'active') : undefined;
};

/** Rules that stop traffic and that neither Docker, mailcow nor Fail2Ban wrote. Undefined where only root may see them. */
const ownRules = async (look: Asking): Promise<readonly string[] | undefined> => {
  const saved = await Promise.all(
    ['iptables-save', 'ip6tables-save'].map((command) => look.host.run(command, ['-t', 'filter'], { signal: look.signal, timeoutMs: 5_000 })),
  );
  const nft = await look.host.run('nft', ['list', 'ruleset'], { signal: look.signal, timeoutMs: 5_000 });
  const seen = [...saved, nft].filter((output) => output.ok && output.value.code === 0);
  if (seen.length === 0) return undefined;
  const found = [...saved.flatMap((output) => (output.ok ? ownIptables(output.value.stdout) : [])), ...(nft.ok ? ownNft(nft.value.stdout) : [])];
  for (const line of found) look.log(line);
  return [...new Set(found)];
};

export const ownIptables = (text: string): readonly string[] =>
  text.split('\n').filter((line) => {
    const chain = /^-A (\S+) .*-j (DROP|REJECT)\b/.exec(line)?.[1] ?? /^:(INPUT|OUTPUT) (DROP|REJECT)\b/.exec(line)?.[1];
    return chain !== undefined && (chain === 'DOCKER-USER' || !/^(DOCKER|MAILCOW|f2b-)/.test(chain));
  });

/** Tables that iptables-nft shows too, or that Docker writes, are left out. */
export const ownNft = (text: string): readonly string[] =>
  text
    .split(/^(?=table )/m)
    .filter((table) => !/^table (ip|ip6|bridge|inet) (filter|nat|mangle|raw|security|docker-bridges|f2b-table)\b/.test(table))
    .flatMap((table) => table.split('\n').map((line) => line.trim()))
    .filter((line) => /(\b(drop|reject)\b)(?!.*counter packets 0 bytes 0 accept)/.test(line) && !line.startsWith('#') && !line.startsWith('table'));

const ROOT = { en: 'root could also see the loaded rules', de: 'root könnte auch die geladenen Regeln sehen' };
