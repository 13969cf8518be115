import type { Look } from '../define-probe.ts';

type Asking = Pick<Look, 'host' | 'signal'>;

/** Inode -> program name, for the sockets asked about, from /proc/<pid>/fd. Other people's programs are only visible to root. */
export const socketOwners = async ({ host, signal }: Asking, inodes: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> => {
  const owners = new Map<string, string>();
  const entries = await host.list('/proc', { signal });
  for (const pid of entries.ok ? entries.value.filter((name) => /^\d+$/.test(name)) : []) {
    if (signal.aborted || owners.size === inodes.size) break;
    const descriptors = await host.list(`/proc/${pid}/fd`, { signal });
    if (!descriptors.ok) continue;
    const links = await Promise.all(descriptors.value.map((fd) => host.readLink(`/proc/${pid}/fd/${fd}`, { signal })));
    const held = links
      .map((link) => (link.ok ? /^socket:\[(\d+)\]$/.exec(link.value)?.[1] : undefined))
      .filter((inode) => inode !== undefined && inodes.has(inode));
    if (held.length === 0) continue;
    const name = await host.readFile(`/proc/${pid}/comm`, { signal });
    for (const inode of held) if (!owners.has(inode!)) owners.set(inode!, name.ok ? name.value.trim() : pid);
  }
  return owners;
};
