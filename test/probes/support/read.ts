import type { ProbeParams, ProbeResult } from '../../../src/model/probe.ts';
import { readPaste } from '../../../src/probes/read-paste.ts';

/** Reads what somebody pasted, as the program does. */
export const read = (name: string, params: ProbeParams, text: string): ProbeResult => readPaste(name, params, text, '2026-11-21T00:00:00Z');
