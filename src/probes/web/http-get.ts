import type { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { boundedSignal } from '../../hosts/bounded-signal.ts';
import type { Failure, Got } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { connectTo } from '../tcp/try-connect.ts';
import { shakeHands } from '../tls/handshake.ts';

/** One answer. `trust` is OpenSSL's verdict on the chain, empty where it is trusted; `fits` whether the certificate is for the name. */
export type HttpAnswer = {
  readonly status: number;
  readonly location: string;
  readonly type: string;
  readonly body: string;
  readonly address: string;
  readonly trust: string;
  readonly fits: boolean;
  readonly leaf?: X509Certificate;
};

export type HttpQuestion = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly path: string;
  readonly family?: number | undefined;
  readonly name?: string;
};

type Asking = Pick<Look, 'host' | 'signal' | 'log'>;

const LIMIT = 64 * 1024;
const STEP = 10_000;

/** What came instead of an answer; `stage` says how far it got. */
export type HttpFailure = Failure & { readonly stage: 'connect' | 'tls' | 'http' };

const failed = (why: string, stage: 'tls' | 'http', reason: Failure['reason'] = 'odd-answer'): HttpFailure => ({
  ok: false,
  reason,
  stage,
  code: why,
  message: { en: why, de: why },
});

/** One GET, never more than 64 KiB, never a redirect followed, nothing sent along. */
export const httpGet = async (look: Asking, question: HttpQuestion): Promise<Got<HttpAnswer> | HttpFailure> => {
  const { host, port, secure, path, family } = question;
  const name = question.name ?? (readIp(host) ? undefined : host);
  const found = await connectTo(look, host, port, family);
  if (!found.ok) return { ...found, stage: 'connect' };
  const { stream, address } = found.value;
  if (!secure) return ask(look, stream, { path, host: name ?? host }, { address, trust: '', fits: true });
  const hands = await shakeHands(look, stream, name);
  if (!hands.ok) {
    stream.destroy();
    look.log(`TLS: ${hands.why}`);
    return failed(hands.why, 'tls');
  }
  const fits = name === undefined || hands.leaf.checkHost(name) !== undefined;
  look.log(`${hands.protocol} ${hands.trust || 'trusted'} ${hands.leaf.subjectAltName ?? ''}`);
  return ask(look, hands.socket, { path, host: name ?? host }, { address, trust: hands.trust, fits, leaf: hands.leaf });
};

const ask = async (
  look: Asking,
  stream: Duplex,
  { path, host }: { readonly path: string; readonly host: string },
  about: Pick<HttpAnswer, 'address' | 'trust' | 'fits' | 'leaf'>,
): Promise<Got<HttpAnswer> | HttpFailure> => {
  const { request } = await import('node:http');
  const signal = boundedSignal({ signal: look.signal, timeoutMs: STEP }, 0);
  return new Promise((resolve) => {
    const finish = (result: Got<HttpAnswer> | HttpFailure): void => {
      signal.removeEventListener('abort', stop);
      stream.destroy();
      resolve(result);
    };
    const stop = (): void => finish(failed('no answer in time', 'http', 'timed-out'));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    const headers = { connection: 'close', 'user-agent': 'mailmedic', accept: '*/*' };
    const asked = request({ method: 'GET', path, host, createConnection: () => stream as never, headers }, (response) => {
      const { statusCode: status = 0, headers: said } = response;
      look.log(`GET ${path}: ${status} ${said['content-type'] ?? ''} ${said.location ?? ''}`.trim());
      let body = '';
      const done = (): void =>
        finish({ ok: true, value: { status, location: said.location ?? '', type: said['content-type'] ?? '', body: body.slice(0, LIMIT), ...about } });
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
        if (body.length >= LIMIT) done();
      });
      response.on('end', done);
      response.on('error', () => finish(failed('the answer broke off', 'http')));
    });
    asked.on('error', (error) => finish(failed((error as NodeJS.ErrnoException).code ?? error.message, 'http')));
    asked.end();
  });
};
