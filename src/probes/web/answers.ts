import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { readConnection } from '../paste/read-connection.ts';
import { LEAVES, PARAM } from '../words.ts';
import { httpGet } from './http-get.ts';

export const webAnswers = defineProbe({
  name: 'web.answers',
  kind: 'network',
  title: { en: 'Does the web server answer?', de: 'Antwortet der Webserver?' },
  params: {
    host: { title: PARAM.host, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', default: 443 },
    path: { title: { en: 'path', de: 'Pfad' }, type: 'text', default: '/' },
    family: { title: { en: 'IP version, 4 or 6', de: 'IP-Version, 4 oder 6' }, type: 'number' },
    name: { title: { en: 'name to ask for', de: 'Name, nach dem gefragt wird' }, type: 'text' },
  },
  outcomes: {
    answers: { verdict: 'ok', says: { en: '{{host}} port {{port}} answers ({{status}})', de: '{{host}} Port {{port}} antwortet ({{status}})' } },
    forbidden: { verdict: 'warn', says: { en: '{{host}} answers "forbidden" ({{status}})', de: '{{host}} antwortet „verboten“ ({{status}})' } },
    'server-error': { verdict: 'fail', says: { en: '{{host}} answers with an error ({{status}})', de: '{{host}} antwortet mit einem Fehler ({{status}})' } },
    'no-web': {
      verdict: 'fail',
      says: {
        en: 'what answers on {{host}} port {{port}} is no web server ({{why}})',
        de: 'was auf {{host}} Port {{port}} antwortet, ist kein Webserver ({{why}})',
      },
    },
    refused: { verdict: 'fail', says: { en: '{{host}} refuses port {{port}}', de: '{{host}} lehnt Port {{port}} ab' } },
    silent: { verdict: 'fail', says: { en: '{{host}} port {{port}} does not answer', de: '{{host}} Port {{port}} antwortet nicht' } },
  },
  vantage: 'anywhere',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.tcp,
  seconds: 2,
  script: {
    linux: (params) => `curl -sSkI --max-time 15 ${params.family ? `-${params.family} ` : ''}${shellQuote(urlOf(params))}`,
    powershell: (params) => `curl.exe -sSkI --max-time 15 ${params.family ? `-${params.family} ` : ''}${urlOf(params)}`,
    looksLike: {
      en: 'a first line such as "HTTP/2 200", or "curl:" and what went wrong',
      de: 'eine erste Zeile wie "HTTP/2 200", oder "curl:" und was schiefging',
    },
    read: (pasted, { host, port }) => {
      const status = /^HTTP\/[\d.]+ (\d{3})/m.exec(pasted)?.[1];
      const data = { host, port };
      if (status) return judge(Number(status), data);
      const state = readConnection(pasted);
      if (state === 'refused') return { outcome: 'refused', data };
      if (state === 'silent') return { outcome: 'silent', data };
      return /wrong version number|Received HTTP\/0\.9|Empty reply|SSL/i.test(pasted)
        ? { outcome: 'no-web', data: { ...data, why: pasted.trim().slice(0, 80) } }
        : cannotTell('odd-answer');
    },
  },
  describe: (params) => ({ command: `curl -I ${shellQuote(urlOf(params))}` }),
  run: async (look) => {
    const { host, port, path, family, name } = look.params;
    const data = { host, port };
    const answer = await httpGet(look, { host, port, secure: port !== 80 && !(port >= 8000 && port < 8100), path, family, ...(name ? { name } : {}) });
    if (answer.ok) return { ...judge(answer.value.status, data), subject: `${answer.value.address}:${port}` };
    const stage = 'stage' in answer ? answer.stage : 'connect';
    if (stage !== 'connect')
      return { outcome: answer.reason === 'timed-out' ? 'silent' : 'no-web', data: { ...data, why: answer.code ?? answer.message.en }, subject: host };
    if (answer.reason === 'refused') return { outcome: 'refused', data, subject: host };
    return answer.reason === 'timed-out' ? { outcome: 'silent', data, subject: host } : cannotLook(answer, undefined, { subject: host });
  },
});

const urlOf = ({
  host,
  port,
  path,
  name,
}: {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly name: string | undefined;
}): string => `${port === 80 ? 'http' : 'https'}://${name ?? (host.includes(':') ? `[${host}]` : host)}${port === 80 || port === 443 ? '' : `:${port}`}${path}`;

/** A redirect and "not found" are answers of a web server that works. */
const judge = (status: number, data: { readonly host: string; readonly port: number }) => {
  const outcome = status >= 500 ? 'server-error' : status === 403 ? 'forbidden' : 'answers';
  return { outcome, data: { ...data, status } } as const;
};
