import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { ownAddresses } from '../system/own-addresses.ts';
import { PARAM } from '../words.ts';
import { readEnvFile } from './env-file.ts';
import { lintBindings, lintMailcow } from './mailcow-lint.ts';

export const configMailcow = defineProbe({
  name: 'config.mailcow',
  kind: 'files',
  title: { en: 'Does mailcow.conf hold odd values?', de: 'Stehen in mailcow.conf auffällige Werte?' },
  params: { project_dir: { title: PARAM.projectDir, type: 'text', required: true } },
  outcomes: {
    clean: { verdict: 'ok', says: { en: 'mailcow.conf looks right', de: 'mailcow.conf sieht richtig aus' } },
    suspicious: { verdict: 'warn', says: { en: 'odd in mailcow.conf: {{findings}}', de: 'auffällig in mailcow.conf: {{befunde}}' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: ['host_name'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ project_dir }) => `grep -vE '^(#|$)|PASS|DBROOT|KEY|SECRET|TOKEN' ${shellQuote(`${project_dir}/mailcow.conf`)}`,
    looksLike: { en: 'lines such as HTTP_PORT=80; passwords are left out', de: 'Zeilen wie HTTP_PORT=80; Passwörter bleiben weg' },
    read: (pasted) => (/^[A-Z_]+=/m.test(pasted) ? judge(pasted, undefined) : cannotTell('odd-answer')),
  },
  describe: ({ project_dir }) => ({ command: `cat ${shellQuote(`${project_dir}/mailcow.conf`)}` }),
  run: async (look) => {
    const path = `${look.params.project_dir.replace(/(.)\/+$/, '$1')}/mailcow.conf`;
    const text = await look.host.readFile(path, { signal: look.signal });
    if (!text.ok) return cannotLook(text, text.reason === 'no-permission' ? ROOT : WHERE, { subject: path });
    return judge(text.value, path, look.log, await ownAddresses(look));
  },
});

const judge = (text: string, path: string | undefined, log: Look['log'] = () => undefined, own: readonly string[] = []) => {
  const findings = [...lintMailcow(text), ...lintBindings(text, own)];
  // The file holds passwords: only the lines that are wrong, and those without their secrets, become evidence.
  for (const { key, line, says } of findings) log(`${path}:${line} ${key} ${says.en}`);
  const name = readEnvFile(text).find(({ key }) => key === 'MAILCOW_HOSTNAME')?.value;
  const seen = { ...(path ? { subject: path } : {}), ...(name && /^[\w.-]+$/.test(name) ? { facts: { host_name: name } } : {}) };
  if (findings.length === 0) return { outcome: 'clean', ...seen } as const;
  const said = (language: 'en' | 'de'): readonly string[] => findings.map(({ key, says }) => `${key} ${says[language]}`);
  return { outcome: 'suspicious', data: { findings: said('en'), befunde: said('de'), keys: findings.map(({ key }) => key) }, ...seen } as const;
};

const WHERE = { en: 'give the folder in which mailcow.conf lies', de: 'gib den Ordner an, in dem mailcow.conf liegt' };
const ROOT = { en: 'start Mailmedic as root', de: 'starte Mailmedic als root' };
