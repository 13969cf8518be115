/** Parts of `ssh://user@server:port`; user and port may be left out, as in ssh_config. */
export type SshTarget = { readonly host: string; readonly user?: string; readonly port?: number };

/** Undefined where it is no such address, also for names that ssh would take for an option. */
export const readSshTarget = (text: string): SshTarget | undefined => {
  const found = /^ssh:\/\/(?:([A-Za-z_][\w.-]*)@)?(?:\[([\da-fA-F:.]+)\]|([A-Za-z\d_][\w.-]*))(?::(\d{1,5}))?\/?$/.exec(text);
  if (!found) return undefined;
  const [, user, literal, name, port] = found;
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && (number < 1 || number > 65535)) return undefined;
  return { host: (literal ?? name)!, ...(user ? { user } : {}), ...(number ? { port: number } : {}) };
};
