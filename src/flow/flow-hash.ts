import type { FlowNode } from '../model/flow.ts';

/** FNV-1a, 64 bits (Fowler, Noll, Vo; offset basis and prime from draft-eastlake-fnv), over UTF-16 units. */
export const fnv1a64 = (text: string): string => {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const mix = (byte: number): void => {
    low = (low ^ byte) >>> 0;
    // times 2^40 + 435: the shift by 40 moves the low half, less its top 24 bits, into the high half
    const product = low * 435;
    high = (high * 435 + Math.floor(product / 2 ** 32) + ((low << 8) >>> 0)) % 2 ** 32;
    low = product % 2 ** 32;
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    mix(unit & 0xff);
    if (unit > 0xff) mix(unit >>> 8);
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
};

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'place');
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]);
};

/** What routing rests on, and nothing of words, places or the order in which things are written down. */
export const flowHash = (start: string, nodes: Readonly<Record<string, FlowNode>>): string => fnv1a64(JSON.stringify([start, canonical(nodes)]));
