import type { Got } from '../../model/host.ts';
import { readEnvFile } from '../config/env-file.ts';
import type { Look } from '../define-probe.ts';
import { interpolate, readCompose } from './compose-file.ts';

type Asking = Pick<Look, 'host' | 'signal'>;
type Service = { readonly environment?: unknown; readonly env_file?: unknown };

/** Service -> variables that Compose would give its container now: `env_file`, then `environment`, with `.env` filled in. */
export const expectedEnv = async (look: Asking, folder: string): Promise<Got<ReadonlyMap<string, ReadonlyMap<string, string>>>> => {
  const files = await readCompose(look, folder);
  if (!files.ok) return files;
  const { values, documents } = files.value;
  const all = new Map<string, Map<string, string>>();
  for (const { services = {} } of documents) {
    for (const [service, body] of Object.entries(services)) {
      const variables = all.get(service) ?? new Map<string, string>();
      for (const [key, value] of await fromFiles(look, folder, body)) variables.set(key, value);
      for (const [key, value] of fromEnvironment(body, values)) variables.set(key, value);
      all.set(service, variables);
    }
  }
  return { ok: true, value: all };
};

const fromFiles = async (look: Asking, folder: string, body: Service | null): Promise<readonly (readonly [string, string])[]> => {
  const names = [body?.env_file ?? []].flat().map((one) => (typeof one === 'object' ? String((one as { path?: unknown }).path ?? '') : String(one)));
  const entries: (readonly [string, string])[] = [];
  for (const name of names) {
    const text = await look.host.readFile(name.startsWith('/') ? name : `${folder}/${name.replace(/^\.\//, '')}`, { signal: look.signal });
    if (text.ok) for (const { key, value } of readEnvFile(text.value)) entries.push([key, value]);
  }
  return entries;
};

/** A list of `KEY=value` or a map. A key without value comes from the shell of whoever ran Compose: unknown here. */
const fromEnvironment = (body: Service | null, values: ReadonlyMap<string, string>): readonly (readonly [string, string])[] => {
  const environment = body?.environment;
  const pairs = Array.isArray(environment)
    ? environment.map(String).flatMap((line) => (line.includes('=') ? [[line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const] : []))
    : Object.entries((environment ?? {}) as Record<string, unknown>).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)] as const]));
  return pairs.map(([key, value]) => [key, interpolate(value, values)] as const);
};
