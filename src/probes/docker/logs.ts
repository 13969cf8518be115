import type { Got } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';

/** Output of containers without a terminal comes in frames: stream, three zeros, length (Docker Engine API, "Stream format"). */
export const demultiplex = (bytes: Uint8Array): string => {
  const framed = bytes.length >= 8 && bytes[0]! <= 2 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0;
  if (!framed) return new TextDecoder().decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const payloads: Uint8Array[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4);
    payloads.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return new TextDecoder().decode(Buffer.concat(payloads));
};

/** The last lines of a container's log, both streams, oldest first. */
export const containerLog = async (look: Pick<Look, 'host' | 'signal'>, id: string, lines: number): Promise<Got<string>> => {
  const path = `/containers/${encodeURIComponent(id)}/logs?stdout=1&stderr=1&tail=${Math.min(lines, 20_000)}`;
  // Frames must be read from the first byte, so the limit must hold the whole answer.
  const answer = await look.host.docker(path, { signal: look.signal, maxBytes: 32 * 1024 * 1024 });
  if (!answer.ok) return answer;
  if (answer.value.status === 200) return { ok: true, value: demultiplex(answer.value.body) };
  const message = new TextDecoder().decode(answer.value.body).slice(0, 300);
  return {
    ok: false,
    reason: answer.value.status === 404 ? 'absent' : 'odd-answer',
    code: String(answer.value.status),
    message: { en: `Docker: ${message}`, de: `Docker: ${message}` },
  };
};
