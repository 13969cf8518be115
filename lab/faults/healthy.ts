import { DOMAIN, LISTS } from '../dns.ts';
import type { Fault } from '../fault.ts';
import { hostPostfix } from '../mail.ts';
import { must } from '../network.ts';
import { all, digs, namesChanged, reaches, says, without } from './means.ts';

type Odd = Pick<Fault, 'name' | 'about' | 'inject' | 'undo' | 'observable'>;
const healthy = (odd: Odd): Fault => ({ ...odd, product: 'bluemind', expect: 'healthy', findings: [], person: {} });

export const plainlyHealthy = healthy({
  name: 'healthy',
  about: 'nothing is wrong',
  ...all(),
  observable: reaches('client', '203.0.113.10', 25, 'open'),
});

export const spfWide = healthy({
  name: 'healthy-spf-wide',
  about: 'SPF allows more hosts than needed',
  ...namesChanged((zones) => without(zones, DOMAIN, /^@ TXT/, '@ TXT "v=spf1 a mx ip4:203.0.113.0/24 ip6:2001:db8:113::/48 include:farpost.example ~all"')),
  observable: digs(`TXT ${DOMAIN}`, /203\.0\.113\.0\/24/),
});

export const noIpv6 = healthy({
  name: 'healthy-no-ipv6',
  about: 'IPv6 is switched off, in DNS and on the server',
  inject: async (lab) => {
    await lab.names((zones) => without(zones, DOMAIN, /AAAA/));
    await must(lab.machines.mailhost, 'echo 1 > /proc/sys/net/ipv6/conf/eth0/disable_ipv6');
  },
  undo: async (lab) => {
    await must(
      lab.machines.mailhost,
      'echo 0 > /proc/sys/net/ipv6/conf/eth0/disable_ipv6; ip -6 addr add 2001:db8:113::10/64 dev eth0 nodad; ip -6 route add default via 2001:db8:113::1',
    );
    await lab.names();
  },
  observable: says('mailhost', 'ip -6 addr show dev eth0', /^$/),
});

export const relayHost = healthy({
  name: 'healthy-relay-host',
  about: 'outgoing mail goes through a relay host, and port 25 is open all the same',
  inject: ({ machines }) => hostPostfix(machines, 'relayhost = [mx.farpost.example]:587'),
  undo: ({ machines }) => hostPostfix(machines),
  observable: says('mailhost', 'postconf -h relayhost', /farpost/),
});

export const refusedByLists = healthy({
  name: 'healthy-lists-refuse',
  about: 'blocklists do not answer this resolver: that is no listing',
  ...namesChanged((zones) => {
    for (const list of LISTS) zones[list] = ['* A 127.255.255.254'];
  }),
  observable: digs('10.113.0.203.zen.spamhaus.org', /127\.255\.255\.254/),
});

export const deadList = healthy({
  name: 'healthy-dead-list',
  about: 'a blocklist that was given up answers "listed" for everything',
  ...namesChanged((zones) => {
    zones['psbl.surriel.com'] = ['* A 127.0.0.2'];
  }),
  observable: digs('1.0.0.127.psbl.surriel.com', /127\.0\.0\.2/),
});

export const slowGreeting = healthy({
  name: 'healthy-slow-greeting',
  about: 'other servers greet only after three seconds',
  inject: ({ machines }) =>
    must(
      machines.remote,
      `postconf -e 'smtpd_client_restrictions = sleep 3' 'smtpd_delay_reject = no'; postfix reload > /dev/null 2>&1 < /dev/null; sleep 0.5`,
    ),
  undo: ({ machines }) =>
    must(machines.remote, `postconf -X smtpd_client_restrictions smtpd_delay_reject; postfix reload > /dev/null 2>&1 < /dev/null; sleep 0.5`),
  observable: says('mailhost', `timeout 2 bash -c 'exec 3<>/dev/tcp/198.51.100.25/25; head -n 1 <&3' || echo late`, /late/),
});

export const nameInHosts = healthy({
  name: 'healthy-name-in-hosts',
  about: 'the server knows its own name by 127.0.1.1 in /etc/hosts, as Debian writes it',
  inject: ({ machines }) => must(machines.mailhost, "cp /etc/hosts /run/hosts; echo '127.0.1.1 mail.postwerk.example mail' >> /etc/hosts"),
  undo: ({ machines }) => must(machines.mailhost, 'cp /run/hosts /etc/hosts'),
  observable: says('mailhost', 'getent ahostsv4 mail.postwerk.example', /127\.0\.1\.1/),
});
