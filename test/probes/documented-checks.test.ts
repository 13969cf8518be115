import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planDoctor } from '../../src/cli/doctor/plan.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { DOCUMENTED_CHECKS, REASONS } from '../../src/probes/documented-checks.ts';
import { PROBES } from '../../src/probes/index.ts';
import { scriptFor } from '../../src/probes/read-paste.ts';
import { loadPack } from '../../src/store/packs.ts';

const COVERAGE = join(import.meta.dirname, '../../../shared/coverage/items.json');
const there = existsSync(COVERAGE);
type Item = { readonly id: string; readonly probes?: readonly unknown[] };

describe('documented checks', () => {
  it('name probes that there are, or a reason', () => {
    const named = Object.values(DOCUMENTED_CHECKS).flat();
    expect(named.filter((one) => typeof one === 'string' && !CATALOGUE.has(one))).toEqual([]);
    const used = new Set(named.flatMap((one) => (typeof one === 'string' ? [] : [one.without])));
    expect(Object.keys(REASONS).filter((reason) => !used.has(reason as keyof typeof REASONS))).toEqual([]);
  });

  it.skipIf(!there)(`each have a probe or a stated reason${there ? '' : ' (skipped: there is no ../shared/coverage here)'}`, () => {
    const { items } = JSON.parse(readFileSync(COVERAGE, 'utf8')) as { readonly items: readonly Item[] };
    const wanted = items.filter(({ probes = [] }) => probes.length > 0).map(({ id, probes = [] }) => `${id} ${probes.length}`);
    const given = Object.entries(DOCUMENTED_CHECKS).map(([id, checks]) => `${id} ${checks.length}`);
    expect(given.toSorted()).toEqual(wanted.toSorted());
  });
});

describe('the table of probes', () => {
  it('holds no probe that neither doctor nor a flow uses', async () => {
    const facts = { project_dir: '/m', domain: 'd', public_ip: '1', host_name: 'h', host_names: ['h'], selector: 's', recipient: 'a@d' };
    const specs = [...CATALOGUE.values()];
    const used = new Set([
      'product.detect',
      ...(['mailcow', 'mailu', 'docker-mailserver', 'bluemind'] as const).flatMap((product) =>
        planDoctor(specs, { ...facts, product }).flatMap((one) => ('params' in one ? [one.probe] : [])),
      ),
      ...(await loadPack([join(import.meta.dirname, '../..')])).flows.flatMap(({ nodes }) =>
        Object.values(nodes).flatMap((node) => (node.kind === 'ask' && node.probe ? [node.probe] : [])),
      ),
    ]);
    expect(specs.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it('holds a command for a person for every probe, that a shell can parse', () => {
    for (const { spec } of PROBES) {
      const params = Object.fromEntries(
        Object.entries(spec.params).map(([name, param]) => [name, param.type === 'number' ? 25 : name === 'ip' ? '203.0.113.1' : "it's"]),
      );
      const script = scriptFor(spec.name, params);
      expect(script?.linux, spec.name).toBeTruthy();
      // Only read, never run.
      expect(() => execFileSync('/bin/sh', ['-n'], { input: script!.linux, stdio: 'pipe' }), spec.name).not.toThrow();
      expect(script!.looksLike.de).not.toBe('');
    }
  });
});
