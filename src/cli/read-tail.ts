import type { Readable } from 'node:stream';

/** Reads a stream to its end and keeps at most its last `most` bytes, from the start of a line: of a log, the end tells. */
export const readTail = async (stream: Readable, most: number): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  let cut = false;
  for await (const chunk of stream as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk as Buffer);
    chunks.push(bytes);
    size += bytes.length;
    while (size - chunks[0]!.length >= most) {
      size -= chunks.shift()!.length;
      cut = true;
    }
  }
  const all = Buffer.concat(chunks);
  if (!cut && all.length <= most) return all.toString('utf8');
  const text = all.subarray(-most).toString('utf8');
  return text.slice(text.indexOf('\n') + 1);
};
