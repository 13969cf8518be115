import { hostname } from 'node:os';
import type { NodeHost } from '../../hosts/node-host.ts';
import { findProbe, runProbe } from '../../probes/run-probe.ts';
import { type Invitation, outsideChecks } from './invitation.ts';
import type { Reply } from './reply.ts';

/** Checks that this program can make for an invitation. */
export const checksFor = (invitation: Invitation) => outsideChecks(invitation).filter(({ probe }) => findProbe(probe) !== undefined);

/** Looks from here, as many at once as `runProbe` lets. The name of this computer stays here: `outside` says enough. */
export const lookOutside = async (invitation: Invitation, host: NodeHost, signal: AbortSignal, onCheck: (done: number) => void): Promise<Reply> => {
  const at = new Date().toISOString();
  let done = 0;
  const seen = await Promise.all(
    checksFor(invitation).map(async ({ probe, params }) => {
      const result = await runProbe(probe, params, { host, signal });
      onCheck(++done);
      return { probe, params, result: { ...result, evidence: { ...result.evidence, raw: result.evidence.raw.replaceAll(hostname(), 'outside') } } };
    }),
  );
  return { id: invitation.id, at, vantage: 'outside', seen };
};
