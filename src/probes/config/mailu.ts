import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotLook, cannotTell, defineProbe, type Look } from '../define-probe.ts';
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
  facts: ['host_name', 'host_names', 'domain'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: ({ project_dir }) =>
      `grep -vE '^(#|$)|PASS|_PW=|TOKEN|DB_' ${shellQuote(`${project_dir}/mailu.env`)} | sed 's/^SECRET_KEY=.\\{16\\}$/SECRET_KEY=0123456789abcdef/'`,
    looksLike: { en: 'lines such as TLS_FLAVOR=letsencrypt; secrets are left out', de: 'Zeilen wie TLS_FLAVOR=letsencrypt; Geheimnisse bleiben weg' },
    read: (pasted) => (/^[A-Z\d_]+=/m.test(pasted) ? judge(pasted, undefined) : cannotTell('odd-answer')),
  },
  describe: ({ project_dir }) => ({ command: `cat ${shellQuote(`${project_dir}/mailu.env`)}` }),
  run: async (look) => {
    const path = `${look.params.project_dir.replace(/(.)\/+$/, '$1')}/mailu.env`;
    const text = await look.host.readFile(path, { signal: look.signal });
    if (!text.ok) return cannotLook(text, undefined, { subject: path });
    return judge(text.value, path, look.log);
  },
});

const judge = (text: string, path: string | undefined, log: Look['log'] = () => undefined) => {
  const findings = lintMailu(text);
  for (const { key, line, says } of findings) log(`${path ?? ''}:${line} ${key} ${says.en}`);
  const valueFor = (key: string): string => readEnvFile(text).find((entry) => entry.key === key)?.value ?? '';
  const names = valueFor('HOSTNAMES')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => /^[\w.-]+$/.test(one));
  const [name] = names;
  const domain = valueFor('DOMAIN');
  const facts = { ...(name ? { host_name: name, host_names: names } : {}), ...(/^[\w.-]+$/.test(domain) ? { domain } : {}) };
  const seen = { facts, ...(path ? { subject: path } : {}) };
  if (findings.length === 0) return { outcome: 'clean', ...seen } as const;
  const said = (language: 'en' | 'de'): readonly string[] => findings.map(({ key, says }) => `${key} ${says[language]}`);
  return { outcome: 'suspicious', ...seen, data: { findings: said('en'), befunde: said('de'), keys: findings.map(({ key }) => key) } } as const;
};
