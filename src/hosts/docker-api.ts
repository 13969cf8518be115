import type { Duplex } from 'node:stream';
import type { DockerAnswer, Got, Limits } from '../model/host.ts';
import { boundedOutput } from './bounded-output.ts';
import { boundedSignal } from './bounded-signal.ts';
import { abortFailure, failureOf } from './failure.ts';

const MEBIBYTE = 1024 * 1024;

/** One GET on the Docker API over an open stream. Nothing else can be sent: the socket is as good as root. */
export const dockerGet = async (stream: Duplex, path: string, limits: Limits & { readonly maxBytes?: number }): Promise<Got<DockerAnswer>> => {
  const { request } = await import('node:http');
  const signal = boundedSignal(limits, 10_000);
  if (signal.aborted) return abortFailure(signal);
  return new Promise((resolve) => {
    const finish = (result: Got<DockerAnswer>): void => {
      signal.removeEventListener('abort', stop);
      stream.destroy();
      resolve(result);
    };
    const stop = (): void => finish(abortFailure(signal));
    signal.addEventListener('abort', stop, { once: true });
    const asked = request({ method: 'GET', path, host: 'docker', createConnection: () => stream as never, headers: { connection: 'close' } }, (response) => {
      const body = boundedOutput(limits.maxBytes ?? 8 * MEBIBYTE);
      response.on('data', body.add);
      response.on('error', (error) => finish(failureOf(error)));
      response.on('end', () => finish({ ok: true, value: { status: response.statusCode ?? 0, body: body.bytes() } }));
    });
    asked.on('error', (error) => finish(failureOf(error)));
    asked.end();
  });
};
