import type { Got } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';
import { dockerJson } from './api.ts';

/** An entry of GET /networks, as far as it is used. */
export type NetworkEntry = {
  readonly Id: string;
  readonly Name: string;
  readonly Driver?: string;
  readonly EnableIPv6?: boolean;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly Options?: Readonly<Record<string, string>> | null;
  readonly IPAM?: { readonly Config?: readonly { readonly Subnet?: string; readonly Gateway?: string }[] | null } | null;
};

export const listNetworks = (look: Pick<Look, 'host' | 'signal'>): Promise<Got<readonly NetworkEntry[]>> =>
  dockerJson<readonly NetworkEntry[]>(look, '/networks');

/** Networks of Compose projects; the engine's own carry no mail server. */
export const projectNetworks = (all: readonly NetworkEntry[]): readonly NetworkEntry[] =>
  all.filter(({ Name, Driver }) => !['bridge', 'host', 'none'].includes(Name) && (Driver === undefined || Driver === 'bridge'));
