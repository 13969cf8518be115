/** A listening TCP socket. `owner` is unknown where only root may see it. */
export type Listener = { readonly address: string; readonly port: number; readonly inode: string; readonly owner?: string };

/** State 0A of /proc/net/tcp is LISTEN (include/net/tcp_states.h). Addresses are words in the machine's (little-endian) order. */
export const readSockets = (text: string): readonly Listener[] =>
  text.split('\n').flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const [hex = '', port] = fields[1]?.split(':') ?? [];
    if (fields[3] !== '0A' || port === undefined) return [];
    return [{ address: addressOf(hex), port: Number.parseInt(port, 16), inode: fields[9] ?? '' }];
  });

const addressOf = (hex: string): string => {
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).toReversed());
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => Number.parseInt(`${bytes[index * 2]}${bytes[index * 2 + 1]}`, 16).toString(16));
  return groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::');
};

/** `ss -tlpn`: local address and port in the fourth column, `users:(("name",pid=1,fd=2))` at the end. */
export const readSs = (text: string): readonly Listener[] =>
  text.split('\n').flatMap((line) => {
    const found = /^LISTEN\s+\d+\s+\d+\s+(\S+):(\d+)\s/.exec(line.trim());
    if (!found) return [];
    const owner = /users:\(\("([^"]+)"/.exec(line)?.[1];
    return [{ address: found[1]!.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, ''), port: Number(found[2]), inode: '', ...(owner ? { owner } : {}) }];
  });
