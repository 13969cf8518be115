import type { Inspected } from './inspect.ts';

export type Condition = 'fine' | 'starting' | 'unhealthy' | 'restarting' | 'exited';

/** Milliseconds after a start within which several earlier restarts count as "still restarting". */
const YOUNG = 90_000;

/**
 * What a container's state means. Health is only read while it runs: exited and restarting containers keep a stale
 * `unhealthy`. An end with 0 is fine for a one-shot container, which has no restart policy.
 */
export const conditionOf = (container: Inspected, now: number): Condition => {
  const { State: state, RestartCount: restarts } = container;
  if (state.Status === 'restarting') return 'restarting';
  if (state.Status !== 'running') {
    const policy = container.HostConfig.RestartPolicy?.Name;
    const oneShot = state.Status === 'exited' && state.ExitCode === 0 && (policy === undefined || policy === '' || policy === 'no' || policy === 'on-failure');
    return oneShot ? 'fine' : 'exited';
  }
  if (restarts >= 2 && now - Date.parse(state.StartedAt) < YOUNG) return 'restarting';
  if (state.Health?.Status === 'unhealthy') return 'unhealthy';
  return state.Health?.Status === 'starting' ? 'starting' : 'fine';
};

/** What the container last said about itself: health output, the engine's error, or its exit. */
export const lastWords = (container: Inspected): string => {
  const { State: state } = container;
  if (state.Status === 'running') return state.Health?.Log?.at(-1)?.Output.trim() ?? '';
  if (state.Error) return state.Error;
  return state.OOMKilled ? `exit ${state.ExitCode}, out of memory` : `exit ${state.ExitCode}`;
};
