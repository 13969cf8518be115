/** Name servers of a resolv.conf, in order; at most three count (resolv.conf(5), MAXNS). Zone ids of link-local addresses stay. */
export const resolversOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => /^\s*nameserver\s+(\S+)/.exec(line)?.[1])
    .filter((server) => server !== undefined)
    .slice(0, 3);

/** `ip`, `ip:port` or `[ip6]:port` apart. */
export const serverOf = (text: string): { readonly host: string; readonly port: number } => {
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(text);
  if (bracketed) return { host: bracketed[1]!, port: Number(bracketed[2] ?? 53) };
  const plain = /^([^:]+):(\d+)$/.exec(text);
  return plain ? { host: plain[1]!, port: Number(plain[2]) } : { host: text, port: 53 };
};
