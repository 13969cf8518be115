import type { Product } from '../../model/article.ts';
import { readEnvFile } from '../config/env-file.ts';
import type { Look } from '../define-probe.ts';
import { type ContainerEntry, folderOf, productOfImage } from '../docker/containers.ts';
import { inspect } from '../docker/inspect.ts';

type Asking = Pick<Look, 'host' | 'signal'>;

/** A mail server that is installed, with what its own files say. Empty texts where they do not. */
export type Installation = { readonly product: Product; readonly version: string; readonly folder: string; readonly hostName: string };

const read = async (look: Asking, path: string): Promise<string> => {
  const text = await look.host.readFile(path, { signal: look.signal });
  return text.ok ? text.value : '';
};

const envValue = (text: string, key: string): string => readEnvFile(text).find((entry) => entry.key === key)?.value ?? '';
const tagOf = (image: string): string => (/:([\w.-]+)$/.exec(image.replace(/@sha256:.*/, ''))?.[1] ?? '').replace(/^latest$/, '');

/** Folders that the installation guides use, beside those that Compose tells. */
const GUIDES: Readonly<Record<'mailcow' | 'mailu', readonly string[]>> = { mailcow: ['/opt/mailcow-dockerized'], mailu: ['/mailu', '/opt/mailu'] };

const mailcow = async (look: Asking, folder: string): Promise<Installation | undefined> => {
  const conf = await look.host.lstat(`${folder}/mailcow.conf`, { signal: look.signal });
  if (!conf.ok && conf.reason === 'absent') return undefined;
  const [config, info] = await Promise.all([read(look, `${folder}/mailcow.conf`), read(look, `${folder}/data/web/inc/app_info.inc.php`)]);
  const version = /\$MAILCOW_GIT_VERSION\s*=\s*["']([^"']*)["']/.exec(info)?.[1] ?? '';
  return { product: 'mailcow', version, folder, hostName: envValue(config, 'MAILCOW_HOSTNAME') };
};

const mailu = async (look: Asking, folder: string, tag: string): Promise<Installation | undefined> => {
  const env = await look.host.lstat(`${folder}/mailu.env`, { signal: look.signal });
  if (!env.ok && env.reason === 'absent') return undefined;
  const config = await read(look, `${folder}/mailu.env`);
  return { product: 'mailu', version: tag, folder, hostName: envValue(config, 'HOSTNAMES').split(',')[0]!.trim() };
};

const dockerMailserver = async (look: Asking, entry: ContainerEntry): Promise<Installation> => {
  const found = await inspect(look, entry.Id);
  const { Hostname = '', Domainname = '', Labels } = found.ok ? found.value.Config : {};
  const name = Domainname && !Hostname.endsWith(Domainname) ? `${Hostname}.${Domainname}` : Hostname;
  const version = Labels?.['org.opencontainers.image.version'] ?? tagOf(entry.Image);
  return { product: 'docker-mailserver', version: version.replace(/^v/, ''), folder: folderOf(entry) ?? '', hostName: name.includes('.') ? name : '' };
};

/** BlueMind installs packages, not containers: /etc/bm is its configuration (bm.ini names the server). */
const bluemind = async (look: Asking): Promise<Installation | undefined> => {
  const ini = await look.host.lstat('/etc/bm/bm.ini', { signal: look.signal });
  if (!ini.ok && ini.reason === 'absent') return undefined;
  const [config, status] = await Promise.all([
    read(look, '/etc/bm/bm.ini'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a format of dpkg-query
    look.host.run('dpkg-query', ['-W', '-f', '${Version}', 'bm-core'], { signal: look.signal, timeoutMs: 5_000 }),
  ]);
  const version = status.ok && status.value.code === 0 ? status.value.stdout.trim() : '';
  return { product: 'bluemind', version, folder: '', hostName: /^\s*(?:host|external-url)\s*=\s*([\w.-]+\.[\w.-]+)\s*$/m.exec(config)?.[1] ?? '' };
};

/** Installations on the machine: by the images of containers, else by the files that only they have. */
export const findProducts = async (look: Asking, containers: readonly ContainerEntry[]): Promise<readonly Installation[]> => {
  const of = (product: string): readonly ContainerEntry[] => containers.filter(({ Image }) => productOfImage(Image) === product);
  const folders = (product: 'mailcow' | 'mailu'): readonly string[] => [
    ...new Set([...of(product).flatMap((entry) => folderOf(entry) ?? []), ...GUIDES[product]]),
  ];
  const tag = tagOf(of('mailu')[0]?.Image ?? '');
  const [cows, mailus, dms, blue] = await Promise.all([
    Promise.all(folders('mailcow').map((folder) => mailcow(look, folder))),
    Promise.all(folders('mailu').map((folder) => mailu(look, folder, tag))),
    Promise.all(
      of('docker-mailserver')
        .slice(0, 1)
        .map((entry) => dockerMailserver(look, entry)),
    ),
    bluemind(look),
  ]);
  // Containers without their folder in sight still tell which product runs.
  const bare = (product: 'mailcow' | 'mailu', found: readonly (Installation | undefined)[]): readonly (Installation | undefined)[] =>
    found.some((one) => one !== undefined) || of(product).length === 0
      ? found
      : [{ product, version: product === 'mailu' ? tag : '', folder: folderOf(of(product)[0]!) ?? '', hostName: '' }];
  const first = (found: readonly (Installation | undefined)[]): readonly Installation[] => found.filter((one) => one !== undefined).slice(0, 1);
  return [...first(bare('mailcow', cows)), ...first(bare('mailu', mailus)), ...dms, ...(blue ? [blue] : [])];
};
