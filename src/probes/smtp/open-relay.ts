import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { isInternal, sameIp } from '../ip.ts';
import { ownAddresses } from '../system/own-addresses.ts';
import { connectTo, tryConnect } from '../tcp/try-connect.ts';
import { LEAVES, PARAM } from '../words.ts';
import { openSmtp } from './dialogue.ts';
import { ownName } from './own-name.ts';

/** Addresses that nobody has (RFC 2606, 3), so that a server that takes them takes everything. */
const FROM = 'relay-test@example.com';
const TO = 'relay-test@example.net';

export const smtpOpenRelay = defineProbe({
  name: 'smtp.open-relay',
  kind: 'network',
  title: { en: 'Does the server pass on mail of strangers to strangers?', de: 'Leitet der Server Mail von Fremden an Fremde weiter?' },
  params: { host: { title: PARAM.host, type: 'text', required: true }, port: { title: PARAM.port, type: 'number', default: 25 } },
  outcomes: {
    closed: { verdict: 'ok', says: { en: '{{host}} does not pass on mail of strangers: {{said}}', de: '{{host}} leitet keine fremde Mail weiter: {{said}}' } },
    open: {
      verdict: 'fail',
      says: {
        en: '{{host}} takes mail of strangers for strangers (open relay): {{said}}',
        de: '{{host}} nimmt Mail von Fremden für Fremde an (offenes Relay): {{said}}',
      },
    },
  },
  vantage: 'outside',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.smtp,
  seconds: 3,
  script: {
    linux: ({ host, port }) => `swaks --server ${shellQuote(host)} --port ${port} --from ${FROM} --to ${TO} --quit-after RCPT`,
    looksLike: {
      en: 'a dialogue, run on a machine outside the network of the server; what counts is the line after "RCPT TO"',
      de: 'ein Dialog, ausgeführt auf einem Rechner außerhalb des Netzes des Servers; es zählt die Zeile nach "RCPT TO"',
    },
    read: (pasted, { host }) => {
      const [, code, said] = /RCPT TO:.*\n[^\d\n]*(\d{3})[- ]([^\n]*)/i.exec(pasted) ?? [];
      return code === undefined ? cannotTell('odd-answer') : judge(host, Number(code), `${code} ${said}`);
    },
  },
  describe: ({ host, port }) => ({ connection: `SMTP ${host} port ${port}: EHLO, MAIL FROM:<${FROM}>, RCPT TO:<${TO}>, RSET, QUIT` }),
  run: async (look) => {
    const { host, port } = look.params;
    // A router may lead the server's own visit back to it (hairpin NAT): where a mail server listens, this is no outside.
    const local = await tryConnect(look, '127.0.0.1', port, 2_000);
    if (local.ok) {
      local.value.destroy();
      return cannotTell('not-here', OUTSIDE, { subject: host });
    }
    const found = await connectTo(look, host, port);
    if (!found.ok) return cannotLook(found, undefined, { subject: host });
    const { address, stream } = found.value;
    // From the server itself, or from its network, everything may be allowed: that says nothing about strangers.
    if (isInternal(address) || (await ownAddresses(look)).some((own) => sameIp(own, address))) {
      stream.destroy();
      return cannotTell('not-here', OUTSIDE, { subject: host });
    }
    const session = await openSmtp(look, stream, await ownName(look));
    const from = session.ehlo?.code === 250 ? await session.say(`MAIL FROM:<${FROM}>`) : undefined;
    const to = from?.code === 250 ? await session.say(`RCPT TO:<${TO}>`) : undefined;
    if (to) await session.say('RSET');
    await session.quit();
    const last = to ?? from;
    return last ? { ...judge(host, last.code, `${last.code} ${last.lines.join(' ')}`), subject: host } : cannotTell('odd-answer', undefined, { subject: host });
  },
});

/** A 4xx is a "not now", which an open relay may say as well as a closed one. */
const judge = (host: string, code: number, said: string) => {
  const data = { host, said };
  if (code >= 500) return { outcome: 'closed', data } as const;
  return code >= 200 && code < 300 ? ({ outcome: 'open', data } as const) : cannotTell('odd-answer', LATER, { data });
};

const OUTSIDE = {
  en: 'this must be looked at from outside the server; run it on another machine',
  de: 'das muss von außerhalb geprüft werden; führe es auf einem anderen Rechner aus',
};
const LATER = { en: 'the server says "later"; try again in ten minutes', de: 'der Server sagt „später“; versuch es in zehn Minuten noch einmal' };
