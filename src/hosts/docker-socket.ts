import type { Duplex } from 'node:stream';
import type { Failure, Got, Limits } from '../model/host.ts';
import { failure } from './failure.ts';
import { openConnection } from './open-connection.ts';

/** Where the engine listens, likeliest first: what the environment says, root's engine, a rootless one, Podman. */
export const dockerSockets = (env: NodeJS.ProcessEnv): readonly string[] => {
  const named = env.DOCKER_HOST?.match(/^unix:\/\/(.+)$/)?.[1];
  if (named) return [named];
  const own = env.XDG_RUNTIME_DIR ? [`${env.XDG_RUNTIME_DIR}/docker.sock`] : [];
  return ['/var/run/docker.sock', ...own, '/run/podman/podman.sock'];
};

/** Opens the first socket that is there. One that forbids or refuses says more than one that is absent. */
export const openDockerSocket = async (paths: readonly string[], limits: Limits): Promise<Got<Duplex>> => {
  let found: Failure = failure('no-tool', { en: 'there is no Docker socket here', de: 'hier gibt es keinen Docker-Socket' }, 'ENOENT');
  for (const path of paths) {
    const stream = await openConnection({ path }, limits);
    if (stream.ok) return stream;
    if (stream.reason !== 'absent') found = socketFailure(stream, path);
  }
  return found;
};

const socketFailure = (found: Failure, path: string): Failure => {
  // On a socket file EACCES is what it says, not a firewall.
  if (found.code === 'EACCES' || found.code === 'EPERM')
    return failure('no-permission', { en: `no permission for the Docker socket ${path}`, de: `keine Berechtigung für den Docker-Socket ${path}` }, found.code);
  if (found.code === 'ECONNREFUSED')
    return failure('refused', { en: `the Docker engine does not run (${path})`, de: `die Docker-Engine läuft nicht (${path})` }, found.code);
  return found;
};
