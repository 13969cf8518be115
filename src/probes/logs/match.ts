import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

export const logsMatch = defineProbe({
  name: 'logs.match',
  kind: 'logs',
  title: { en: 'Does the log say so?', de: 'Steht es im Log?' },
  params: {
    service: { title: { en: 'Compose service, or the path of a log file', de: 'Compose-Dienst oder Pfad einer Logdatei' }, type: 'text', required: true },
    patterns: { title: { en: 'regular expressions', de: 'reguläre Ausdrücke' }, type: 'list', required: true },
    lines: { title: { en: 'lines to read from the end', de: 'Zeilen vom Ende her' }, type: 'number', default: 500 },
  },
  outcomes: {
    found: { verdict: 'fail', says: { en: '{{count}} times in the log: {{line}}', de: '{{count}}-mal im Log: {{line}}' } },
    absent: { verdict: 'ok', says: { en: 'not in the last {{read}} lines of {{service}}', de: 'nicht in den letzten {{read}} Zeilen von {{service}}' } },
  },
  vantage: 'mail-host',
  needs: ['docker'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  describe: ({ service, lines }) => ({ command: service.startsWith('/') ? `tail -n ${lines} ${service}` : `docker compose logs --tail ${lines} ${service}` }),
  run: notYet,
});
