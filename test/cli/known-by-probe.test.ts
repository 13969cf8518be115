import { expect, test } from 'vitest';
import { createSession } from '../../src/engine/session.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import { plainText } from '../../src/model/block.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { loadPack } from '../../src/store/packs.ts';

test('a fact that a check-up has found stands in for a question that has a probe of its own, and is said as it is', async () => {
  const pack = await loadPack([`${import.meta.dirname}/../..`]);
  const session = createSession({ pack, library: createLibrary(pack.articles), catalogue: CATALOGUE, language: 'en', id: 'x', mode: 'none', host: 'test' });
  session.send({ type: 'known', facts: { domain: 'example.org', public_ip: '192.0.2.10' }, by: 'probe' });
  session.send({ type: 'entered', flow: 'common/marked-as-spam', hash: '' });
  const said = session.view().done.map(({ result, changeable }) => [plainText(result), changeable]);
  expect(said).toContainEqual(['example.org', true]);
  expect(said).toContainEqual(['192.0.2.10', true]);
});
