import type { Got } from '../../model/host.ts';
import type { Localized } from '../../model/language.ts';
import { readEnvFile } from '../config/env-file.ts';
import type { Look } from '../define-probe.ts';

type Asking = Pick<Look, 'host' | 'signal'>;

const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDES = ['compose.override.yaml', 'compose.override.yml', 'docker-compose.override.yml', 'docker-compose.override.yaml'];

/** Service -> image of a project's Compose file and its override, with variables of `.env` filled in. */
export const composeImages = async (look: Asking, folder: string): Promise<Got<ReadonlyMap<string, string>>> => {
  const images = new Map<string, string>();
  const env = await look.host.readFile(`${folder}/.env`, { signal: look.signal });
  const values = new Map(env.ok ? readEnvFile(env.value).map(({ key, value }) => [key, value]) : []);
  const base = await firstOf(look, folder, NAMES);
  if (!base.ok) return base;
  const override = await firstOf(look, folder, OVERRIDES);
  for (const text of [base.value, override.ok ? override.value : '']) {
    const services = await servicesOf(text);
    if (!services.ok) return services;
    for (const [service, image] of services.value) images.set(service, interpolate(image, values));
  }
  return { ok: true, value: images };
};

const firstOf = async (look: Asking, folder: string, names: readonly string[]): Promise<Got<string>> => {
  let last: Got<string> = {
    ok: false,
    reason: 'absent',
    message: { en: `there is no Compose file in ${folder}`, de: `in ${folder} gibt es keine Compose-Datei` },
  };
  for (const name of names) {
    const text = await look.host.readFile(`${folder}/${name}`, { signal: look.signal });
    if (text.ok) return text;
    if (text.reason !== 'absent') last = text;
  }
  return last;
};

const servicesOf = async (text: string): Promise<Got<readonly (readonly [string, string])[]>> => {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  if (document.errors.length > 0) return { ok: false, reason: 'odd-answer', message: broken(document.errors[0]!.message.split('\n')[0]!) };
  const { services } = (document.toJS() ?? {}) as { services?: Record<string, { image?: unknown } | null> };
  return {
    ok: true,
    value: Object.entries(services ?? {}).flatMap(([service, body]) => (typeof body?.image === 'string' ? [[service, body.image] as const] : [])),
  };
};

const broken = (error: string): Localized => ({ en: `the Compose file is broken: ${error}`, de: `die Compose-Datei ist kaputt: ${error}` });

/** `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}` (Compose specification, 12). */
export const interpolate = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(/\$(?:(\$)|(\w+)|\{(\w+)(?:(:?)-([^}]*))?\})/g, (_, escaped?: string, plain?: string, name?: string, colon?: string, otherwise?: string) => {
    if (escaped) return '$';
    const value = values.get(plain ?? name ?? '');
    return value === undefined || (value === '' && colon === ':') ? (otherwise ?? '') : value;
  });
