/** Runs at most `most` tasks at once; the others wait their turn in order. A task whose signal fires while it waits is not started. */
export const createLimit = (most: number) => {
  let free = most;
  const waiting: (() => void)[] = [];
  // A place that becomes free goes straight to the next in line, so that nobody can slip in between.
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async <T>(task: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> => {
    if (signal.aborted) return undefined;
    if (free > 0) free -= 1;
    else if (!(await turn(waiting, signal))) return undefined;
    try {
      return await task();
    } finally {
      leave();
    }
  };
};

/** True when a place was handed over, false when the signal came first. */
const turn = (waiting: (() => void)[], signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const go = (): void => {
      signal.removeEventListener('abort', give);
      resolve(true);
    };
    const give = (): void => {
      waiting.splice(waiting.indexOf(go), 1);
      resolve(false);
    };
    signal.addEventListener('abort', give, { once: true });
    waiting.push(go);
  });
