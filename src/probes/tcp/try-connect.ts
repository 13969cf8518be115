import type { Duplex } from 'node:stream';
import type { Failure, Got } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';
import { addressesOf, pause } from '../dns/ask.ts';
import { readIp } from '../ip.ts';

type Asking = Pick<Look, 'host' | 'signal' | 'log'>;

/** `[address]:port` as people write it. */
export const spot = (host: string, port: number): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);

/** Connects to an IP literal and keeps the result as evidence. `timeoutMs` default 5 s. */
export const tryConnect = async (look: Asking, host: string, port: number, timeoutMs = 5_000): Promise<Got<Duplex>> => {
  const start = Date.now();
  const stream = await look.host.connect({ host, port }, { signal: look.signal, timeoutMs });
  look.log(`${spot(host, port)} ${stream.ok ? 'open' : (stream.code ?? stream.reason)} (${Date.now() - start} ms)`);
  return stream;
};

/** Connects twice before it says no: a refused or silent port may be a restart or a lost packet. */
export const connectSurely = async (look: Asking, host: string, port: number, timeoutMs = 5_000): Promise<Got<Duplex>> => {
  const first = await tryConnect(look, host, port, timeoutMs);
  if (first.ok || look.signal.aborted) return first;
  await pause(300, look.signal);
  return tryConnect(look, host, port, timeoutMs);
};

/** Whether one of `address:port` opens: tells a blocked port from a machine that is offline. */
export const anyOpens = async (look: Asking, spots: readonly string[]): Promise<boolean> =>
  (await Promise.all(spots.map((one) => opens(look, one)))).includes(true);

const opens = async (look: Asking, text: string): Promise<boolean> => {
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? '';
  if (!readIp(host)) return false;
  const stream = await tryConnect(look, host, Number(port));
  if (stream.ok) stream.value.destroy();
  return stream.ok;
};

/** Addresses that answer HTTPS nearly everywhere. */
export const CONTROLS = ['1.1.1.1:443', '9.9.9.9:443', '[2606:4700:4700::1111]:443'] as const;

/** Addresses to try for what a person wrote: a literal as it is, `localhost` as loopback, a name by DNS. IPv4 first. */
export const addressesFor = async (look: Asking, host: string, family?: number): Promise<Got<readonly string[]>> => {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  if (readIp(literal)) return { ok: true, value: [literal] };
  if (host === 'localhost') return { ok: true, value: family === 6 ? ['::1'] : ['127.0.0.1'] };
  const found = await addressesOf(look, host, true);
  if (!found.ok) return found;
  return { ok: true, value: family === 4 ? found.value.v4 : family === 6 ? found.value.v6 : found.value.all };
};

/** A name that DNS knows nothing of: nothing was connected to, so nothing can be told about the port. */
export const noAddress = (host: string): Failure => ({
  ok: false,
  reason: 'odd-answer',
  code: 'NXDOMAIN',
  message: { en: `${host} has no address in DNS`, de: `${host} hat keine Adresse im DNS` },
});

/** Connects to what a person wrote, address by address, until one is open; else the first failure. */
export const connectTo = async (
  look: Asking,
  host: string,
  port: number,
  family?: number,
): Promise<Got<{ readonly stream: Duplex; readonly address: string }>> => {
  const addresses = await addressesFor(look, host, family);
  // A resolver that is silent or refuses says nothing about the port.
  if (!addresses.ok) return ['timed-out', 'refused', 'unreachable'].includes(addresses.reason) ? { ...addresses, reason: 'odd-answer' } : addresses;
  let first: Failure | undefined;
  for (const address of addresses.value.slice(0, 4)) {
    const stream = await connectSurely(look, address, port);
    if (stream.ok) return { ok: true, value: { stream: stream.value, address } };
    first ??= stream;
  }
  return first ?? noAddress(host);
};
