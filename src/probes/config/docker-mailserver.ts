import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { PARAM } from '../words.ts';
import { lintDockerMailserver } from './docker-mailserver-lint.ts';
import { readEnvFile } from './env-file.ts';

export const configDockerMailserver = defineProbe({
  name: 'config.docker-mailserver',
  kind: 'files',
  title: { en: 'Does mailserver.env hold odd values?', de: 'Stehen in mailserver.env auffällige Werte?' },
  params: { project_dir: { title: PARAM.projectDir, type: 'text', required: true } },
  outcomes: {
    clean: { verdict: 'ok', says: { en: 'mailserver.env looks right', de: 'mailserver.env sieht richtig aus' } },
    suspicious: { verdict: 'warn', says: { en: 'odd in mailserver.env: {{findings}}', de: 'auffällig in mailserver.env: {{befunde}}' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: ['host_name'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ project_dir }) => `grep -vE '^(#|$)|PASS|KEY=|SECRET|TOKEN' ${shellQuote(`${project_dir}/mailserver.env`)}`,
    looksLike: { en: 'lines such as SSL_TYPE=letsencrypt; passwords are left out', de: 'Zeilen wie SSL_TYPE=letsencrypt; Passwörter bleiben weg' },
    read: (pasted) => (/^[A-Z\d_]+=/m.test(pasted) ? judge(pasted, undefined) : cannotTell('odd-answer')),
  },
  describe: ({ project_dir }) => ({ command: `cat ${shellQuote(`${project_dir}/mailserver.env`)}` }),
  run: async (look) => {
    const path = `${look.params.project_dir.replace(/(.)\/+$/, '$1')}/mailserver.env`;
    const text = await look.host.readFile(path, { signal: look.signal });
    if (!text.ok) return cannotLook(text, undefined, { subject: path });
    return judge(text.value, path, look.log);
  },
});

/** The file may hold passwords: only the lines that are wrong become evidence. */
const judge = (text: string, path: string | undefined, log: Look['log'] = () => undefined) => {
  const findings = lintDockerMailserver(text);
  for (const { key, line, says } of findings) log(`${path ?? ''}:${line} ${key} ${says.en}`);
  const name = readEnvFile(text).find(({ key }) => key === 'OVERRIDE_HOSTNAME')?.value ?? '';
  const seen = { ...(path ? { subject: path } : {}), ...(/^[\w-]+(\.[\w-]+)+$/.test(name) ? { facts: { host_name: name } } : {}) };
  if (findings.length === 0) return { outcome: 'clean', ...seen } as const;
  const said = (language: 'en' | 'de'): readonly string[] => findings.map(({ key, says }) => `${key} ${says[language]}`);
  return { outcome: 'suspicious', data: { findings: said('en'), befunde: said('de'), keys: findings.map(({ key }) => key) }, ...seen } as const;
};
