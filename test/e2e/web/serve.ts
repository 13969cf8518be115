import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** A plain web server on loopback that has the files below `/docs/help/`, as in somebody's documentation. */
export const serveFiles = async (files: ReadonlyMap<string, string | Uint8Array>): Promise<{ url: string; asked: string[]; server: Server }> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    asked.push(path);
    const name = path.replace(/^\/docs\/help\//, '').replace(/(^|\/)$/, '$1index.html');
    const file = path.startsWith('/docs/help/') ? files.get(name) : undefined;
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/docs/help/`, asked, server };
};
