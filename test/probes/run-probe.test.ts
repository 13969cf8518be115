import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLocalHost } from '../../src/hosts/local.ts';
import type { NodeHost } from '../../src/hosts/node-host.ts';
import { createPersonHost } from '../../src/hosts/person.ts';
import { FACTS } from '../../src/model/fact.ts';
import { CANNOT_TELL, SKIPPED } from '../../src/model/probe.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { PROBES } from '../../src/probes/index.ts';
import { createLimit } from '../../src/probes/limit.ts';
import { RAW_LIMIT } from '../../src/probes/result-of.ts';
import { describeProbe, runProbe } from '../../src/probes/run-probe.ts';
import { closing } from './support/closing.ts';
import { makeTree } from './support/file-tree.ts';
import { startSilentPort } from './support/silent-port.ts';

const keep = closing();
const never = new AbortController().signal;
const local = createLocalHost();

describe('runProbe', () => {
  it('says cannot-tell for a probe that does not exist', async () => {
    expect(await runProbe('dns.nothing', {}, { host: local, signal: never })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'missing-input',
      detail: { en: 'there is no probe "dns.nothing"' },
    });
  });
  it('names the parameter that is missing, strange or no number', async () => {
    const detail = async (params: Record<string, string>) => (await runProbe('tcp.connect', params, { host: local, signal: never })).detail?.en;
    expect(await detail({ host: '127.0.0.1' })).toContain('(port)');
    expect(await detail({ host: '127.0.0.1', port: 'smtp' })).toContain('"smtp" is not a number');
    expect(await detail({ host: '127.0.0.1', prot: '25' })).toContain('"prot"');
  });
  it('says cannot-tell in time when a host never answers', async () => {
    const deaf: NodeHost = { ...local, readFile: () => new Promise(() => undefined) };
    const start = Date.now();
    expect(await runProbe('system.inotify', {}, { host: deaf, signal: never, timeoutMs: 100 })).toMatchObject({ outcome: 'cannot-tell', reason: 'timed-out' });
    expect(Date.now() - start).toBeLessThan(2_000);
  });
  it('says cancelled when the person stops it', async () => {
    const { port } = keep(await startSilentPort());
    const stop = new AbortController();
    const running = runProbe('tcp.connect', { host: '127.0.0.1', port }, { host: local, signal: stop.signal });
    setTimeout(() => stop.abort(), 100);
    expect(await running).toMatchObject({ outcome: 'cannot-tell', reason: 'cancelled' });
  });
  it('turns a thrown mistake into cannot-tell', async () => {
    const broken: NodeHost = {
      ...local,
      readFile: () => {
        throw new Error('boom');
      },
    };
    expect(await runProbe('system.inotify', {}, { host: broken, signal: never })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'odd-answer',
      detail: { en: 'the probe failed: boom' },
    });
  });
  it('caps the raw answer', async () => {
    const tree = keep(await makeTree({ '/var/log/mail.log': `${'error ü\n'.repeat(20_000)}` }));
    const result = await runProbe(
      'logs.match',
      { service: '/var/log/mail.log', patterns: ['error'], lines: 20_000 },
      { host: createLocalHost({ root: tree.root }), signal: never },
    );
    expect(Buffer.byteLength(result.evidence.raw)).toBeLessThanOrEqual(RAW_LIMIT);
    expect(result.evidence.raw.length).toBeGreaterThan(RAW_LIMIT / 3);
  });
  it('cannot look where only a person can', async () => {
    for (const { spec } of PROBES) {
      const params = Object.fromEntries(Object.entries(spec.params).map(([name, param]) => [name, param.type === 'number' ? 25 : '192.0.2.1']));
      expect(await runProbe(spec.name, params, { host: createPersonHost(), signal: never })).toMatchObject({ outcome: 'cannot-tell', reason: 'not-here' });
    }
  });
  it('never rejects, whatever the parameters', async () => {
    const tree = keep(await makeTree({}));
    const host = createLocalHost({ root: tree.root, resolvers: [], env: { PATH: '/nonexistent' }, connectTimeoutMs: 50 });
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant('127.0.0.1'), fc.constant('example.org'), fc.array(fc.string(), { maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PROBES.filter(({ spec }) => !['tcp.connect', 'smtp.banner', 'smtp.outbound'].includes(spec.name))),
        fc.array(value, { minLength: 4, maxLength: 4 }),
        async (probe, values) => {
          const params = Object.fromEntries(Object.keys(probe.spec.params).map((name, index) => [name, values[index % 4]!]));
          const result = await runProbe(probe.spec.name, params, { host, signal: never });
          expect([CANNOT_TELL, ...Object.keys(probe.spec.outcomes)]).toContain(result.outcome);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the table of probes', () => {
  it('has unique names of a group and a word', () => {
    expect(CATALOGUE.size).toBe(PROBES.length);
    for (const name of CATALOGUE.keys()) expect(name).toMatch(/^[a-z]+\.[a-z][a-z\d-]*$/);
  });
  it('lists the keys of every probe in the same order', () => {
    const order = ['name', 'kind', 'title', 'params', 'outcomes', 'vantage', 'facts', 'leaves', 'byPerson', 'seconds'];
    for (const { spec } of PROBES) expect(Object.keys(spec).sort()).toEqual(order.filter((key) => key in spec).sort());
  });
  it('never names the outcomes that every probe has', () => {
    for (const { spec } of PROBES) for (const outcome of Object.keys(spec.outcomes)) expect([CANNOT_TELL, SKIPPED, 'unsure', 'given']).not.toContain(outcome);
  });
  it('only sets facts that exist', () => {
    for (const { spec } of PROBES) for (const fact of spec.facts) expect(Object.keys(FACTS)).toContain(fact);
  });
  it('says in both languages what others notice, wherever it goes out into the network', () => {
    for (const { spec } of PROBES) expect(spec.kind === 'network', spec.name).toBe(spec.leaves !== undefined);
  });
  it('describes what it will do before it does it', () => {
    for (const { spec } of PROBES) {
      const params = Object.fromEntries(Object.entries(spec.params).map(([name, param]) => [name, param.type === 'number' ? 25 : '192.0.2.1']));
      const { command, connection } = describeProbe(spec.name, params, local);
      expect(command ?? connection, spec.name).toBeTruthy();
    }
    expect(describeProbe('tcp.connect', {}, local)).toEqual({});
  });
});

describe('createLimit', () => {
  it('never runs more at once than allowed, and runs all', async () => {
    const limit = createLimit(3);
    let now = 0;
    let most = 0;
    let done = 0;
    const task = async (): Promise<void> => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
      done += 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => limit(task, never)));
    expect({ most, done }).toEqual({ most: 3, done: 20 });
  });
  it('does not start a task whose signal fired while it waited', async () => {
    const limit = createLimit(1);
    const stop = new AbortController();
    let ran = false;
    const first = limit(() => new Promise((resolve) => setTimeout(resolve, 20)), never);
    const second = limit(async () => {
      ran = true;
    }, stop.signal);
    stop.abort();
    expect(await second).toBeUndefined();
    await first;
    expect(ran).toBe(false);
    expect(await limit(async () => 'next', never)).toBe('next');
  });
});

describe('a way by ssh that stands still for a while', () => {
  /** This machine as if it were far away: connections and commands stop for a while and then go on. */
  const far = (stallMs: number): NodeHost => {
    const local = createLocalHost({ resolvers: [], dockerSocket: '/nonexistent' });
    const until = Date.now() + stallMs;
    const wait = () => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, until - Date.now())));
    return {
      ...local,
      kind: 'ssh',
      run: async (command, args, limits) => {
        await wait();
        return local.run(command, args, limits);
      },
      connect: async () => {
        await new Promise((resolve) => setTimeout(resolve, 250));
        return { ok: false, reason: 'timed-out', message: { en: 'no answer in time', de: 'keine Antwort in der Zeit' } };
      },
    };
  };
  const ask = (stallMs: number) =>
    runProbe('tcp.connect', { host: '192.0.2.1', port: 25 }, { host: far(stallMs), signal: new AbortController().signal, pulseMs: 60 });
  it('makes no silence of the port out of it', async () => {
    expect(await ask(600)).toMatchObject({ outcome: 'cannot-tell' });
    expect(await ask(0)).toMatchObject({ outcome: 'silent' });
  });
});
