import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { isFailedTest, readConnection } from '../paste/read-connection.ts';
import { LEAVES, PARAM } from '../words.ts';
import { connectTo } from './try-connect.ts';

const OUTCOMES = { refused: 'refused', 'timed-out': 'silent', unreachable: 'unreachable' } as const;

export const tcpConnect = defineProbe({
  name: 'tcp.connect',
  kind: 'network',
  title: { en: 'Does the port answer?', de: 'Antwortet der Port?' },
  params: {
    host: { title: PARAM.host, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', required: true },
    family: { title: { en: 'IP version, 4 or 6', de: 'IP-Version, 4 oder 6' }, type: 'number' },
  },
  outcomes: {
    open: { verdict: 'ok', says: { en: '{{host}} port {{port}} answers', de: '{{host}} Port {{port}} antwortet' } },
    refused: { verdict: 'fail', says: { en: '{{host}} refuses port {{port}}', de: '{{host}} lehnt Port {{port}} ab' } },
    silent: { verdict: 'fail', says: { en: '{{host}} port {{port}} does not answer', de: '{{host}} Port {{port}} antwortet nicht' } },
    unreachable: { verdict: 'fail', says: { en: 'there is no way to {{host}}', de: 'es gibt keinen Weg zu {{host}}' } },
  },
  vantage: 'anywhere',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.tcp,
  seconds: 1,
  script: {
    linux: ({ host, port }) => `nc -zv -w 5 ${shellQuote(host)} ${port}`,
    powershell: ({ host, port }) => `Test-NetConnection ${shellQuote(host)} -Port ${port}`,
    looksLike: {
      en: 'one line with "succeeded" or "refused" or "timed out"; in PowerShell the line TcpTestSucceeded',
      de: 'eine Zeile mit "succeeded", "refused" oder "timed out"; in der PowerShell die Zeile TcpTestSucceeded',
    },
    read: (pasted, { host, port }) => {
      const data = { host, port };
      const state = readConnection(pasted);
      // PowerShell says "False" for refused and silent alike, so that alone does not tell.
      if (isFailedTest(pasted)) return cannotTell('odd-answer', EITHER);
      return state === 'open' || state === 'refused' || state === 'unreachable' || state === 'silent' ? { outcome: state, data } : cannotTell('odd-answer');
    },
  },
  describe: ({ host, port }) => ({ connection: `TCP ${host} port ${port}` }),
  run: async (look) => {
    const { host, port, family } = look.params;
    if (!Number.isInteger(port) || port < 1 || port > 65535) return cannotTell('missing-input', { en: `${port} is not a port`, de: `${port} ist kein Port` });
    const found = await connectTo(look, host, port, family);
    const data = { host, port };
    if (found.ok) {
      found.value.stream.destroy();
      return { outcome: 'open', data, subject: found.value.address, family: readIp(found.value.address)?.family ?? 4 };
    }
    const outcome = OUTCOMES[found.reason as keyof typeof OUTCOMES];
    return outcome === undefined ? cannotLook(found) : { outcome, data, subject: host };
  },
});

const EITHER = {
  en: 'PowerShell only says that it did not work, not whether it was refused or silent',
  de: 'die PowerShell sagt nur, dass es nicht ging, nicht ob abgelehnt oder stumm',
};
