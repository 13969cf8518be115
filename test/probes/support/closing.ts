import { afterEach } from 'vitest';

/** Keeps what a test opened and closes it when the test is over. */
export const closing = () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });
  return <T extends { readonly close: () => Promise<void> } | { readonly remove: () => Promise<void> }>(thing: T): T => {
    open.push('close' in thing ? thing.close : thing.remove);
    return thing;
  };
};
