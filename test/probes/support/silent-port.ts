import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

const CODE = `
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
const server = createServer();
server.listen({ host: workerData.host, port: workerData.port, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  setImmediate(() => Atomics.wait(new Int32Array(workerData.shared), 0, 0));
});
`;

export type SilentPort = { readonly host: string; readonly port: number; readonly close: () => Promise<void> };

/**
 * A port that drops connections as a filter does: its listener never accepts and its queue is full,
 * so the kernel leaves further SYNs unanswered.
 */
export const startSilentPort = async (host = '127.0.0.1', port = 0): Promise<SilentPort> => {
  const worker = new Worker(CODE, { eval: true, workerData: { host, port, shared: new SharedArrayBuffer(4) } });
  const bound = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const fillers: Socket[] = [];
  for (let full = false; !full && fillers.length < 16; ) {
    const socket = connect({ host, port: bound });
    socket.on('error', () => undefined);
    fillers.push(socket);
    full = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(true), 250);
      socket.once('connect', () => {
        clearTimeout(timer);
        resolve(false);
      });
    });
  }
  return {
    host,
    port: bound,
    close: async () => {
      for (const socket of fillers) socket.destroy();
      await worker.terminate();
    },
  };
};
