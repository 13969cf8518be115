import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/engine/redact/redactor.ts';
import { ROOT } from '../../house/sources.ts';

/** The documentation of the four products lies beside a checkout of its developers only. */
const DOCS = join(ROOT, '../shared/docs');

const PLANTED = { user: 'walburga', domain: 'zwiebelfisch.test', host: 'knurrhahn', ip: '198.51.100.77' };

/** Blocks of code with the names in them replaced by planted ones: what these programs print, about somebody. */
const planted = (text: string): string =>
  text
    .replace(/[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+/g, `${PLANTED.user}@${PLANTED.domain}`)
    .replace(/(?<![\w-])(?:[a-z0-9-]+\.)+example\.(?:com|org|net)\b/gi, `${PLANTED.host}.${PLANTED.domain}`)
    .replace(/\bexample\.(?:com|org|net)\b|\bdomain\.tld\b|\byourdomain\.com\b/gi, PLANTED.domain)
    .replace(/(?<![\w.])(?!127\.|0\.0|255\.|172\.|10\.|192\.168)(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g, PLANTED.ip);

const codeBlocks = (text: string): string[] => [
  ...[...text.matchAll(/^([ \t]*)(`{3,}|~{3,})[^\n]*\n([\s\S]*?)\n\1\2/gm)].map(([, , , code]) => code!),
  ...[...text.matchAll(/::\n\n((?: {2,}[^\n]*\n|\n)+)/g)].map(([, code]) => code!),
];

describe.skipIf(!existsSync(DOCS))('redaction of what the documented programs print (needs ../shared/docs)', () => {
  it('lets no planted name through in any of their blocks of code', () => {
    const files = globSync('**/*.{md,mdx,rst}', { cwd: DOCS });
    const blocks = files.flatMap((file) => codeBlocks(readFileSync(join(DOCS, file), 'utf8')).map((code) => ({ file, code: planted(code) })));
    const named = blocks.filter(({ code }) => Object.values(PLANTED).some((value) => code.includes(value)));
    const leaks = named.flatMap(({ file, code }) => {
      const written = createRedactor().redact(code).toLowerCase();
      return Object.values(PLANTED)
        .filter((value) => written.includes(value))
        .map((value) => `${file}: ${value} in ${written.split('\n').find((line) => line.includes(value))}`);
    });
    expect(named.length).toBeGreaterThan(200);
    expect(leaks).toEqual([]);
  });

  it('keeps the lines in which nobody is named', () => {
    const lines = ['mailcow', 'mailu', 'docker-mailserver'].flatMap((product) =>
      globSync(`${product}/**/*.{md,rst}`, { cwd: DOCS })
        .flatMap((file) => codeBlocks(readFileSync(join(DOCS, file), 'utf8')))
        .flatMap((code) => code.split('\n'))
        .filter(
          (line) => /^\s*(docker|cd|systemctl|openssl|postqueue|apt|chmod|mkdir) /.test(line) && !/[@=:]|\w\.\w|pass|token|secret|-u |\$\(|user/i.test(line),
        ),
    );
    const changed = lines.filter((line) => createRedactor().redact(line) !== line);
    expect(lines.length).toBeGreaterThan(100);
    expect(changed).toEqual([]);
  });
});
