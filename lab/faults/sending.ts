import type { Fault } from '../fault.ts';
import { remotePostfix } from '../mail.ts';
import { ADDRESS, must } from '../network.ts';
import { all, digs, namesChanged, reaches, rules, says, sendAway, without } from './means.ts';

const flow = 'common/cannot-send';
const address = { given: ADDRESS.mailhost };

/** A person who sees that all is well there. */
const fine = {
  leaves: 'gone',
  'reach-25': 'open',
  address,
  dnsbl: 'clean',
  reverse: 'confirmed',
  queue: 'empty',
  place: 'cloud',
  'listed-now': 'clean',
} as const;

const OUT = 'iifname "r-mailhost" tcp dport 25';

const listed = (code: string, text: string) =>
  namesChanged((zones) => without(zones, 'zen.spamhaus.org', /^10\.113/, `10.113.0.203 A ${code}`, `10.113.0.203 TXT "${text}"`));

/** The other server refuses what a list names, as its own resolver sees it. */
const refusingLists = {
  inject: ({ machines }: Parameters<Fault['inject']>[0]) => remotePostfix(machines, 'smtpd_client_restrictions = reject_rbl_client zen.spamhaus.org'),
  undo: ({ machines }: Parameters<Fault['undo']>[0]) => remotePostfix(machines),
};

const refusingNameless = {
  inject: ({ machines }: Parameters<Fault['inject']>[0]) => remotePostfix(machines, 'smtpd_client_restrictions = reject_unknown_client_hostname'),
  undo: ({ machines }: Parameters<Fault['undo']>[0]) => remotePostfix(machines),
};

const waits = (wanted: RegExp) => says('mailhost', 'postqueue -j', wanted);

export const port25Silent: Fault = {
  name: 'port25-silent',
  about: 'the provider drops outgoing port 25',
  product: 'bluemind',
  ...all(rules('inet', 'forward', `${OUT} drop`), sendAway),
  observable: waits(/timed out/),
  expect: { flow, conclusion: 'provider-blocks' },
  findings: ['smtp.outbound:silent'],
  consequences: ['queue.reasons:timeouts'],
  person: { ...fine, 'reach-25': 'silent', queue: 'timeouts', bounce: 'timeout' },
};

export const port25Refused: Fault = {
  name: 'port25-refused',
  about: 'the router refuses outgoing port 25',
  product: 'bluemind',
  ...all(rules('inet', 'forward', `${OUT} reject with tcp reset`), sendAway),
  observable: waits(/Connection refused/),
  expect: { flow, conclusion: 'port-refused' },
  findings: ['smtp.outbound:refused'],
  consequences: ['queue.reasons:refused'],
  person: { ...fine, 'reach-25': 'refused', queue: 'refused', bounce: 'refused' },
};

export const port25OwnRules: Fault = {
  name: 'port25-own-rules',
  about: "the server's own rules reject outgoing port 25",
  product: 'bluemind',
  ...all(rules('mailhost', 'output', 'oifname "eth0" tcp dport 25 reject with tcp reset'), sendAway),
  observable: waits(/Connection refused/),
  expect: { flow, conclusion: 'port-refused' },
  findings: ['smtp.outbound:refused'],
  consequences: ['queue.reasons:refused'],
  person: { ...fine, 'reach-25': 'refused', queue: 'refused', bounce: 'refused' },
};

export const port25Redirected: Fault = {
  name: 'port25-redirected',
  about: 'the router sends every port 25 to a server of its own',
  product: 'bluemind',
  inject: ({ machines }) =>
    must(
      machines.inet,
      `nft -f - <<'N'
table inet turn {
  chain pre {
    type nat hook prerouting priority -100;
    iifname "r-mailhost" tcp dport 25 dnat ip to 198.51.100.60
    iifname "r-mailhost" tcp dport 25 dnat ip6 to 2001:db8:51::60
  }
}
N`,
    ),
  undo: ({ machines }) => must(machines.inet, 'nft delete table inet turn'),
  observable: says('mailhost', `timeout 4 bash -c 'exec 3<>/dev/tcp/${ADDRESS.remote}/25; head -n 1 <&3'`, /smtp-filter\.router/),
  expect: { flow, conclusion: 'redirected' },
  findings: ['smtp.outbound:redirected'],
  person: { ...fine, 'reach-25': 'redirected', place: 'company' },
};

export const offline: Fault = {
  name: 'offline',
  about: 'nothing gets out at all, while ssh still gets in',
  product: 'bluemind',
  // The resolver remembers for minutes that nobody answered it: afterwards it must be a new one.
  ...all(
    { inject: async () => undefined, undo: (lab) => lab.names() },
    rules('inet', 'forward', 'iifname "r-mailhost" ip daddr 198.18.0.9 accept', 'iifname "r-mailhost" drop'),
    sendAway,
  ),
  observable: reaches('mailhost', '1.1.1.1', 443, 'silent'),
  expect: { flow, conclusion: 'offline' },
  findings: ['smtp.outbound:offline'],
  consequences: ['dns.resolver:broken', 'queue.reasons:timeouts', 'queue.reasons:other'],
  person: { ...fine, 'reach-25': 'offline', queue: 'other', dnsbl: 'unsure', reverse: 'unsure' },
};

export const ipv6Broken: Fault = {
  name: 'ipv6-broken',
  about: 'IPv6 has an address but leads nowhere',
  product: 'bluemind',
  ...rules('inet', 'forward', 'iifname "r-mailhost" ip6 version 6 tcp dport 25 drop'),
  observable: reaches('mailhost', '2001:db8:51::25', 25, 'silent'),
  expect: { flow, conclusion: 'ipv6-broken' },
  findings: ['smtp.outbound:ipv4-only'],
  person: { ...fine, bounce: 'unreachable' },
};

export const port25Ipv4Dropped: Fault = {
  name: 'port25-ipv4-dropped',
  about: 'the provider drops outgoing port 25 over IPv4 only',
  product: 'bluemind',
  ...rules('inet', 'forward', 'iifname "r-mailhost" ip version 4 tcp dport 25 drop'),
  observable: reaches('mailhost', ADDRESS.remote, 25, 'silent'),
  expect: { flow, conclusion: 'provider-blocks' },
  findings: ['smtp.outbound:ipv6-only'],
  person: { ...fine, 'reach-25': 'silent', bounce: 'timeout' },
};

export const ipListed: Fault = {
  name: 'ip-listed',
  about: 'the address is on a blocklist for spam; the other side refuses it',
  product: 'bluemind',
  ...all(listed('127.0.0.4', 'https://www.spamhaus.org/query/ip/203.0.113.10'), refusingLists, sendAway),
  observable: digs('10.113.0.203.zen.spamhaus.org', /127\.0\.0\.4/),
  expect: { flow, conclusion: 'ip-listed' },
  findings: ['dnsbl.listed:listed'],
  consequences: ['queue.reasons:rejected'],
  person: { ...fine, dnsbl: 'listed', bounce: 'listed' },
};

export const ipPolicy: Fault = {
  name: 'ip-policy',
  about: 'the address is on a policy list (dial-up range)',
  product: 'bluemind',
  ...all(listed('127.0.0.11', 'https://www.spamhaus.org/query/ip/203.0.113.10'), refusingLists, sendAway),
  observable: digs('10.113.0.203.zen.spamhaus.org', /127\.0\.0\.11/),
  expect: { flow, conclusion: 'ip-policy' },
  findings: ['dnsbl.listed:policy-listed'],
  consequences: ['queue.reasons:rejected'],
  person: { ...fine, dnsbl: 'policy-listed', place: 'home', bounce: 'policy' },
};

export const listRefusesThem: Fault = {
  name: 'list-refuses-them',
  about: 'the other side asks a blocklist through a public resolver and takes its refusal for a listing',
  product: 'bluemind',
  ...all(
    namesChanged((zones) =>
      without(zones, 'zen.spamhaus.org', /./, '* A 127.255.255.254', '* TXT "Error: open resolver; https://check.spamhaus.org/returnc/pub/203.0.113.10/"'),
    ),
    refusingLists,
    sendAway,
  ),
  observable: says('mailhost', 'grep -h "open resolver" /var/log/mail.log', /blocked using zen\.spamhaus\.org/),
  expect: { flow, conclusion: 'false-alarm' },
  findings: [],
  consequences: ['queue.reasons:rejected'],
  person: { ...fine, dnsbl: 'clean', bounce: 'resolver' },
};

export const noReverse: Fault = {
  name: 'no-reverse',
  about: 'the address has no name (PTR); the other side refuses it',
  product: 'bluemind',
  ...all(
    namesChanged((zones) => without(zones, '113.0.203.in-addr.arpa', /^10 /)),
    refusingNameless,
    sendAway,
  ),
  observable: waits(/cannot find your/),
  expect: { flow, conclusion: 'no-reverse' },
  findings: ['dns.reverse:missing'],
  consequences: ['queue.reasons:rejected'],
  person: { ...fine, reverse: 'missing', queue: 'rejected', bounce: 'no-name' },
};

export const reverseMismatch: Fault = {
  name: 'reverse-mismatch',
  about: "the address has the provider's name, which does not lead back",
  product: 'bluemind',
  ...all(
    namesChanged((zones) => without(zones, '113.0.203.in-addr.arpa', /^10 /, '10 PTR static-10.pool.farpost.example.')),
    refusingNameless,
    sendAway,
  ),
  observable: waits(/cannot find your hostname/),
  expect: { flow, conclusion: 'no-reverse' },
  findings: ['dns.reverse:mismatch'],
  consequences: ['queue.reasons:rejected'],
  person: { ...fine, reverse: 'mismatch', queue: 'rejected', bounce: 'no-name' },
};
