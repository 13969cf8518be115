import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls';
import type { Certificate } from './certificates.ts';

export type TlsServer = { readonly port: number; readonly close: () => Promise<void> };

const listen = async (server: ReturnType<typeof createServer>, sockets: Set<Socket>): Promise<TlsServer> => {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Speaks TLS from the first byte; `greet` is said once it is encrypted, and `answer` to every line. */
export const startTls = (
  chain: readonly Certificate[],
  talk?: { readonly greet: string; readonly answer: (line: string) => string },
  versions: TlsOptions = {},
): Promise<TlsServer> => {
  const server = createTlsServer({ ...versions, cert: chain.map(({ pem }) => pem).join(''), key: chain[0]!.key }, (socket) => {
    socket.on('error', () => undefined);
    if (!talk) return;
    socket.write(talk.greet);
    socket.on('data', (chunk) => void socket.write(talk.answer(chunk.toString().trim())));
  });
  server.on('tlsClientError', () => undefined);
  return listen(server, new Set());
};

/** Speaks a protocol and turns to TLS when the client asks in its words. */
export const startUpgrade = (
  chain: readonly Certificate[],
  talk: { readonly greet: string; readonly answer: (line: string, encrypted: boolean) => string; readonly asks: RegExp; readonly agrees: string },
): Promise<TlsServer> => {
  const server = createServer((socket) => {
    socket.write(talk.greet);
    const onData = (chunk: Buffer): void => {
      const line = chunk.toString().trim();
      if (!talk.asks.test(line)) return void socket.write(talk.answer(line, false));
      socket.off('data', onData);
      socket.write(talk.agrees);
      const secure = new TLSSocket(socket, { isServer: true, cert: chain.map(({ pem }) => pem).join(''), key: chain[0]!.key });
      secure.on('error', () => undefined);
      secure.on('data', (data) => void secure.write(talk.answer(data.toString().trim(), true)));
    };
    socket.on('data', onData);
  });
  return listen(server, new Set());
};
