/**
 * The one function that Ink takes from es-toolkit/compat, a package of 200 files: runs at once, then at most once in
 * `wait` milliseconds with the latest arguments. Ink always asks for both edges.
 */
export const throttle = (run, wait) => {
  let timer;
  let pending;
  const fire = () => {
    timer = undefined;
    if (!pending) return;
    const args = pending;
    pending = undefined;
    timer = setTimeout(fire, wait);
    run(...args);
  };
  const throttled = (...args) => {
    pending = args;
    if (timer === undefined) fire();
  };
  throttled.cancel = () => {
    clearTimeout(timer);
    timer = undefined;
    pending = undefined;
  };
  throttled.flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!pending) return;
    const args = pending;
    pending = undefined;
    run(...args);
  };
  return throttled;
};
