import { cannotTell, defineProbe, type Look } from '../define-probe.ts';

export const systemInputChain = defineProbe({
  name: 'system.input-chain',
  kind: 'system',
  title: { en: 'Do the firewall rules for mail ports reach the containers?', de: 'Erreichen die Firewall-Regeln für Mail-Ports die Container?' },
  params: { ports: { title: { en: 'ports', de: 'Ports' }, type: 'list', default: ['25', '80', '110', '143', '443', '465', '587', '993', '995', '4190'] } },
  outcomes: {
    reach: { verdict: 'ok', says: { en: 'rules stand where Docker looks (DOCKER-USER)', de: 'die Regeln stehen dort, wo Docker nachsieht (DOCKER-USER)' } },
    none: { verdict: 'ok', says: { en: 'no rules for mail ports', de: 'keine Regeln für Mail-Ports' } },
    'input-only': {
      verdict: 'info',
      says: {
        en: 'rules for ports {{ports}} stand in INPUT only, which visitors of containers never pass',
        de: 'Regeln für die Ports {{ports}} stehen nur in INPUT, wo Besucher von Containern nie vorbeikommen',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['run'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'sudo iptables-save -t filter',
    looksLike: { en: 'rules that begin with "-A"', de: 'Regeln, die mit "-A" beginnen' },
    read: (pasted, { ports }) => (/^(\*filter|-A |:INPUT)/m.test(pasted) ? judge(pasted, ports) : cannotTell('odd-answer')),
  },
  describe: () => ({ command: 'iptables-save -t filter' }),
  run: async (look) => {
    const text = await rules(look);
    if (text === undefined) return cannotTell('no-permission', ROOT);
    for (const line of text.split('\n')) if (/^-A (INPUT|DOCKER-USER) /.test(line)) look.log(line);
    return judge(text, look.params.ports);
  },
});

const rules = async (look: Pick<Look, 'host' | 'signal'>): Promise<string | undefined> => {
  const output = await look.host.run('iptables-save', ['-t', 'filter'], { signal: look.signal, timeoutMs: 5_000 });
  return output.ok && output.value.code === 0 ? output.value.stdout : undefined;
};

/** Forwarded traffic passes FORWARD and its DOCKER-USER, never INPUT (Docker's page on packet filtering). */
const judge = (text: string, ports: readonly string[]) => {
  const named = (chain: string): readonly string[] =>
    text
      .split('\n')
      .filter((line) => new RegExp(`^-A ${chain} .*-j (?:DROP|REJECT|ACCEPT)`).test(line))
      .flatMap((line) => (/--dports? (\S+)/.exec(line)?.[1] ?? '').split(',').flatMap((part) => ports.filter((port) => covers(part, Number(port)))));
  const input = [...new Set(named('(?:INPUT|ufw-user-input|IN_public_allow)'))];
  const own = /^-A DOCKER-USER (?!-j RETURN)/m.test(text);
  if (input.length === 0) return { outcome: own ? 'reach' : 'none' } as const;
  return own ? ({ outcome: 'reach' } as const) : ({ outcome: 'input-only', data: { ports: input } } as const);
};

const covers = (part: string, port: number): boolean => {
  const [from, to] = part.split(':').map(Number);
  return port === from || (to !== undefined && port >= from! && port <= to);
};

const ROOT = { en: 'only root may see the loaded rules; start Mailmedic as root', de: 'nur root darf die geladenen Regeln sehen; starte Mailmedic als root' };
