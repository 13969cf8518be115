import type { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { boundedSignal } from '../../hosts/bounded-signal.ts';
import type { Look } from '../define-probe.ts';

export type Handshake =
  | {
      readonly ok: true;
      readonly socket: TLSSocket;
      readonly leaf: X509Certificate;
      /** Certificates that the server sent, the leaf included. */
      readonly sent: number;
      /** OpenSSL's verdict on the chain, for example `UNABLE_TO_VERIFY_LEAF_SIGNATURE`; empty when it is trusted. */
      readonly trust: string;
      readonly protocol: string;
    }
  | { readonly ok: false; readonly why: string };

/** Shakes hands without rejecting anything, so that what is wrong can be told. `name` goes into SNI where it is no address. */
export const shakeHands = async (
  look: Pick<Look, 'signal'>,
  stream: Duplex,
  name: string | undefined,
  timeoutMs = 10_000,
  versions: Pick<ConnectionOptions, 'minVersion' | 'maxVersion' | 'ciphers'> = {},
): Promise<Handshake> => {
  const { connect } = await import('node:tls');
  const limit = boundedSignal({ signal: look.signal, timeoutMs }, 0);
  return new Promise((resolve) => {
    const socket = connect({
      ...versions,
      socket: stream,
      ...(name ? { servername: name } : {}),
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
    const finish = (result: Handshake): void => {
      limit.removeEventListener('abort', stop);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const stop = (): void => finish({ ok: false, why: 'timeout' });
    limit.addEventListener('abort', stop, { once: true });
    if (limit.aborted) stop();
    socket.on('error', (error) => finish({ ok: false, why: (error as NodeJS.ErrnoException).code ?? error.message }));
    socket.on('close', () => finish({ ok: false, why: 'closed' }));
    socket.once('secureConnect', () => {
      const leaf = socket.getPeerX509Certificate();
      if (!leaf) return finish({ ok: false, why: 'no certificate' });
      const problem = socket.authorizationError as unknown as string | { code?: string } | null;
      const trust = typeof problem === 'string' ? problem : (problem?.code ?? '');
      finish({ ok: true, socket, leaf, sent: countSent(leaf), trust, protocol: socket.getProtocol() ?? '' });
    });
  });
};

const countSent = (leaf: X509Certificate): number => {
  let count = 1;
  for (let at: X509Certificate | undefined = leaf.issuerCertificate; at && at.fingerprint256 !== leaf.fingerprint256 && count < 10; at = at.issuerCertificate)
    count += 1;
  return count;
};
