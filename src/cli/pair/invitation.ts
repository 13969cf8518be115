import { isIp } from '../../engine/read-answer.ts';
import { isIpv4 } from '../../engine/redact/addresses.ts';
import type { ProbeParams } from '../../model/probe.ts';

/** What somebody outside is asked to look at. */
export type Invitation = {
  /** Random, names the invitation in its reply. */
  readonly id: string;
  /** ISO time after which it is refused. */
  readonly until: string;
  readonly host: string;
  readonly domain?: string;
  readonly ip?: string;
  readonly ip6?: string;
};

export type OutsideCheck = { readonly probe: string; readonly params: ProbeParams };

/** Hours an invitation holds: long enough for a call back tomorrow. */
export const HOLDS_HOURS = 48;

const PORTS = [25, 465, 587, 993, 443, 80, 143, 4190] as const;
const CERTIFICATES: readonly { readonly port: number; readonly starttls?: string }[] = [
  { port: 25, starttls: 'smtp' },
  { port: 465 },
  { port: 587, starttls: 'smtp' },
  { port: 993 },
  { port: 443 },
];

/** The outside half of the probes: what only another place can tell. In their order of dependency. */
export const outsideChecks = ({ host, domain, ip, ip6 }: Invitation): readonly OutsideCheck[] => [
  { probe: 'dns.address', params: { name: host, ...(ip === undefined ? {} : { ip }) } },
  ...(domain === undefined ? [] : [{ probe: 'dns.mx', params: { domain, ...(ip === undefined ? {} : { ip }) } }]),
  ...PORTS.map((port) => ({ probe: 'tcp.connect', params: { host, port } })),
  ...(ip6 === undefined ? [] : [25, 993, 443].map((port) => ({ probe: 'tcp.connect', params: { host: ip6, port, family: 6 } }))),
  { probe: 'smtp.banner', params: { host, port: 25, name: host } },
  { probe: 'smtp.open-relay', params: { host, port: 25 } },
  ...CERTIFICATES.map(({ port, starttls }) => ({
    probe: 'tls.certificate',
    params: { host, port, name: host, ...(starttls === undefined ? {} : { starttls }) },
  })),
];

const HOST = /^(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
const isHost = (value: unknown): value is string => typeof value === 'string' && HOST.test(value) && !/^[\d.]+$/.test(value);
const optional = (value: unknown, fits: (text: string) => boolean): value is string | undefined | null =>
  value === undefined || value === null || (typeof value === 'string' && fits(value));

/** As an invitation travels: short, in this order. */
export const packInvitation = ({ id, until, host, domain, ip, ip6 }: Invitation): unknown => [1, id, Date.parse(until) / 60_000, host, domain, ip, ip6];

/** Undefined where it is not of this form: a code may come from anywhere. */
export const unpackInvitation = (payload: unknown): Invitation | undefined => {
  if (!Array.isArray(payload)) return undefined;
  const [version, id, until, host, domain, ip, ip6] = payload as unknown[];
  if (version !== 1 || typeof id !== 'string' || !/^[\w-]{8,32}$/.test(id) || typeof until !== 'number' || !(Math.abs(until) < 1e8) || !isHost(host))
    return undefined;
  if (!optional(domain, isHost) || !optional(ip, isIpv4) || !optional(ip6, isIp)) return undefined;
  return { id, until: new Date(until * 60_000).toISOString(), host, ...(domain ? { domain } : {}), ...(ip ? { ip } : {}), ...(ip6 ? { ip6 } : {}) };
};
