import { expect, it } from 'vitest';
import { probeReference } from '../../src/probes/reference.ts';

it('docs/probes.md is what the table of probes says (npm run generate writes it)', async () => {
  await expect(probeReference()).toMatchFileSnapshot('../../docs/probes.md');
});
