import type { Facts } from '../../model/fact.ts';
import type { Got } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';
import { dockerJson } from './api.ts';

/** An entry of GET /containers/json, as far as it is used. */
export type ContainerEntry = {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly Image: string;
  readonly ImageID: string;
  readonly State: string;
  readonly Status: string;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly HostConfig?: { readonly NetworkMode?: string };
  readonly Ports?: readonly { readonly IP?: string; readonly PrivatePort: number; readonly PublicPort?: number; readonly Type: string }[];
};

const label = (entry: ContainerEntry, name: string): string | undefined => entry.Labels?.[`com.docker.compose.${name}`];

export const projectOf = (entry: ContainerEntry): string | undefined => label(entry, 'project');
export const folderOf = (entry: ContainerEntry): string | undefined => label(entry, 'project.working_dir');
export const containerName = (entry: ContainerEntry): string => (entry.Names[0] ?? entry.Id.slice(0, 12)).replace(/^\//, '');
/** Compose service, else the container's name. */
export const serviceOf = (entry: ContainerEntry): string => label(entry, 'service') ?? containerName(entry);

/** Which mail server an image belongs to. */
export const productOfImage = (image: string): 'mailcow' | 'mailu' | 'docker-mailserver' | undefined => {
  if (/(^|\/)mailcow\//.test(image)) return 'mailcow';
  if (/(^|\/)mailu\//.test(image)) return 'mailu';
  return /(^|\/)(docker-)?mailserver\/docker-mailserver|(^|\/)docker-mailserver(:|@|$)|tvial\/docker-mailserver/.test(image) ? 'docker-mailserver' : undefined;
};

/** Containers of the engine, those of `docker compose run` left out. */
export const listContainers = async (look: Pick<Look, 'host' | 'signal'>): Promise<Got<readonly ContainerEntry[]>> => {
  const all = await dockerJson<readonly ContainerEntry[]>(look, '/containers/json?all=true');
  return all.ok ? { ok: true, value: all.value.filter((entry) => label(entry, 'oneoff') !== 'True') } : all;
};

/** Containers of the mail server: those in the known folder, else of the project with its images, else of the only project there is. */
export const mailContainers = (all: readonly ContainerEntry[], facts: Facts): readonly ContainerEntry[] => {
  const folder = facts.project_dir?.value;
  const inFolder = all.filter((entry) => folderOf(entry) === folder);
  if (typeof folder === 'string' && inFolder.length > 0) return inFolder;
  const known = all.filter((entry) => productOfImage(entry.Image) !== undefined);
  const projects = new Set(known.map(projectOf));
  if (known.length > 0) return all.filter((entry) => known.includes(entry) || (projectOf(entry) !== undefined && projects.has(projectOf(entry))));
  const only = new Set(all.map(projectOf));
  return only.size === 1 && !only.has(undefined) ? all : [];
};

/** Containers that a service name of a flow means: the service's, or one with that very name. */
export const ofService = (containers: readonly ContainerEntry[], service: string): readonly ContainerEntry[] =>
  containers.filter((entry) => serviceOf(entry) === service || containerName(entry) === service || containerName(entry).startsWith(`${service}.`));
