import { shellQuote } from '../../hosts/shell-quote.ts';
import type { Got } from '../../model/host.ts';
import { type CannotTell, cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { dockerUntold } from '../docker/api.ts';
import { containerName, listContainers, mailContainers, ofService } from '../docker/containers.ts';
import { containerLog } from '../docker/logs.ts';
import { searchLines } from './search-lines.ts';

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
  facts: ['container'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ service, lines }) =>
      service.startsWith('/') ? `tail -n ${lines} ${shellQuote(service)}` : `docker compose logs --no-color --tail ${lines} ${shellQuote(service)}`,
    powershell: ({ service, lines }) => `docker compose logs --no-color --tail ${lines} ${shellQuote(service)}`,
    looksLike: { en: 'many lines of log; paste all of them', de: 'viele Logzeilen; füge alle ein' },
    read: (pasted, { service, patterns }) => search(pasted, service, patterns, () => undefined),
  },
  describe: ({ service, lines }) => ({
    command: service.startsWith('/') ? `tail -n ${lines} ${shellQuote(service)}` : `docker compose logs --tail ${lines} ${shellQuote(service)}`,
  }),
  run: async (look) => {
    const { service, patterns, lines } = look.params;
    const text = service.startsWith('/') ? await fileLog(look, service, lines) : await serviceLog(look, service, lines);
    if (!('text' in text)) return text;
    return { ...search(text.text, service, patterns, look.log), subject: service, ...(text.container ? { facts: { container: text.container } } : {}) };
  },
});

type Text = { readonly text: string; readonly container?: string };

const search = (text: string, service: string, patterns: readonly string[], log: Look['log']) => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const found = searchLines(lines, patterns);
  if ('wrong' in found) return cannotTell('missing-input', badPattern(found.wrong));
  if ('slow' in found) return cannotTell('timed-out', SLOW);
  // An empty log does not prove that something never happened.
  if (lines.length === 0) return cannotTell('odd-answer', EMPTY);
  for (const index of found.hits) log(lines[index]!);
  const last = found.hits.at(-1);
  const data = { service, read: lines.length, count: found.hits.length, line: last === undefined ? '' : lines[last]!.trim().slice(0, 300) };
  return { outcome: found.hits.length > 0 ? 'found' : 'absent', data } as const;
};

const fileLog = async ({ host, signal }: Pick<Look, 'host' | 'signal'>, path: string, lines: number): Promise<Text | CannotTell> => {
  const text: Got<string> = await host.readFile(path, { signal, maxBytes: 4 * 1024 * 1024, fromEnd: true });
  if (!text.ok) return cannotLook(text, text.reason === 'no-permission' ? ROOT : undefined);
  return { text: text.value.replace(/\n$/, '').split('\n').slice(-lines).join('\n') };
};

const serviceLog = async (look: Pick<Look, 'host' | 'signal' | 'facts'>, service: string, lines: number): Promise<Text | CannotTell> => {
  const all = await listContainers(look);
  if (!all.ok) return dockerUntold(all);
  const mail = mailContainers(all.value, look.facts);
  const [entry] = ofService(mail.length > 0 ? mail : all.value, service);
  if (!entry) return cannotTell('not-here', { en: `there is no container for ${service}`, de: `für ${service} gibt es keinen Container` });
  const log = await containerLog(look, entry.Id, lines);
  return log.ok ? { text: log.value, container: containerName(entry) } : dockerUntold(log);
};

const badPattern = (pattern: string) => ({ en: `"${pattern}" is no regular expression`, de: `„${pattern}“ ist kein regulärer Ausdruck` });
const SLOW = { en: 'one of the patterns takes too long on this log', de: 'eines der Muster braucht für dieses Log zu lange' };
const EMPTY = { en: 'the log is empty; ask for more lines or look into the log file', de: 'das Log ist leer; nimm mehr Zeilen oder sieh in die Logdatei' };
const ROOT = { en: 'start Mailmedic as root', de: 'starte Mailmedic als root' };
