import type { Duplex } from 'node:stream';
import type { Host } from '../model/host.ts';

/** A host whose connections are Node's duplex streams; what probes are handed. */
export type NodeHost = Host<Duplex>;
