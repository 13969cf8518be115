import { DOMAIN } from '../dns.ts';
import type { Fault } from '../fault.ts';
import { hostDovecot } from '../mail.ts';
import { ADDRESS, must } from '../network.ts';
import { all, namesChanged, reaches, rules, says, without } from './means.ts';

const flow = 'common/cannot-connect';

const fine = { local: 'open', firewall: 'none', name: 'matches', others: 'fail', webmail: 'fails', hotspot: 'fails' } as const;

export const clientBlocked: Fault = {
  name: 'client-blocked',
  about: "the client's router lets no mail ports out",
  product: 'bluemind',
  ...rules('inet', 'forward', 'iifname "r-client" tcp dport { 465, 587 } drop'),
  observable: reaches('client', ADDRESS.mailhost, 587, 'silent'),
  expect: { flow, conclusion: 'client-network' },
  findings: [],
  person: { ...fine, where: 'home', what: 'sending', hotspot: 'works', others: 'work', webmail: 'works' },
};

export const clientSettings: Fault = {
  name: 'client-settings',
  about: 'the mail program speaks TLS at once on the port that begins without',
  product: 'bluemind',
  ...all(),
  observable: says('client', `openssl s_client -connect ${ADDRESS.mailhost}:587 < /dev/null 2>&1`, /wrong version number|packet length|handshake failure/),
  expect: { flow, conclusion: 'client-settings' },
  findings: [],
  person: { ...fine, where: 'everywhere', what: 'sending', others: 'work', webmail: 'works' },
};

export const hostFirewall: Fault = {
  name: 'host-firewall',
  about: 'ufw on the server keeps mail programs and the web out',
  product: 'bluemind',
  ...all(rules('mailhost', 'input', 'iifname "eth0" tcp dport { 443, 587, 993 } drop'), {
    inject: ({ machines }) => must(machines.mailhost, "mkdir -p /etc/ufw; echo 'ENABLED=yes' > /etc/ufw/ufw.conf"),
    undo: ({ machines }) => must(machines.mailhost, 'rm -rf /etc/ufw'),
  }),
  observable: reaches('client', ADDRESS.mailhost, 993, 'silent'),
  expect: { flow, conclusion: 'host-firewall' },
  findings: [],
  person: { ...fine, where: 'everywhere', what: 'reading', firewall: 'ufw' },
};

export const frontFirewall: Fault = {
  name: 'front-firewall',
  about: "the provider's firewall keeps mail programs and the web out",
  product: 'bluemind',
  ...rules('inet', 'forward', 'oifname "r-mailhost" tcp dport { 443, 587, 993 } drop'),
  observable: reaches('client', ADDRESS.mailhost, 993, 'silent'),
  expect: { flow, conclusion: 'front-firewall' },
  findings: [],
  person: { ...fine, where: 'everywhere', what: 'reading' },
};

export const notListening: Fault = {
  name: 'not-listening',
  about: 'Dovecot is not running',
  product: 'bluemind',
  inject: ({ machines }) => must(machines.mailhost, 'doveadm stop'),
  undo: ({ machines }) => hostDovecot(machines),
  observable: reaches('client', ADDRESS.mailhost, 993, 'refused'),
  expect: { flow, conclusion: 'not-listening' },
  findings: ['tls.certificate:refused'],
  consequences: ['smtp.auth:none', 'smtp.auth:silent', 'smtp.banner:silent', 'tls.certificate:silent', 'smtp.auth:no-tls'],
  person: { ...fine, where: 'everywhere', what: 'reading', local: 'refused' },
};

export const nameElsewhere: Fault = {
  name: 'name-elsewhere',
  about: 'the name still leads to the old server',
  product: 'bluemind',
  ...namesChanged((zones) => without(zones, DOMAIN, /^mail A/, 'mail A 203.0.113.99')),
  observable: says('client', 'dig +short A mail.postwerk.example', /203\.0\.113\.99/),
  expect: { flow, conclusion: 'wrong-name' },
  findings: ['dns.address:differs'],
  consequences: ['dns.mx:elsewhere', 'dns.reverse:mismatch', 'dns.spf:not-covered'],
  person: { ...fine, where: 'everywhere', what: 'reading', name: 'differs' },
};

export const nameMissing: Fault = {
  name: 'name-missing',
  about: 'the name of the mail server does not exist',
  product: 'bluemind',
  ...namesChanged((zones) => without(zones, DOMAIN, /^mail /)),
  observable: says('client', 'dig A mail.postwerk.example', /NXDOMAIN/),
  expect: { flow, conclusion: 'wrong-name' },
  findings: ['dns.address:missing'],
  consequences: ['dns.mx:unresolvable', 'dns.reverse:mismatch', 'dns.spf:not-covered'],
  person: { ...fine, where: 'everywhere', what: 'reading', name: 'missing' },
};
