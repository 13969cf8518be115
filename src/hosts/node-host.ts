import type { Duplex } from 'node:stream';
import type { Host } from '../model/host.ts';

/**
 * A host whose connections are Node's duplex streams; what probes are handed. `breaks` counts how often the way to
 * the host broke off or could not be opened; hosts that are always there have none.
 */
export type NodeHost = Host<Duplex> & { readonly breaks?: () => number };
