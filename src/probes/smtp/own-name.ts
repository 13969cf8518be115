import type { Look } from '../define-probe.ts';

const QUALIFIED = /^[a-z\d-]+(\.[a-z\d-]+)+$/i;

/** A real name for EHLO: the mail server's where it is known, else the machine's, else its literal form (RFC 5321, 4.1.4). */
export const ownName = async (look: Pick<Look, 'host' | 'signal' | 'facts'>): Promise<string> => {
  const known = look.facts.host_name?.value;
  if (typeof known === 'string' && QUALIFIED.test(known)) return known;
  const kernel = await look.host.readFile('/proc/sys/kernel/hostname', { signal: look.signal });
  const name = kernel.ok ? kernel.value.trim() : '';
  return QUALIFIED.test(name) ? name : '[127.0.0.1]';
};
