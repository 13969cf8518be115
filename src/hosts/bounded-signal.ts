import type { Limits } from '../model/host.ts';

/** The caller's signal, cut short after its time limit (milliseconds). */
export const boundedSignal = ({ signal, timeoutMs }: Limits, otherwise: number): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(timeoutMs ?? otherwise)]);
