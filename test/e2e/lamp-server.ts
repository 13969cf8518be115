import { createServer, type Server, type Socket } from 'node:net';

export type LampServer = {
  readonly port: number;
  /** `silent` takes connections and says nothing; `closed` refuses them. */
  readonly become: (mood: 'ours' | 'silent' | 'closed') => Promise<void>;
  readonly close: () => Promise<void>;
};

const GREETING = '220 lamp.example.org ESMTP\r\n';

/** A mail server of one sentence, which a test can make well, mute or dead. */
export const startLampServer = async (): Promise<LampServer> => {
  const sockets = new Set<Socket>();
  let mood: 'ours' | 'silent' | 'closed' = 'ours';
  const listening = (server: Server, port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
  const make = (): Server =>
    createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
      if (mood === 'ours') {
        socket.write(GREETING);
        socket.on('data', (data) => {
          if (/^QUIT/im.test(data.toString())) socket.end('221 bye\r\n');
          else socket.write('250 lamp\r\n');
        });
      }
    });
  let server: Server | undefined = make();
  const port = await listening(server, 0);
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    server = undefined;
  };
  return {
    port,
    become: async (next) => {
      mood = next;
      if (next === 'closed') return stop();
      if (!server) {
        server = make();
        await listening(server, port);
      }
    },
    close: stop,
  };
};
