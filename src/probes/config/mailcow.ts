import { cannotLook, defineProbe } from '../define-probe.ts';
import { PARAM } from '../words.ts';
import { readEnvFile } from './env-file.ts';
import { lintMailcow } from './mailcow-lint.ts';

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
  describe: ({ project_dir }) => ({ command: `cat ${project_dir}/mailcow.conf` }),
  run: async (look) => {
    const path = `${look.params.project_dir.replace(/(.)\/+$/, '$1')}/mailcow.conf`;
    const text = await look.host.readFile(path, { signal: look.signal });
    if (!text.ok) return cannotLook(text, text.reason === 'no-permission' ? ROOT : WHERE, { subject: path });
    const findings = lintMailcow(text.value);
    // The file holds passwords: only the lines that are wrong, and those without their secrets, become evidence.
    for (const { key, line, says } of findings) look.log(`${path}:${line} ${key} ${says.en}`);
    const name = readEnvFile(text.value).find(({ key }) => key === 'MAILCOW_HOSTNAME')?.value;
    const seen = { subject: path, ...(name && /^[\w.-]+$/.test(name) ? { facts: { host_name: name } } : {}) };
    if (findings.length === 0) return { outcome: 'clean', ...seen };
    const said = (language: 'en' | 'de'): readonly string[] => findings.map(({ key, says }) => `${key} ${says[language]}`);
    return { outcome: 'suspicious', data: { findings: said('en'), befunde: said('de'), keys: findings.map(({ key }) => key) }, ...seen };
  },
});

const WHERE = { en: 'give the folder in which mailcow.conf lies', de: 'gib den Ordner an, in dem mailcow.conf liegt' };
const ROOT = { en: 'start Mailmedic as root', de: 'starte Mailmedic als root' };
