/** Seconds between 1900, where NTP starts, and 1970. */
const EPOCH = 2_208_988_800;

/** A question of a client, version 4 (RFC 5905, 7.3). */
export const sntpQuestion = (): Uint8Array => {
  const packet = new Uint8Array(48);
  packet[0] = 0x23;
  return packet;
};

/**
 * Offset of the local clock in seconds, positive when it is behind (RFC 5905, 8). `sent` and `received` are milliseconds
 * of the local clock. Undefined for what is no answer of a server that knows the time.
 */
export const readSntp = (bytes: Uint8Array, sent: number, received: number): number | undefined => {
  if (bytes.length < 48) return undefined;
  const [flags = 0, stratum = 0] = bytes;
  const isServer = (flags & 7) === 4 && flags >> 6 !== 3 && stratum >= 1 && stratum <= 15;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const time = (at: number): number => view.getUint32(at) - EPOCH + view.getUint32(at + 4) / 2 ** 32;
  if (!isServer || view.getUint32(40) === 0) return undefined;
  return (time(32) - sent / 1000 + (time(40) - received / 1000)) / 2;
};
