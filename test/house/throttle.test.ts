import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { throttle } from '../../build/throttle.mjs';

describe('the throttle that stands in for es-toolkit in the bundle', () => {
  let seen: string[];
  let throttled: ReturnType<typeof throttle<[string]>>;
  beforeEach(() => {
    vi.useFakeTimers();
    seen = [];
    throttled = throttle((text: string) => seen.push(text), 30);
  });
  afterEach(() => vi.useRealTimers());

  test('runs at once, then once more with the latest arguments', () => {
    throttled('a');
    throttled('b');
    throttled('c');
    expect(seen).toEqual(['a']);
    vi.advanceTimersByTime(30);
    expect(seen).toEqual(['a', 'c']);
  });

  test('never runs twice within its time, however often it is called', () => {
    for (let at = 0; at < 300; at += 10) {
      throttled(String(at));
      vi.advanceTimersByTime(10);
    }
    expect(seen).toEqual(['0', '20', '50', '80', '110', '140', '170', '200', '230', '260', '290']);
  });

  test('runs what is pending at once when it is flushed, and nothing later', () => {
    throttled('a');
    throttled('b');
    throttled.flush();
    vi.advanceTimersByTime(100);
    expect(seen).toEqual(['a', 'b']);
  });

  test('forgets what is pending when it is cancelled, and can run again', () => {
    throttled('a');
    throttled('b');
    throttled.cancel();
    vi.advanceTimersByTime(100);
    throttled('c');
    expect(seen).toEqual(['a', 'c']);
  });
});
