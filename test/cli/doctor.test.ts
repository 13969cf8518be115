import { describe, expect, test } from 'vitest';
import type { Examination } from '../../src/cli/doctor/examine.ts';
import { foldLine } from '../../src/cli/doctor/fold-line.ts';
import { planDoctor } from '../../src/cli/doctor/plan.ts';
import { isGood, reportLines, waysOn } from '../../src/cli/doctor/report-lines.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { packFrom } from '../../src/store/packs.ts';
import { GOOD } from '../rules/good-pack.ts';
import { run } from './run.ts';

const SPECS = [...CATALOGUE.values()];
const { flows } = packFrom(GOOD);

describe('the plan', () => {
  const planned = (facts: Parameters<typeof planDoctor>[1]) => new Map(planDoctor(SPECS, facts).map((one) => [one.probe, one]));

  test('fills parameters from what is known, and names what is missing', () => {
    const plan = planned({ domain: 'example.org', public_ip: '192.0.2.1' });
    expect(plan.get('dns.spf')).toEqual({ probe: 'dns.spf', params: { domain: 'example.org', ip: '192.0.2.1' } });
    expect(plan.get('dns.dkim')).toEqual({ probe: 'dns.dkim', needs: ['selector'] });
    expect(plan.get('dns.address')).toEqual({ probe: 'dns.address', needs: ['host_name'] });
  });

  test('leaves out what only another product has a use for', () => {
    expect(planned({ product: 'mailu', project_dir: '/mailu' }).has('config.mailcow')).toBe(false);
    expect(planned({ product: 'mailcow', project_dir: '/opt/mailcow' }).get('config.mailcow')).toEqual({
      probe: 'config.mailcow',
      params: { project_dir: '/opt/mailcow' },
    });
  });

  test('looks for Docker, and for programs in the way of containers, only where the product runs in containers', () => {
    const names = [...planned({ product: 'bluemind' }).keys()];
    expect(names.filter((name) => name.startsWith('docker.') || name === 'system.listeners')).toEqual([]);
    expect([...planned({ product: 'mailu' }).keys()]).toEqual(expect.arrayContaining(['docker.health', 'system.listeners']));
  });

  test('plans every probe for some product, but those that serve one case only', () => {
    const all = { project_dir: '/m', domain: 'd', public_ip: '1', host_name: 'h', host_names: ['h'], selector: 's', recipient: 'a@d' };
    const planned = (['mailcow', 'mailu', 'docker-mailserver', 'bluemind'] as const).flatMap((product) =>
      planDoctor(SPECS, { ...all, product }).flatMap((one) => ('params' in one ? [one.probe] : [])),
    );
    expect(SPECS.map(({ name }) => name).filter((name) => !planned.includes(name))).toEqual([
      'product.detect',
      'server.domain',
      'server.address',
      'logs.match',
      'web.answers',
      'tcp.connect',
      'dns.propagation',
      'dnsbl.answers',
    ]);
  });
});

describe('the report', () => {
  const check = (probe: string, outcome: string, data = {}): Examination['checks'][number] => ({
    probe,
    params: {},
    result: {
      outcome,
      verdict: CATALOGUE.get(probe)?.outcomes[outcome]?.verdict ?? 'cannot-tell',
      ...(outcome === 'cannot-tell' ? { reason: 'no-tool' as const } : {}),
      evidence: { data, raw: '', vantage: 'test', at: '2026-11-21T12:00:00.000Z', milliseconds: 5 },
    },
  });
  const lines = (checks: Examination['checks'], language: 'en' | 'de' = 'en', plain = false) =>
    reportLines(
      {
        checks,
        facts: { host_name: 'mail.example.org', product: 'mailcow' },
        left: [{ probe: 'dns.dkim', needs: ['selector'] }],
        notTried: [],
        milliseconds: 6200,
      },
      { language, host: 'this machine', flows, catalogue: CATALOGUE, plain },
    );

  test('says what is wrong first, the way to walk through it, and the verdict last', () => {
    const said = lines([
      check('smtp.outbound', 'silent', { port: 25, tried: 3 }),
      check('dns.dmarc', 'missing', { domain: 'example.org' }),
      check('system.inotify', 'enough'),
    ]);
    expect(said[0]).toBe('mail.example.org · mailcow · this machine · 3 checks in 6.2 s');
    expect(said[2]).toMatch(/^✗ Can this server reach other mail servers\? {2}port 25 does not get out/);
    expect(said[3]).toBe('    walk me through it: mailmedic --flow mailcow/sending');
    expect(said[4]).toMatch(/^! /);
    expect(said.at(-1)).toBe('Not good to go: 1 problem, 1 warning.');
  });

  test('is good to go with warnings, and without', () => {
    expect(lines([check('system.inotify', 'enough')]).at(-1)).toBe('Good to go.');
    expect(lines([check('dns.dmarc', 'missing'), check('system.inotify', 'enough')], 'de').at(-1)).toBe('In Ordnung, mit 1 Warnung.');
  });

  test('never takes what could not be told for a finding, nor for good', () => {
    const unknown = [check('docker.health', 'cannot-tell')];
    expect(isGood(unknown)).toBe(false);
    expect(lines(unknown).at(-1)).toBe('Not good to go: nothing could be checked here.');
    expect(isGood([...unknown, check('system.inotify', 'enough')])).toBe(true);
  });

  test('has no signs in plain lines', () => {
    expect(lines([check('smtp.outbound', 'silent'), check('docker.health', 'cannot-tell')], 'en', true).join('\n')).not.toMatch(/[✗✓·–!] /);
  });
});

describe('doctor', () => {
  test('on the phone can check nothing, says so and ends with 1', async () => {
    const { code, out } = await run(['doctor', '--host', 'person']);
    expect(code).toBe(1);
    expect(out).toMatch(/Not good to go: nothing could be checked here\.\n$/);
  });

  test('prints one document with what was checked and what was left out', async () => {
    const { code, json } = await run(['doctor', '--host', 'person', '--json', 'domain=example.org']);
    expect(code).toBe(1);
    expect(json).toMatchObject({
      host: 'person',
      good: false,
      problems: 0,
      facts: { domain: 'example.org' },
      left: expect.arrayContaining([{ probe: 'dns.dkim', needs: ['selector'] }]),
    });
    const { checks } = json as { checks: { probe: string; verdict: string; says: string }[] };
    expect(checks.map(({ probe }) => probe)).toContain('dns.mx');
    expect(checks.every(({ verdict, says }) => verdict === 'cannot-tell' && says !== '')).toBe(true);
  });

  test('names the fact that was meant', async () => {
    expect(await run(['doctor', 'domian=x'])).toMatchObject({ code: 2, err: 'There is no fact "domian".\ndid you mean domain=?\n' });
  });
});

describe('the ways on from a report', () => {
  test('keep lines within the terminal, without losing a word', () => {
    const text = '    Does mail wait in the queue, and why?  could not be told: the program needed for it is not here';
    const lines = foldLine(text, 40);
    expect(lines.every((one) => one.length <= 40)).toBe(true);
    expect(lines.join(' ').replace(/\s+/g, ' ').trim()).toBe(text.replace(/\s+/g, ' ').trim());
    expect(foldLine(text, undefined)).toEqual([text]);
  });

  test('lead to a flow that the finding routes, and to none for what is fine', () => {
    const node = Object.values(flows[0]!.nodes).find((one) => one.kind === 'ask' && one.probe !== undefined && one.go !== undefined);
    if (node?.kind !== 'ask' || node.probe === undefined) throw new Error('the pack has a routed probe');
    const outcomes = CATALOGUE.get(node.probe)!.outcomes;
    const bad = Object.keys(node.go!).find((outcome) => outcomes[outcome]?.verdict === 'fail')!;
    const fine = Object.keys(outcomes).find((outcome) => outcomes[outcome]!.verdict === 'ok')!;
    const examined = (outcome: string): Examination => ({
      facts: {},
      left: [],
      notTried: [],
      milliseconds: 1,
      checks: [
        {
          probe: node.probe!,
          params: {},
          result: {
            outcome,
            verdict: outcomes[outcome]!.verdict,
            evidence: { data: {}, raw: '', vantage: 'test', at: '2026-11-21T12:00:00.000Z', milliseconds: 5 },
          },
        },
      ],
    });
    expect(waysOn(examined(bad), flows)).toEqual([flows[0]!.key]);
    expect(waysOn(examined(fine), flows)).toEqual([]);
  });
});
