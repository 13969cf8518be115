export declare const throttle: <A extends readonly unknown[]>(
  run: (...args: A) => unknown,
  wait: number,
) => ((...args: A) => void) & { readonly cancel: () => void; readonly flush: () => void };
