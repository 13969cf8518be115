import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { addressesOf } from '../dns/ask.ts';
import { readIp } from '../ip.ts';
import { readSntp, sntpQuestion } from './sntp.ts';

export const systemClock = defineProbe({
  name: 'system.clock',
  kind: 'network',
  title: { en: 'Is the clock right?', de: 'Geht die Uhr richtig?' },
  params: { servers: { title: { en: 'time servers', de: 'Zeitserver' }, type: 'list', default: ['pool.ntp.org', 'time.cloudflare.com'] } },
  outcomes: {
    right: { verdict: 'ok', says: { en: 'the clock is right ({{offset}} s off)', de: 'die Uhr geht richtig ({{offset}} s daneben)' } },
    synchronised: { verdict: 'ok', says: { en: 'the system keeps the clock in step', de: 'das System hält die Uhr im Takt' } },
    wrong: { verdict: 'fail', says: { en: 'the clock is {{offset}} s off', de: 'die Uhr geht {{offset}} s falsch' } },
    unsynchronised: { verdict: 'warn', says: { en: 'nothing keeps the clock in step', de: 'nichts hält die Uhr im Takt' } },
  },
  vantage: 'mail-host',
  needs: ['resolver', 'run'],
  facts: [],
  leaves: { en: 'A time server sees one question.', de: 'Ein Zeitserver sieht eine Frage.' },
  seconds: 2,
  script: {
    linux: () => 'timedatectl show --property=NTPSynchronized --value',
    looksLike: { en: 'yes or no', de: 'yes oder no' },
    read: (pasted) => {
      const word = pasted.trim().split('\n').at(-1)?.trim();
      return word === 'yes' ? { outcome: 'synchronised' } : word === 'no' ? { outcome: 'unsynchronised' } : cannotTell('odd-answer');
    },
  },
  describe: ({ servers }) => ({ connection: `SNTP, UDP 123: ${servers.join(', ')}`, command: 'timedatectl show --property=NTPSynchronized' }),
  run: async (look) => {
    for (const server of look.params.servers) {
      const offset = await askTime(look, server);
      if (offset === undefined) continue;
      const data = { offset: Math.round(offset * 10) / 10 };
      // One-time passwords change every 30 seconds; servers allow one step.
      return { outcome: Math.abs(offset) > 15 ? 'wrong' : 'right', data, subject: server };
    }
    const kept = await look.host.run('timedatectl', ['show', '--property=NTPSynchronized', '--value'], { signal: look.signal, timeoutMs: 5_000 });
    const word = kept.ok ? kept.value.stdout.trim() : '';
    look.log(`timedatectl: ${word}`);
    if (word === 'yes') return { outcome: 'synchronised' };
    return word === 'no' ? { outcome: 'unsynchronised' } : cannotTell('timed-out', NO_TIME);
  },
});

/** Seconds by which the local clock is behind (positive) or ahead; undefined where nobody answers. */
const askTime = async (look: Pick<Look, 'host' | 'signal' | 'log'>, server: string): Promise<number | undefined> => {
  const [name = '', port = '123'] = server.split(/:(?=\d+$)/);
  const addresses = readIp(name) ? [name] : await addressesOf(look, name).then((found) => (found.ok ? found.value.v4 : []));
  for (const host of addresses.slice(0, 2)) {
    const sent = Date.now();
    const answer = await look.host.datagram(sntpQuestion(), { host, port: Number(port) }, { signal: look.signal, timeoutMs: 2_000 });
    const offset = answer.ok ? readSntp(answer.value, sent, Date.now()) : undefined;
    look.log(`${host} ${answer.ok ? `${offset ?? '?'} s` : (answer.code ?? answer.reason)}`);
    if (offset !== undefined) return offset;
  }
  return undefined;
};

const NO_TIME = { en: 'no time server answers and timedatectl says nothing', de: 'kein Zeitserver antwortet und timedatectl sagt nichts' };
