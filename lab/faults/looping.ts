import { DOMAIN } from '../dns.ts';
import type { Fault, Lab } from '../fault.ts';
import { hostPostfix, remotePostfix, stopPostfix } from '../mail.ts';
import { must } from '../network.ts';
import { DOWN } from './mailcow.ts';
import { all, namesChanged, says } from './means.ts';

const flow = 'mailcow/mail-loops-back';
const consequences = [...DOWN, 'system.listeners:taken', 'smtp.auth:none', 'queue.reasons:other', 'queue.reasons:rejected'];

/** A Postfix on the machine stands in for the one in the container; its log is the proof. */
const postfix = (extra: string, recipient: string) => ({
  inject: async ({ machines }: Lab) => {
    await must(machines.mailhost, ': > /var/log/mail.log');
    await hostPostfix(machines, extra);
    await must(
      machines.mailhost,
      `printf 'Subject: round\\n\\nround\\n' | sendmail -f bob@farpost.example ${recipient}; for i in $(seq 40); do sleep 0.25; grep -q -E 'loops back|hopcount exceeded|own hostname' /var/log/mail.log && break; done`,
    );
  },
  undo: ({ machines }: Lab) => stopPostfix(machines),
});

export const relayFlag: Fault = {
  name: 'loop-relay-flag',
  about: 'the domain is marked as relayed, and its MX is this server',
  product: 'mailcow',
  ...postfix(`virtual_mailbox_domains =\nrelay_domains = ${DOMAIN}`, `anna@${DOMAIN}`),
  observable: says('mailhost', 'cat /var/log/mail.log', /loops back to myself/),
  expect: { flow, conclusion: 'relay-flag' },
  findings: [],
  consequences,
  person: { domain: { given: DOMAIN }, mx: 'here', flag: 'ticked', role: 'only', name: 'own' },
};

export const secondMx: Fault = {
  name: 'loop-second-mx',
  about: 'this server and another hand the mail to each other',
  product: 'mailcow',
  ...all(
    {
      inject: ({ machines }) =>
        remotePostfix(machines, 'relay_domains = zweig.example\nrelay_recipient_maps =\ntransport_maps = inline:{ zweig.example=smtp:[203.0.113.10] }'),
      undo: ({ machines }) => remotePostfix(machines),
    },
    namesChanged((zones) => {
      zones['zweig.example'] = ['@ MX 10 mail.postwerk.example.', '@ MX 20 mx.farpost.example.'];
    }),
    postfix('relay_domains = zweig.example\nhopcount_limit = 8\ntransport_maps = inline:{ zweig.example=smtp:[198.51.100.25] }', 'carla@zweig.example'),
  ),
  observable: says('mailhost', 'cat /var/log/mail.log', /hopcount exceeded/),
  expect: { flow, conclusion: 'second-mx' },
  findings: [],
  consequences,
  person: { domain: { given: 'zweig.example' }, mx: 'here', flag: 'ticked', role: 'second', name: 'own' },
};

export const loopHostName: Fault = {
  name: 'loop-host-name',
  about: 'the server is called like the mail domain',
  product: 'mailcow',
  ...all(
    {
      inject: ({ machines }) => must(machines.mailhost, `sed -i 's/^MAILCOW_HOSTNAME=.*/MAILCOW_HOSTNAME=${DOMAIN}/' /opt/mailcow-dockerized/mailcow.conf`),
      undo: ({ machines }) => must(machines.mailhost, `sed -i 's/^MAILCOW_HOSTNAME=.*/MAILCOW_HOSTNAME=mail.${DOMAIN}/' /opt/mailcow-dockerized/mailcow.conf`),
    },
    postfix(`virtual_mailbox_domains =\nmyhostname = ${DOMAIN}\nmydestination = localhost\nrelay_domains = ${DOMAIN}`, `anna@${DOMAIN}`),
  ),
  observable: says('mailhost', 'cat /var/log/mail.log', /loops back to myself/),
  expect: { flow, conclusion: 'host-name' },
  findings: ['config.mailcow:suspicious'],
  consequences: [...consequences, 'dns.reverse:other-name', 'tls.certificate:wrong-name'],
  person: { domain: { given: DOMAIN }, mx: 'here', flag: 'clear', role: 'only', name: 'same' },
};
