import { createSocket, type Socket } from 'node:dgram';
import { type AddressInfo, createServer, type Server } from 'node:net';
import dnsPacket, { type Answer, type Packet } from 'dns-packet';

type Data = string | readonly string[] | Readonly<Record<string, unknown>>;
/** Records, or how the server misbehaves. `truncated` answers by UDP with TC and in full by TCP. */
export type ZoneEntry = readonly Data[] | 'SERVFAIL' | 'REFUSED' | 'silent' | { readonly truncated: readonly Data[] } | { readonly secure: readonly Data[] };
/** `name TYPE` -> entry; a function is asked with the number of questions so far. Other names do not exist. */
export type Zone = Readonly<Record<string, ZoneEntry | ((asked: number) => ZoneEntry)>>;

export type DnsServer = { readonly address: string; readonly asked: readonly string[]; readonly close: () => Promise<void> };

const RCODES = { SERVFAIL: 2, REFUSED: 5, NXDOMAIN: 3 } as const;

const bound = (udp: Socket, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    udp.once('error', () => resolve(false));
    udp.bind(port, '127.0.0.1', () => resolve(true));
  });

/** Listens on a free port over TCP and UDP; a port that another test holds for one of them is given back. */
const onOnePort = async (tcp: Server): Promise<{ readonly udp: Socket; readonly port: number }> => {
  for (let left = 20; left > 0; left--) {
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    const { port } = tcp.address() as AddressInfo;
    const udp = createSocket('udp4');
    if (await bound(udp, port)) return { udp, port };
    await new Promise((resolve) => tcp.close(resolve));
  }
  throw new Error('no port is free for both TCP and UDP');
};

/** A real name server on loopback, UDP and TCP on one port. */
export const startDns = async (zone: Zone, ways: { readonly udp?: boolean; readonly tcp?: boolean } = {}): Promise<DnsServer> => {
  const asked: string[] = [];
  const names = new Set(Object.keys(zone).map((key) => key.split(' ')[0]!.toLowerCase()));
  const answer = (packet: Packet, udp: boolean): Buffer | undefined => {
    const question = packet.questions![0]!;
    const key = `${question.name} ${question.type}`;
    asked.push(key);
    const found = Object.entries(zone).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
    const alias = zone[`${question.name} CNAME`];
    const entry = typeof found === 'function' ? found(asked.filter((one) => one === key).length) : found;
    if (entry === 'silent') return undefined;
    const reply = (rcode: number, answers: Answer[], flags = 0): Buffer =>
      dnsPacket.encode({
        type: 'response',
        id: packet.id!,
        flags: dnsPacket.RECURSION_DESIRED | dnsPacket.RECURSION_AVAILABLE | flags | rcode,
        questions: [question],
        answers,
      });
    if (entry === 'SERVFAIL' || entry === 'REFUSED') return reply(RCODES[entry], []);
    // One character string holds 255 bytes (RFC 1035, 3.3).
    const chunked = (data: Data): Data => (typeof data === 'string' && data.length > 255 ? data.match(/.{1,255}/gs)! : data);
    const records = (type: string, list: readonly Data[]): Answer[] =>
      list.map((data) => ({ name: question.name, type, ttl: 60, class: 'IN', data: type === 'TXT' ? chunked(data) : data }) as unknown as Answer);
    if (entry === undefined && Array.isArray(alias)) return reply(0, [...records('CNAME', alias), ...chase(String(alias[0]), question.type)]);
    if (entry === undefined) return reply(names.has(question.name.toLowerCase()) ? 0 : RCODES.NXDOMAIN, []);
    if ('truncated' in entry) return udp ? reply(0, [], dnsPacket.TRUNCATED_RESPONSE) : reply(0, records(question.type, entry.truncated));
    if ('secure' in entry) return reply(0, records(question.type, entry.secure), dnsPacket.AUTHENTIC_DATA);
    return reply(0, records(question.type, entry));
  };
  const chase = (name: string, type: string): Answer[] => {
    const entry = zone[`${name} ${type}`];
    return Array.isArray(entry) ? entry.map((data) => ({ name, type, ttl: 60, class: 'IN', data }) as Answer) : [];
  };
  const tcp = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const reply = ways.tcp === false ? undefined : answer(dnsPacket.decode(chunk.subarray(2)), false);
      if (ways.tcp === false) socket.destroy();
      if (!reply) return;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(reply.length);
      socket.end(Buffer.concat([length, reply]));
    });
  });
  const { udp, port } = await onOnePort(tcp);
  udp.on('message', (message, from) => {
    const reply = ways.udp === false ? undefined : answer(dnsPacket.decode(message), true);
    if (reply) udp.send(reply, from.port, from.address);
  });
  return {
    address: `127.0.0.1:${port}`,
    asked,
    close: async () => {
      udp.close();
      await new Promise((resolve) => tcp.close(resolve));
    },
  };
};
