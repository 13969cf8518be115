import type { Duplex } from 'node:stream';
import type { ConnectTarget, Got, Limits } from '../model/host.ts';
import { boundedSignal } from './bounded-signal.ts';
import { abortFailure, failure, failureOf } from './failure.ts';

/** One DNS question by UDP. The socket is connected, so that a closed port is told at once and strangers are not heard. */
export const askByUdp = async (
  packet: Uint8Array,
  server: ConnectTarget,
  isOurs: (answer: Uint8Array) => boolean,
  limits: Limits,
): Promise<Got<Uint8Array>> => {
  const { createSocket } = await import('node:dgram');
  const signal = boundedSignal(limits, 2_000);
  if (signal.aborted) return abortFailure(signal);
  return new Promise((resolve) => {
    const socket = createSocket(server.host.includes(':') ? 'udp6' : 'udp4');
    const finish = (result: Got<Uint8Array>): void => {
      signal.removeEventListener('abort', stop);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      try {
        socket.close();
      } catch {
        // Already closed by its own error.
      }
      resolve(result);
    };
    const stop = (): void => finish(abortFailure(signal));
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', (error) => finish(failureOf(error)));
    socket.on('message', (answer) => isOurs(answer) && finish({ ok: true, value: answer }));
    socket.once('connect', () => socket.send(packet));
    socket.connect(server.port, server.host);
  });
};

/** One DNS question over a stream, each message behind its length (RFC 7766, 8). */
export const askByStream = (packet: Uint8Array, stream: Duplex, limits: Limits): Promise<Got<Uint8Array>> => {
  const signal = boundedSignal(limits, 3_000);
  return new Promise((resolve) => {
    let gathered = Buffer.alloc(0);
    const finish = (result: Got<Uint8Array>): void => {
      signal.removeEventListener('abort', stop);
      stream.destroy();
      resolve(result);
    };
    const stop = (): void => finish(abortFailure(signal));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    stream.on('error', (error) => finish(failureOf(error)));
    stream.on('close', () => finish(failure('refused', { en: 'it hung up', de: 'er hat aufgelegt' })));
    stream.on('data', (chunk: Buffer) => {
      gathered = Buffer.concat([gathered, chunk]);
      if (gathered.length < 2) return;
      const length = gathered.readUInt16BE(0);
      if (gathered.length >= length + 2) finish({ ok: true, value: gathered.subarray(2, length + 2) });
    });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(packet.length);
    stream.write(Buffer.concat([length, packet]));
  });
};
