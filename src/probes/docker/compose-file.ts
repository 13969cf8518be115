import type { Got } from '../../model/host.ts';
import type { Localized } from '../../model/language.ts';
import { readEnvFile } from '../config/env-file.ts';
import type { Look } from '../define-probe.ts';

type Asking = Pick<Look, 'host' | 'signal'>;

const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDES = ['compose.override.yaml', 'compose.override.yml', 'docker-compose.override.yml', 'docker-compose.override.yaml'];

/** A Compose document, as far as it is used. */
export type ComposeDocument = {
  readonly services?: Readonly<Record<string, { readonly image?: unknown; readonly environment?: unknown; readonly env_file?: unknown } | null>>;
};
export type ComposeFiles = { readonly documents: readonly ComposeDocument[]; readonly values: ReadonlyMap<string, string> };

/** The Compose file of a folder and its override, with the variables of `.env`. */
export const readCompose = async (look: Asking, folder: string): Promise<Got<ComposeFiles>> => {
  const env = await look.host.readFile(`${folder}/.env`, { signal: look.signal });
  const base = await firstOf(look, folder, NAMES);
  if (!base.ok) return base;
  const override = await firstOf(look, folder, OVERRIDES);
  const documents: ComposeDocument[] = [];
  for (const text of [base.value, override.ok ? override.value : '']) {
    const document = await parse(text);
    if (!document.ok) return document;
    documents.push(document.value);
  }
  return { ok: true, value: { documents, values: new Map(env.ok ? readEnvFile(env.value).map(({ key, value }) => [key, value]) : []) } };
};

/** Service -> image, with variables filled in. */
export const composeImages = async (look: Asking, folder: string): Promise<Got<ReadonlyMap<string, string>>> => {
  const files = await readCompose(look, folder);
  if (!files.ok) return files;
  const { documents, values } = files.value;
  const named = documents.flatMap(({ services = {} }) =>
    Object.entries(services).flatMap(([service, body]) => (typeof body?.image === 'string' ? [[service, interpolate(body.image, values)] as const] : [])),
  );
  return { ok: true, value: new Map(named) };
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

const parse = async (text: string): Promise<Got<ComposeDocument>> => {
  const { parseComposeYaml } = await import('./compose-yaml.ts');
  const document = parseComposeYaml(text);
  if (document.errors.length > 0) return { ok: false, reason: 'odd-answer', message: broken(document.errors[0]!.message.split('\n')[0]!) };
  return { ok: true, value: (document.toJS() ?? {}) as ComposeDocument };
};

const broken = (error: string): Localized => ({ en: `the Compose file is broken: ${error}`, de: `die Compose-Datei ist kaputt: ${error}` });

/** `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}` (Compose specification, 12). */
export const interpolate = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(/\$(?:(\$)|(\w+)|\{(\w+)(?:(:?)-([^}]*))?\})/g, (_, escaped?: string, plain?: string, name?: string, colon?: string, otherwise?: string) => {
    if (escaped) return '$';
    const value = values.get(plain ?? name ?? '');
    return value === undefined || (value === '' && colon === ':') ? (otherwise ?? '') : value;
  });
