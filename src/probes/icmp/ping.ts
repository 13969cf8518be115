import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';

export const icmpPing = defineProbe({
  name: 'icmp.ping',
  kind: 'network',
  title: { en: 'Does ping get out?', de: 'Kommt Ping nach draußen?' },
  // mailcow's unbound counts as healthy only when one of these answers (its healthcheck.sh).
  params: { hosts: { title: { en: 'addresses', de: 'Adressen' }, type: 'list', default: ['1.1.1.1', '8.8.8.8', '9.9.9.9'] } },
  outcomes: {
    answers: { verdict: 'ok', says: { en: 'ping is answered ({{answered}})', de: 'Ping wird beantwortet ({{answered}})' } },
    silent: { verdict: 'info', says: { en: 'no ping is answered ({{tried}})', de: 'kein Ping wird beantwortet ({{tried}})' } },
  },
  vantage: 'mail-host',
  needs: ['run'],
  facts: [],
  leaves: { en: 'The other side sees one ping.', de: 'Die Gegenseite sieht einen Ping.' },
  seconds: 3,
  script: {
    linux: ({ hosts }) => hosts.map((host) => `ping -n -c 1 -W 2 ${shellQuote(host)}`).join('; '),
    powershell: ({ hosts }) => hosts.map((host) => `ping -n 1 -w 2000 ${host}`).join('; '),
    looksLike: {
      en: 'for each address a line with "time=" or "Zeit=", or 100 % loss',
      de: 'je Adresse eine Zeile mit "time=" oder "Zeit=", oder 100 % Verlust',
    },
    read: (pasted, { hosts }) => {
      const answered = hosts.filter((host) => new RegExp(`${host.replaceAll('.', '\\.')}:?[^\\n]*(?:time|zeit)[=<]`, 'i').test(pasted));
      const lost = pasted.match(/100 ?% (?:packet loss|paketverlust|loss|verlust)|\(100% loss\)|unreachable/gi)?.length ?? 0;
      return answered.length > 0 || lost >= hosts.length ? judge(hosts, answered) : cannotTell('odd-answer');
    },
  },
  describe: ({ hosts }) => ({ command: hosts.map((host) => `ping -n -c 1 -W 2 ${shellQuote(host)}`).join('; ') }),
  run: async (look) => {
    const { hosts } = look.params;
    const results = await Promise.all(hosts.map((host) => ping(look, host)));
    const failed = results.find((result) => typeof result !== 'boolean');
    if (failed && typeof failed !== 'boolean' && !results.includes(true)) return cannotLook(failed, failed.reason === 'no-permission' ? ROOT : undefined);
    return judge(
      hosts,
      hosts.filter((_, at) => results[at] === true),
    );
  },
});

const ping = async (look: Pick<Look, 'host' | 'signal' | 'log'>, host: string) => {
  const output = await look.host.run('ping', ['-n', '-c', '1', '-W', '2', '--', host], { signal: look.signal, timeoutMs: 5_000 });
  if (!output.ok) return output;
  const { code, stdout, stderr } = output.value;
  look.log(`${host}: ${(stdout.split('\n')[1] || stderr.trim() || `exit ${code}`).trim()}`);
  // 1 is "no answer"; anything else that ping could not even send (ping(8)).
  if (code === 0) return true;
  const denied = /operation not permitted|permission denied/i.test(stderr);
  if (denied) return { ok: false, reason: 'no-permission', message: { en: 'this user may not ping', de: 'dieser Benutzer darf nicht pingen' } } as const;
  return false;
};

const judge = (hosts: readonly string[], answered: readonly string[]) =>
  ({ outcome: answered.length > 0 ? 'answers' : 'silent', data: { tried: hosts, answered } }) as const;

const ROOT = { en: 'root could', de: 'root dürfte es' };
