import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { boundedSignal } from '../../src/hosts/bounded-signal.ts';
import { abortFailure } from '../../src/hosts/failure.ts';

const never = new AbortController().signal;

describe('boundedSignal', () => {
  it('fires in time and says that it was the time', async () => {
    const signal = boundedSignal({ signal: never, timeoutMs: 20 }, 5_000);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    expect(abortFailure(signal).reason).toBe('timed-out');
  });
  it('fires with the caller’s signal and says that it was the caller', async () => {
    const stop = new AbortController();
    const signal = boundedSignal({ signal: stop.signal }, 5_000);
    stop.abort();
    expect(signal.aborted).toBe(true);
    expect(abortFailure(signal).reason).toBe('cancelled');
    expect(boundedSignal({ signal: stop.signal }, 5_000).aborted).toBe(true);
  });
  it('fires although nobody but its listener knows it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const fired = Array.from(
      { length: 10 },
      () => new Promise((resolve) => boundedSignal({ signal: boundedSignal({ signal: never }, 5_000), timeoutMs: 100 }, 0).addEventListener('abort', resolve)),
    );
    const sweeping = setInterval(collect, 10);
    await Promise.all(fired);
    clearInterval(sweeping);
  });
});
