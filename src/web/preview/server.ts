import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** As on a published site; the graph brings a style sheet of its own. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export type PreviewServer = {
  readonly url: string;
  /** Tells every open page something. */
  readonly tell: (event: string, data: unknown) => void;
  readonly close: () => Promise<void>;
};

/** A name that a page from elsewhere could have pointed here (DNS rebinding) is not answered. */
const isOurs = (host: string | undefined, port: number): boolean => [`127.0.0.1:${port}`, `localhost:${port}`].includes(host ?? '');

/**
 * Serves what `file` gives for a path, on loopback only, and nothing else: no folder is listed, no file of the disk is read
 * here, and only GET and HEAD are answered. `/live` is a stream of server-sent events. Rejects where the port is taken.
 */
export const startPreviewServer = async (file: (path: string) => Promise<string | Uint8Array | undefined>, port = 0): Promise<PreviewServer> => {
  const listeners = new Set<ServerResponse>();
  let own = port;
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': hello\n\n');
    listeners.add(response);
    request.on('close', () => listeners.delete(response));
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOurs(request.headers.host, own)) {
      response.writeHead(421).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1) || 'index.html';
    if (path === 'live') {
      listen(request, response);
      return;
    }
    const content = await file(path);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  };
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      // What cannot be drawn is said in the page; the server stays.
      if (!response.headersSent) response.writeHead(fault instanceof URIError ? 400 : 500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(fault instanceof Error ? fault.message : String(fault));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  own = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${own}/`,
    tell: (event, data) => {
      for (const listener of listeners) listener.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close: () =>
      new Promise((resolve) => {
        for (const listener of listeners) listener.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
