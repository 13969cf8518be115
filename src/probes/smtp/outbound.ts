import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { LEAVES, PARAM } from '../words.ts';

export const smtpOutbound = defineProbe({
  name: 'smtp.outbound',
  kind: 'network',
  title: { en: 'Can this server reach other mail servers?', de: 'Erreicht dieser Server andere Mailserver?' },
  params: {
    port: { title: PARAM.port, type: 'number', default: 25 },
    targets: {
      title: { en: 'domains whose mail servers are tried', de: 'Domains, deren Mailserver versucht werden' },
      type: 'list',
      default: ['gmail.com', 'outlook.com', 'gmx.net'],
    },
    control: {
      title: { en: 'addresses that tell offline from blocked', de: 'Adressen, die „offline“ von „gesperrt“ unterscheiden' },
      type: 'list',
      default: ['1.1.1.1:443', '9.9.9.9:443', '[2606:4700:4700::1111]:443'],
    },
  },
  outcomes: {
    open: { verdict: 'ok', says: { en: 'port {{port}} gets out', de: 'Port {{port}} kommt nach draußen' } },
    refused: {
      verdict: 'fail',
      says: {
        en: 'port {{port}} is refused on the way out ({{tried}} targets)',
        de: 'Port {{port}} wird auf dem Weg nach draußen abgelehnt ({{tried}} Ziele)',
      },
    },
    silent: {
      verdict: 'fail',
      says: {
        en: 'port {{port}} does not get out ({{tried}} targets silent, others ports do)',
        de: 'Port {{port}} kommt nicht nach draußen ({{tried}} Ziele stumm, andere Ports gehen)',
      },
    },
    redirected: {
      verdict: 'fail',
      says: { en: 'another server answers in place of the targets: {{banner}}', de: 'statt der Ziele antwortet ein anderer Server: {{banner}}' },
    },
    offline: { verdict: 'fail', says: { en: 'nothing gets out, not even HTTPS', de: 'nichts kommt nach draußen, auch kein HTTPS' } },
    'ipv4-only': {
      verdict: 'warn',
      says: { en: 'port {{port}} gets out over IPv4, but not over IPv6', de: 'Port {{port}} kommt über IPv4 nach draußen, über IPv6 nicht' },
    },
    'ipv6-only': {
      verdict: 'warn',
      says: { en: 'port {{port}} gets out over IPv6, but not over IPv4', de: 'Port {{port}} kommt über IPv6 nach draußen, über IPv4 nicht' },
    },
  },
  vantage: 'mail-host',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.smtp,
  seconds: 6,
  describe: ({ port, targets }) => ({ connection: `TCP port ${port} to the mail servers of ${targets.join(', ')}; HTTPS as a control` }),
  run: notYet,
});
