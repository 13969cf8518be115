import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';

/** Programs of other mail servers, by the name that the kernel keeps (15 characters, proc_pid_comm(5)). */
const PROGRAMS: Readonly<Record<string, string>> = {
  exim4: 'Exim',
  exim: 'Exim',
  sendmail: 'Sendmail',
  'sendmail-mta': 'Sendmail',
  master: 'Postfix',
  qmgr: 'Postfix',
  dovecot: 'Dovecot',
  opensmtpd: 'OpenSMTPD',
  smtpd: 'OpenSMTPD',
  'courier-authda': 'Courier',
};

export const systemMailServices = defineProbe({
  name: 'system.mail-services',
  kind: 'system',
  title: { en: 'Does another mail server run on the machine?', de: 'Läuft auf der Maschine ein anderer Mailserver?' },
  params: {},
  outcomes: {
    none: { verdict: 'ok', says: { en: 'no other mail server runs outside of containers', de: 'außerhalb von Containern läuft kein anderer Mailserver' } },
    running: { verdict: 'info', says: { en: 'runs outside of containers: {{programs}}', de: 'läuft außerhalb von Containern: {{programs}}' } },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: ['port_owner'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => 'systemctl is-active exim4 postfix sendmail dovecot opensmtpd',
    looksLike: { en: 'five lines, each "active" or "inactive"', de: 'fünf Zeilen, jede "active" oder "inactive"' },
    read: (pasted) => {
      const states = pasted
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /^(active|inactive|failed|unknown|activating|not-found)$/.test(line));
      return states.length === 5
        ? judge(['Exim', 'Postfix', 'Sendmail', 'Dovecot', 'OpenSMTPD'].filter((_, at) => states[at] === 'active'))
        : cannotTell('odd-answer');
    },
  },
  describe: () => ({ command: 'cat /proc/*/comm /proc/*/cgroup' }),
  run: async (look) => {
    const entries = await look.host.list('/proc', { signal: look.signal });
    if (!entries.ok) return cannotLook(entries);
    const pids = entries.value.filter((name) => /^\d+$/.test(name));
    // Over ssh each file is a round trip; there one command tells all names.
    const found = look.host.kind === 'ssh' ? await fromPs(look) : await fromProc(look, pids);
    if (!Array.isArray(found)) return cannotLook(found);
    for (const program of found) look.log(program);
    return judge(found);
  },
});

type Asking = Pick<Look, 'host' | 'signal'>;

/** Processes of containers are in sight too; their control group names the engine. */
const CONTAINED = /docker|libpod|containerd|kubepods|lxc|crio|podman/;

const fromProc = async (look: Asking, pids: readonly string[]): Promise<string[]> => {
  const found = new Set<string>();
  await Promise.all(
    pids.map(async (pid) => {
      const name = await look.host.readFile(`/proc/${pid}/comm`, { signal: look.signal });
      const program = name.ok ? PROGRAMS[name.value.trim()] : undefined;
      if (program === undefined) return;
      const group = await look.host.readFile(`/proc/${pid}/cgroup`, { signal: look.signal });
      // Where the group cannot be read, whose program it is stays open.
      if (group.ok && !CONTAINED.test(group.value)) found.add(program);
    }),
  );
  return [...found].toSorted();
};

const fromPs = async (look: Asking) => {
  const output = await look.host.run('ps', ['-eo', 'comm=,cgroup='], { signal: look.signal });
  if (!output.ok) return output;
  const lines = output.value.stdout.split('\n').map((line) => line.trim().split(/\s+/));
  return [
    ...new Set(
      lines.flatMap(([name = '', ...group]) => (PROGRAMS[name] !== undefined && group.length > 0 && !CONTAINED.test(group.join(' ')) ? [PROGRAMS[name]] : [])),
    ),
  ].toSorted();
};

/** "master" alone may be any program's; Postfix also runs a queue manager or a real mail server on port 25. */
const judge = (programs: readonly string[]) =>
  programs.length === 0 ? ({ outcome: 'none' } as const) : ({ outcome: 'running', data: { programs }, facts: { port_owner: programs[0]! } } as const);
