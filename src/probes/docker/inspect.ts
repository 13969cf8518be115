import type { Got } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';
import { dockerJson } from './api.ts';

/** GET /containers/<id>/json, as far as it is used. */
export type Inspected = {
  readonly Id: string;
  readonly Name: string;
  readonly Image: string;
  readonly RestartCount: number;
  readonly Created: string;
  readonly State: {
    readonly Status: string;
    readonly Running: boolean;
    readonly OOMKilled?: boolean;
    readonly ExitCode: number;
    readonly Error?: string;
    readonly StartedAt: string;
    readonly Health?: {
      readonly Status: string;
      readonly Log?: readonly { readonly ExitCode: number; readonly Output: string; readonly End: string }[] | null;
    };
  };
  readonly Config: {
    readonly Image: string;
    readonly Env?: readonly string[] | null;
    readonly Tty?: boolean;
    readonly Hostname?: string;
    readonly Domainname?: string;
    readonly Labels?: Readonly<Record<string, string>> | null;
  };
  readonly HostConfig: {
    readonly RestartPolicy?: { readonly Name?: string };
    readonly LogConfig?: { readonly Type?: string };
    readonly Dns?: readonly string[] | null;
  };
  readonly Mounts: readonly { readonly Type: string; readonly Source: string; readonly Destination: string }[];
};

export const inspect = (look: Pick<Look, 'host' | 'signal'>, id: string): Promise<Got<Inspected>> =>
  dockerJson<Inspected>(look, `/containers/${encodeURIComponent(id)}/json`);
