import { DOMAIN, type Zones } from '../dns.ts';
import type { Fault, Lab } from '../fault.ts';
import { must } from '../network.ts';

type Change = Pick<Fault, 'inject' | 'undo'>;

/** Names changed so, and back. */
export const namesChanged = (change: (zones: Zones) => void): Change => ({ inject: (lab) => lab.names(change), undo: (lab) => lab.names() });

/** Replaces the records of a zone that match. */
export const without = (zones: Zones, zone: string, pattern: RegExp, ...instead: string[]): void => {
  zones[zone] = [...(zones[zone] ?? []).filter((line) => !pattern.test(line)), ...instead];
};

/** Rules on a machine: the router's `forward` chain, or a host's own `input` or `output`. */
export const rules = (machine: 'inet' | 'mailhost', hook: 'forward' | 'input' | 'output', ...lines: string[]): Change => ({
  inject: ({ machines }) =>
    must(
      machines[machine],
      `nft -f - <<'N'\ntable inet fault {\n  chain c {\n    type filter hook ${hook} priority 0; policy accept;\n${lines.map((line) => `    ${line}`).join('\n')}\n  }\n}\nN`,
    ),
  undo: ({ machines }) => must(machines[machine], 'nft delete table inet fault'),
});

/** Does several things, and undoes them in the opposite order. */
export const all = (...parts: readonly Change[]): Change => ({
  inject: async (lab) => {
    for (const part of parts) await part.inject(lab);
  },
  undo: async (lab) => {
    for (const part of parts.toReversed()) await part.undo(lab);
  },
});

/** Sends a mail to the other server and waits until the queue says why it stays, or it is gone. */
export const sendAway = {
  inject: ({ machines }: Lab) =>
    must(
      machines.mailhost,
      `printf 'Subject: hello\\n\\nhello\\n' | sendmail -f anna@${DOMAIN} bob@farpost.example
       for i in $(seq 60); do sleep 0.25; q=$(postqueue -j); [ -z "$q" ] && break; case $q in *delay_reason*) break;; esac; done`,
    ),
  undo: ({ machines }: Lab) => must(machines.mailhost, 'postsuper -d ALL > /dev/null 2>&1 || true'),
};

/** Whether a command in a machine prints this. */
export const says =
  (machine: keyof Lab['machines'], script: string, wanted: RegExp) =>
  async ({ machines }: Lab): Promise<boolean> => {
    const { out, err } = await machines[machine].run(script);
    return wanted.test(out + err);
  };

export const digs = (question: string, wanted: RegExp) => says('mailhost', `dig +noall +comments +answer +time=2 +tries=1 ${question}`, wanted);

/** How a TCP connection fares, by bash and nothing else. */
export const reaches = (machine: keyof Lab['machines'], host: string, port: number, wanted: 'open' | 'refused' | 'silent') =>
  says(
    machine,
    `timeout 2 bash -c 'exec 3<>/dev/tcp/${host}/${port}' 2> /tmp/tcp && echo open || { [ $? = 124 ] && echo silent || { grep -qi refused /tmp/tcp && echo refused; }; }`,
    new RegExp(`^${wanted}`, 'm'),
  );
