/** Gathers the last `limit` bytes of a stream; a log's end says more than its start. */
export const boundedOutput = (limit: number) => {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let truncated = false;
  return {
    add: (chunk: Uint8Array): void => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit * 2) squeeze();
    },
    bytes: (): Uint8Array => {
      squeeze();
      return Buffer.concat(chunks);
    },
    truncated: (): boolean => truncated || size > limit,
  };

  function squeeze(): void {
    if (size <= limit) return;
    truncated = true;
    chunks = [Buffer.concat(chunks).subarray(-limit)];
    size = limit;
  }
};
