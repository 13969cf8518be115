/** `k=v; k=v` records (RFC 6376, 3.2): names to values, white space around both left out. */
export const readTags = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(';')
      .map((part) => part.split(/=(.*)/s))
      .filter(([name = '', value]) => name.trim() !== '' && value !== undefined)
      .map(([name = '', value = '']) => [name.trim(), value.trim()]),
  );
