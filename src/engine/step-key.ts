import type { Frame } from './case-state.ts';

/** Key of the next establishing of a node in a frame: the path of flows, the node, and how often it came. */
export const stepKey = (frame: Frame, node: string): string => `${frame.path}${node}#${(frame.visits[node] ?? 0) + 1}`;

/** Node that a key names, without the path and the visit. */
export const nodeOfKey = (key: string): string => (key.slice(key.lastIndexOf('>') + 1).split('#')[0] ?? '').replace(/^\d+:/, '');
