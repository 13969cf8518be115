export type EnvEntry = { readonly key: string; readonly value: string /** From 1. */; readonly line: number; readonly quoted: boolean };

/** `KEY=value` lines of an env file; comments and blank lines left out, one pair of quotes around the value removed. */
export const readEnvFile = (text: string): readonly EnvEntry[] =>
  text.split('\n').flatMap((raw, index) => {
    const found = /^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*?)\r?$/.exec(raw);
    if (!found) return [];
    const quotes = /^(["'])(.*)\1\s*$/.exec(found[2]!);
    const value = quotes ? quotes[2]! : found[2]!.replace(/\s+#.*$/, '').trim();
    return [{ key: found[1]!, value, line: index + 1, quoted: quotes !== null }];
  });
