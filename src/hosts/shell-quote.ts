/** A word that a POSIX shell reads as exactly this text. sshd hands every command to the user's shell, so words must be quoted for it. */
export const shellQuote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

export const shellCommand = (command: string, args: readonly string[]): string => [command, ...args].map(shellQuote).join(' ');
