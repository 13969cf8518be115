import type { RunProbe, Session } from '../engine/session.ts';

/** Whether probes of the kind `docker` may run without asking again, as far as the case knows. */
const mayLook = (session: Session): boolean => {
  const consent = session.events().findLast((event) => event.type === 'consent')?.consent;
  return consent !== undefined && !consent.each && consent.allow.includes('docker');
};

const knowsProduct = (session: Session): boolean => session.view().product !== undefined;

/**
 * Finds out what is installed as soon as the person lets Mailmedic look, so that nobody is asked what can be seen.
 * Returns how to stop it.
 */
export const detectProduct = (session: Session, runProbe: RunProbe): (() => void) => {
  const stop = new AbortController();
  let asked = false;
  const look = async (): Promise<void> => {
    if (asked || !mayLook(session) || knowsProduct(session)) return;
    asked = true;
    const { facts } = await runProbe('product.detect', {}, stop.signal);
    if (stop.signal.aborted || knowsProduct(session) || facts?.product === undefined) return;
    session.send({ type: 'known', facts, by: 'probe' });
  };
  const leave = session.subscribe(() => void look());
  void look();
  return () => {
    leave();
    stop.abort();
  };
};
