import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, defineProbe } from '../define-probe.ts';
import { PARAM } from '../words.ts';
import { readEnvFile } from './env-file.ts';
import { lintMailu } from './mailu-lint.ts';

export const configMailu = defineProbe({
  name: 'config.mailu',
  kind: 'files',
  title: { en: 'Does mailu.env hold odd values?', de: 'Stehen in mailu.env auffällige Werte?' },
  params: { project_dir: { title: PARAM.projectDir, type: 'text', required: true } },
  outcomes: {
    clean: { verdict: 'ok', says: { en: 'mailu.env looks right', de: 'mailu.env sieht richtig aus' } },
    suspicious: { verdict: 'warn', says: { en: 'odd in mailu.env: {{findings}}', de: 'auffällig in mailu.env: {{befunde}}' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: ['host_name', 'domain'],
  leaves: undefined,
  seconds: 1,
  describe: ({ project_dir }) => ({ command: `cat ${shellQuote(`${project_dir}/mailu.env`)}` }),
  run: async (look) => {
    const path = `${look.params.project_dir.replace(/(.)\/+$/, '$1')}/mailu.env`;
    const text = await look.host.readFile(path, { signal: look.signal });
    if (!text.ok) return cannotLook(text, undefined, { subject: path });
    const findings = lintMailu(text.value);
    for (const { key, line, says } of findings) look.log(`${path}:${line} ${key} ${says.en}`);
    const valueFor = (key: string): string => readEnvFile(text.value).find((entry) => entry.key === key)?.value ?? '';
    const name = valueFor('HOSTNAMES').split(',')[0]!.trim();
    const domain = valueFor('DOMAIN');
    const facts = { ...(/^[\w.-]+$/.test(name) ? { host_name: name } : {}), ...(/^[\w.-]+$/.test(domain) ? { domain } : {}) };
    if (findings.length === 0) return { outcome: 'clean', subject: path, facts };
    const said = (language: 'en' | 'de'): readonly string[] => findings.map(({ key, says }) => `${key} ${says[language]}`);
    return { outcome: 'suspicious', subject: path, facts, data: { findings: said('en'), befunde: said('de'), keys: findings.map(({ key }) => key) } };
  },
});
