import { expect, it } from 'vitest';
import { probeReference } from '../../src/probes/reference.ts';

it('docs/probes.md is what the table of probes says (npx vitest run test/probes/reference -u writes it)', async () => {
  await expect(probeReference()).toMatchFileSnapshot('../../docs/probes.md');
});
