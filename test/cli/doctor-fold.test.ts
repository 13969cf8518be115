import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check, Examination } from '../../src/cli/doctor/examine.ts';
import { EXPLANATIONS } from '../../src/cli/doctor/explanations.ts';
import { foldFindings } from '../../src/cli/doctor/fold-findings.ts';
import { leaveOut, readIgnore, readIgnoreFile } from '../../src/cli/doctor/ignored.ts';
import { reportLines } from '../../src/cli/doctor/report-lines.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { run } from './run.ts';

const check = (finding: string, data: Record<string, string | number | readonly string[]> = {}, subject?: string): Check => {
  const [probe = '', outcome = ''] = finding.split(':');
  return {
    probe,
    params: {},
    result: {
      outcome,
      verdict: CATALOGUE.get(probe)?.outcomes[outcome]?.verdict ?? 'cannot-tell',
      evidence: { data, raw: '', vantage: 'test', at: '2026-11-21T12:00:00.000Z', milliseconds: 5, ...(subject ? { subject } : {}) },
    },
  };
};
const folded = (...checks: readonly Check[]): readonly string[] =>
  foldFindings(checks).map(({ check: { probe, result }, explains }) =>
    [`${probe}:${result.outcome}`, ...explains.map((one) => `${one.probe}:${one.result.outcome}`)].join(' < '),
  );

describe('findings, by what explains them', () => {
  test('name only probes and outcomes that there are', () => {
    const patterns = EXPLANATIONS.flatMap(({ cause, follows }) => [cause, ...follows]);
    const strange = patterns.flatMap(({ probe, outcomes }) =>
      outcomes.filter((outcome) => CATALOGUE.get(probe)?.outcomes[outcome] === undefined).map((outcome) => `${probe}:${outcome}`),
    );
    expect(strange).toEqual([]);
  });

  test('put the waiting mail under the port that does not get out', () => {
    expect(folded(check('queue.reasons:timeouts'), check('smtp.outbound:silent'), check('dns.dmarc:missing'))).toEqual([
      'smtp.outbound:silent < queue.reasons:timeouts',
      'dns.dmarc:missing',
    ]);
  });

  test('hand what a cause explains on to the cause of that cause', () => {
    expect(
      folded(check('docker.health:restarting', { names: ['dovecot-mailcow'] }), check('imap.answers:refused', { port: 993 }), check('files.present:missing')),
    ).toEqual(['files.present:missing < docker.health:restarting < imap.answers:refused']);
  });

  test('blame a container only for its own ports', () => {
    expect(folded(check('docker.health:exited', { names: ['sogo-mailcow'] }), check('imap.answers:refused', { port: 993 }))).toHaveLength(2);
    expect(folded(check('queue.reasons:rejected', { reason: 'blocked using zen.spamhaus.org' }), check('dnsbl.listed:listed'))).toEqual([
      'dnsbl.listed:listed < queue.reasons:rejected',
    ]);
    expect(folded(check('queue.reasons:rejected', { reason: 'mailbox full' }), check('dnsbl.listed:listed'))).toHaveLength(2);
  });

  test('tell the same once, whatever the number of ports', () => {
    expect(folded(check('tls.certificate:expired', { port: 465 }), check('tls.certificate:expired', { port: 993 }))).toEqual([
      'tls.certificate:expired < tls.certificate:expired',
    ]);
  });

  test('put problems before warnings, and first what explains most', () => {
    expect(
      folded(check('dns.dmarc:missing'), check('dns.mx:null'), check('smtp.outbound:offline'), check('queue.reasons:timeouts')).map(
        (line) => line.split(' ')[0],
      ),
    ).toEqual(['smtp.outbound:offline', 'dns.mx:null', 'dns.dmarc:missing']);
  });

  test('lose none and tell none twice, whatever is found', () => {
    const all = [...CATALOGUE.values()].flatMap(({ name, outcomes }) => Object.keys(outcomes).map((outcome) => `${name}:${outcome}`));
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...all), { maxLength: 25 }), (names) => {
        const checks = names.map((name) => check(name, { names: ['dovecot postfix unbound front'], port: 993 }));
        const told = foldFindings(checks).flatMap(({ check: cause, explains }) => [cause, ...explains]);
        const wanted = checks.filter(({ result }) => result.verdict === 'fail' || result.verdict === 'warn');
        const nameOf = ({ probe, result }: Check): string => `${probe}:${result.outcome}`;
        expect(told.map(nameOf).toSorted()).toEqual(wanted.map(nameOf).toSorted());
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});

describe('what a person does not want to hear of', () => {
  const found = [
    check('dns.dmarc:missing', { domain: 'a.test' }, 'a.test'),
    check('dns.dmarc:missing', { domain: 'b.test' }, 'b.test'),
    check('system.memory:short'),
  ];

  test('is matched by probe, outcome, subject and values', () => {
    const left = (...lines: readonly string[]) =>
      leaveOut(
        found,
        lines.map((line) => readIgnore(line, 'test')!),
      ).kept.length;
    expect([
      left('dns.dmarc'),
      left('dns.dmarc:missing subject=a.test'),
      left('dns.dmarc domain=b.test'),
      left('dns.dmarc:invalid'),
      left('system.memory:short'),
    ]).toEqual([1, 2, 2, 3, 2]);
  });

  test('never hides what is fine or could not be told', () => {
    const { ignored } = leaveOut([check('dns.dmarc:present'), check('dns.dmarc:cannot-tell')], [readIgnore('dns.dmarc', 'test')!]);
    expect(ignored).toEqual([]);
  });

  test('says which line fits nothing', () => {
    const { ignores, unread } = readIgnoreFile('# mine\ndns.dmarc:missing # yes\n\nnonsense here\ndns.spf:missing\n', 'f');
    expect(unread).toEqual(['f:4 "nonsense here"']);
    expect(leaveOut(found, ignores).idle.map(({ place }) => place)).toEqual(['f:5']);
  });

  test('stays counted in the report, and out of the verdict', () => {
    const report: Examination = { checks: [...found, check('system.disk:enough')], facts: {}, left: [], notTried: [], milliseconds: 1 };
    const options = { language: 'en', host: 'test', flows: [], catalogue: CATALOGUE, plain: true } as const;
    const lines = reportLines(report, {
      ...options,
      ignores: [readIgnore('dns.dmarc', 'a:1')!, readIgnore('system.memory', 'a:2')!, readIgnore('dns.spf', 'a:3')!],
    });
    expect(lines).toContain('1 fine    3 ignored by you');
    expect(lines).toContain('a:3: "dns.spf" fits nothing that was found');
    expect(lines.at(-1)).toBe('Good to go.');
    expect(reportLines(report, options).at(-1)).toBe('Good to go, with 2 warnings.');
  });
});

describe('doctor', () => {
  test('names the finding that was meant, on the command line and in the file', async () => {
    expect(await run(['doctor', '--ignore', 'dns.dmrac'])).toMatchObject({ code: 2, err: expect.stringContaining('did you mean dns.dmarc?') });
    const home = mkdtempSync(join(tmpdir(), 'mm-ignore-'));
    writeFileSync(join(home, 'doctor-ignore'), 'dns.dmarc:misssing\n');
    expect(await run(['doctor'], { env: { MAILMEDIC_HOME: home } })).toMatchObject({ code: 2, err: expect.stringContaining('doctor-ignore:1') });
    rmSync(home, { recursive: true });
  });

  test('looks at nothing where nothing is allowed', async () => {
    const { code, json } = await run(['doctor', '--probes', 'none', '--json', '--product', 'mailcow']);
    expect(code).toBe(1);
    expect(json).toMatchObject({ good: false, checks: [], notTried: expect.arrayContaining([{ probe: 'system.disk', because: 'not-allowed' }]) });
  });
});
