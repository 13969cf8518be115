import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificates.ts';

/** Path -> body, or a status. Other paths are not found. */
export type WebAnswers = Readonly<Record<string, string | { readonly status: number; readonly location?: string }>>;
export type WebServer = { readonly port: number; readonly asked: readonly string[]; readonly close: () => Promise<void> };

/** A real web server on loopback, with TLS where it has certificates. */
export const startWeb = async (answers: WebAnswers, chain: readonly Certificate[] = []): Promise<WebServer> => {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end('not found');
    else if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'text/plain' }).end(answer);
    else response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end();
  };
  const server = chain.length > 0 ? createSecure({ cert: chain.map(({ pem }) => pem).join(''), key: chain[0]!.key }, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
