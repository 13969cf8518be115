import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export type SmtpOptions = {
  /** Lines of the greeting, without code and line end. */
  readonly greeting?: readonly string[];
  readonly code?: number;
  /** Milliseconds before the greeting, and between its lines. */
  readonly delayMs?: number;
  readonly extensions?: readonly string[];
  readonly host?: string;
  readonly port?: number;
  /** Hangs up without a word. */
  readonly mute?: boolean;
  /** What it says to RCPT. */
  readonly rcpt?: string;
  /** What it sends instead of SMTP. */
  readonly raw?: string;
};

export type SmtpServer = { readonly host: string; readonly port: number; readonly heard: readonly string[]; readonly close: () => Promise<void> };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A mail server of few words on loopback. */
export const startSmtp = async (options: SmtpOptions = {}): Promise<SmtpServer> => {
  const { greeting = ['mail.example.org ESMTP'], code = 220, delayMs = 0, extensions = ['PIPELINING'], host = '127.0.0.1' } = options;
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(async (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (options.mute) return void socket.destroy();
    if (options.raw !== undefined) return void socket.end(options.raw);
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        hear(rest.slice(0, end), socket);
        rest = rest.slice(end + 2);
      }
    });
    for (const [index, line] of greeting.entries()) {
      if (delayMs) await pause(delayMs);
      socket.write(`${code}${index < greeting.length - 1 ? '-' : ' '}${line}\r\n`);
    }
  });
  const hear = (line: string, socket: Socket): void => {
    heard.push(line);
    if (/^EHLO/i.test(line)) {
      const lines = ['mail.example.org', ...extensions];
      socket.write(lines.map((text, index) => `250${index < lines.length - 1 ? '-' : ' '}${text}\r\n`).join(''));
    } else if (/^RCPT/i.test(line)) socket.write(`${options.rcpt ?? '250 ok'}\r\n`);
    else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
    else socket.write('250 ok\r\n');
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  return {
    host,
    port: (server.address() as AddressInfo).port,
    heard,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
