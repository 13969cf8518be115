import type { Duplex } from 'node:stream';
import type { ConnectTarget, Got, Limits } from '../model/host.ts';
import { boundedSignal } from './bounded-signal.ts';
import { abortFailure, connectFailure } from './failure.ts';

/** Opens a TCP connection to an IP literal, or to a socket file. One family, no fallback to the other. */
export const openConnection = async (target: ConnectTarget | { readonly path: string }, limits: Limits): Promise<Got<Duplex>> => {
  const { connect } = await import('node:net');
  const signal = boundedSignal(limits, 5_000);
  if (signal.aborted) return abortFailure(signal);
  return new Promise((resolve) => {
    const socket = 'path' in target ? connect(target.path) : connect({ host: target.host, port: target.port, autoSelectFamily: false });
    const stop = (): void => {
      socket.destroy();
      resolve(abortFailure(signal));
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', (error) => {
      signal.removeEventListener('abort', stop);
      resolve(connectFailure(error));
    });
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop);
      // Later errors belong to whoever reads; without a listener they would end the program.
      socket.on('error', () => undefined);
      limits.signal.addEventListener('abort', () => socket.destroy(), { once: true });
      resolve({ ok: true, value: socket });
    });
  });
};
