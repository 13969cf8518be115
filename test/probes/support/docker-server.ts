import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Path with query -> JSON, bytes, or a status with a message. */
export type DockerAnswers = Readonly<Record<string, unknown>>;
export type DockerServer = { readonly socket: string; readonly asked: readonly string[]; readonly close: () => Promise<void> };

export const failing = (status: number, message: string) => ({ status, message }) as const;

const isFailure = (answer: unknown): answer is { status: number; message: string } =>
  typeof answer === 'object' && answer !== null && 'status' in answer && 'message' in answer;

/** A real HTTP server on a real socket that answers as the Docker API does. */
export const startDocker = async (answers: DockerAnswers): Promise<DockerServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'mailmedic-docker-'));
  const socket = join(folder, 'docker.sock');
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end(JSON.stringify({ message: `No such thing: ${request.url}` }));
    else if (isFailure(answer)) response.writeHead(answer.status).end(JSON.stringify({ message: answer.message }));
    else if (answer instanceof Uint8Array) response.writeHead(200, { 'content-type': 'application/vnd.docker.multiplexed-stream' }).end(answer);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    socket,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
};

type State = {
  readonly Status: string;
  readonly ExitCode?: number;
  readonly Health?: unknown;
  readonly Error?: string;
  readonly OOMKilled?: boolean;
  readonly StartedAt?: string;
};

export type TestContainer = {
  readonly service: string;
  readonly image?: string;
  readonly imageId?: string;
  readonly state?: State;
  readonly restarts?: number;
  readonly policy?: string;
  readonly mounts?: readonly { readonly Type: string; readonly Source: string; readonly Destination: string }[];
  readonly env?: readonly string[];
  readonly ports?: readonly { readonly PrivatePort: number; readonly PublicPort: number; readonly Type: string }[];
  readonly network?: string;
  readonly log?: Uint8Array;
  readonly created?: string;
  readonly logDriver?: string;
  readonly dns?: readonly string[];
};

/** What the API says of a Compose project with these containers, list and details alike. */
export const composeProject = (project: string, folder: string, containers: readonly TestContainer[]): Record<string, unknown> => {
  const answers: Record<string, unknown> = {};
  const labels = (service: string) => ({
    'com.docker.compose.project': project,
    'com.docker.compose.service': service,
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.project.working_dir': folder,
  });
  answers['/containers/json?all=true'] = containers.map((one) => ({
    Id: `id-${one.service}`,
    Names: [`/${project}-${one.service}-1`],
    Image: one.image ?? `ghcr.io/mailcow/${one.service}:1.0`,
    ImageID: one.imageId ?? 'sha256:aaaaaaaaaaaaaaaaaaaa',
    State: one.state?.Status ?? 'running',
    Status: 'Up',
    Labels: labels(one.service),
    Ports: one.ports ?? [],
    HostConfig: { NetworkMode: one.network ?? 'mailcow_mailcow-network' },
  }));
  for (const one of containers) {
    answers[`/containers/id-${one.service}/json`] = {
      Id: `id-${one.service}`,
      Name: `/${project}-${one.service}-1`,
      Image: one.imageId ?? 'sha256:aaaaaaaaaaaaaaaaaaaa',
      RestartCount: one.restarts ?? 0,
      Created: one.created ?? '2026-11-01T00:00:00Z',
      State: { Status: 'running', Running: true, ExitCode: 0, StartedAt: '2026-11-01T00:00:00Z', ...one.state },
      Config: { Image: one.image ?? `ghcr.io/mailcow/${one.service}:1.0`, Env: one.env ?? [], Labels: labels(one.service) },
      HostConfig: { RestartPolicy: { Name: one.policy ?? 'always' }, LogConfig: { Type: one.logDriver ?? 'json-file' }, Dns: one.dns ?? [] },
      Mounts: one.mounts ?? [],
    };
    if (one.log) answers[`/containers/id-${one.service}/logs?stdout=1&stderr=1&tail=500`] = one.log;
  }
  return answers;
};

/** A log frame as Docker sends it: 1 is stdout, 2 is stderr. */
export const frame = (stream: 1 | 2, text: string): Buffer => {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(8);
  head[0] = stream;
  head.writeUInt32BE(payload.length, 4);
  return Buffer.concat([head, payload]);
};
