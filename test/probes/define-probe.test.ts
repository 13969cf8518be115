import { describe, expect, it } from 'vitest';
import { template } from '../../src/probes/_template.ts';
import { cannotLook, defineProbe } from '../../src/probes/define-probe.ts';
import { PROBES } from '../../src/probes/index.ts';

const words = { en: 'x', de: 'x' };
const base = {
  name: 'test.it',
  kind: 'files',
  title: words,
  params: { port: { title: words, type: 'number', default: 25 }, host: { title: words, type: 'text' } },
  outcomes: { good: { verdict: 'ok', says: words }, bad: { verdict: 'fail', says: words } },
  vantage: 'anywhere',
  needs: [],
  facts: [],
  leaves: undefined,
  seconds: 1,
  describe: () => ({}),
} as const;

describe('defineProbe', () => {
  it('does not compile with an outcome that the probe does not name', () => {
    // @ts-expect-error "god" is no outcome
    const probe = defineProbe({ ...base, run: async () => ({ outcome: 'god' }) });
    expect(probe.spec.name).toBe('test.it');
  });
  it('knows the types of its parameters', () => {
    const probe = defineProbe({
      ...base,
      run: async ({ params }) => {
        const port: number = params.port;
        // @ts-expect-error it has no default and may be missing
        const host: string = params.host;
        return { outcome: port > 0 && host !== '' ? 'good' : 'bad' };
      },
    });
    expect(Object.keys(probe.spec.outcomes)).toEqual(['good', 'bad']);
  });
  it('never loses what was in the way', () => {
    const message = { en: 'no', de: 'nein' };
    expect(cannotLook({ ok: false, reason: 'absent', message })).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer', detail: message });
    expect(cannotLook({ ok: false, reason: 'no-permission', message }, { en: 'be root', de: 'werde root' }).detail).toEqual({
      en: 'no; be root',
      de: 'nein; werde root',
    });
  });
});

describe('the template', () => {
  it('is a probe, but not one of the table', () => {
    expect(template.spec.name).toBe('group.what');
    expect(PROBES).not.toContain(template);
  });
});
