import type { Limits } from '../model/host.ts';

/**
 * The caller's signal, cut short after its time limit (milliseconds). `AbortSignal.any` over `AbortSignal.timeout` would
 * be shorter, but up to Node 22 the garbage collector may take both away before they fire. The timer keeps nothing running.
 */
export const boundedSignal = ({ signal, timeoutMs }: Limits, otherwise: number): AbortSignal => {
  const bounded = new AbortController();
  if (signal.aborted) bounded.abort(signal.reason);
  const stop = (): void => {
    clearTimeout(timer);
    bounded.abort(signal.reason);
  };
  const timer = setTimeout(() => {
    signal.removeEventListener('abort', stop);
    bounded.abort(new DOMException('no answer in time', 'TimeoutError'));
  }, timeoutMs ?? otherwise);
  timer.unref();
  signal.addEventListener('abort', stop, { once: true });
  return bounded.signal;
};
