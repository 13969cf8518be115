import { expect, test } from 'vitest';
import { detectProduct } from '../../src/cli/detect-product.ts';
import type { RunProbe } from '../../src/engine/session.ts';
import { createSession } from '../../src/engine/session.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { packFrom } from '../../src/store/packs.ts';
import { GOOD } from '../rules/good-pack.ts';

const pack = packFrom(GOOD);

const sessionOf = (mode: 'ask' | 'all') => {
  const asked: string[] = [];
  const runProbe: RunProbe = async (probe) => {
    asked.push(probe);
    const evidence = { data: {}, raw: '', vantage: 'test', at: '2026-11-21T12:00:00.000Z', milliseconds: 1 };
    return { outcome: 'mailcow', verdict: 'ok', evidence, facts: { product: 'mailcow', version: '2026-09' } };
  };
  const session = createSession({ pack, library: createLibrary(pack.articles), catalogue: CATALOGUE, language: 'en', id: 'x', mode, host: 'test', runProbe });
  return { session, runProbe, asked };
};

test('the product is found once the person lets Mailmedic look, and not before', async () => {
  const { session, runProbe, asked } = sessionOf('ask');
  const stop = detectProduct(session, runProbe);
  expect(asked).toEqual([]);
  session.send({ type: 'consent', consent: { allow: ['docker'], each: false } });
  await new Promise(setImmediate);
  expect([asked, session.view().product, session.view().version]).toEqual([['product.detect'], 'mailcow', '2026-09']);
  stop();
});

test('nothing is looked up where only files may be read, or every look must be asked for', async () => {
  const { session, runProbe, asked } = sessionOf('ask');
  const stop = detectProduct(session, runProbe);
  session.send({ type: 'consent', consent: { allow: ['files'], each: false } });
  session.send({ type: 'consent', consent: { allow: ['docker'], each: true } });
  await new Promise(setImmediate);
  expect(asked).toEqual([]);
  stop();
});

test('what was found after the conversation ended is let go', async () => {
  const { session, runProbe } = sessionOf('all');
  detectProduct(session, runProbe)();
  await new Promise(setImmediate);
  expect(session.view().product).toBeUndefined();
});
