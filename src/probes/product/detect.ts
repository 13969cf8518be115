import { cannotTell, defineProbe } from '../define-probe.ts';
import { dockerUntold } from '../docker/api.ts';
import { listContainers, productOfImage } from '../docker/containers.ts';
import { findProducts, type Installation } from './find-products.ts';

export const productDetect = defineProbe({
  name: 'product.detect',
  kind: 'docker',
  title: { en: 'Which mail server is installed?', de: 'Welcher Mailserver ist installiert?' },
  params: {},
  outcomes: {
    mailcow: { verdict: 'ok', says: { en: 'mailcow {{version}}', de: 'mailcow {{version}}' } },
    mailu: { verdict: 'ok', says: { en: 'Mailu {{version}}', de: 'Mailu {{version}}' } },
    'docker-mailserver': { verdict: 'ok', says: { en: 'docker-mailserver {{version}}', de: 'docker-mailserver {{version}}' } },
    bluemind: { verdict: 'ok', says: { en: 'BlueMind {{version}}', de: 'BlueMind {{version}}' } },
    several: { verdict: 'info', says: { en: 'more than one: {{products}}', de: 'mehr als einer: {{products}}' } },
    none: { verdict: 'info', says: { en: 'none that I know', de: 'keiner, den ich kenne' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: ['product', 'version', 'project_dir', 'host_name'],
  leaves: undefined,
  seconds: 1,
  script: {
    linux: () => "docker ps --all --format 'image {{.Image}}'; ls -d /opt/mailcow-dockerized /mailu /opt/mailu /etc/bm",
    looksLike: {
      en: 'lines "image …", then the folders that are there; "No such file" for those that are not',
      de: 'Zeilen "image …", dann die Ordner, die es gibt; "No such file" für die anderen',
    },
    read: (pasted) => {
      const images = [...pasted.matchAll(/^\s*image (\S+)/gm)].flatMap(([, image]) => productOfImage(image!) ?? []);
      const folders = [
        ['/opt/mailcow-dockerized', 'mailcow'],
        ['/mailu', 'mailu'],
        ['/opt/mailu', 'mailu'],
        ['/etc/bm', 'bluemind'],
      ] as const;
      const there = folders.filter(([folder]) => new RegExp(`^\\s*${folder}\\s*$`, 'm').test(pasted));
      const products = [...new Set([...images, ...there.map(([, product]) => product)])];
      if (products.length > 1) return { outcome: 'several', data: { products } };
      const folder = there[0]?.[0];
      if (products[0])
        return {
          outcome: products[0],
          data: { version: '', products },
          facts: { product: products[0], ...(folder && folder !== '/etc/bm' ? { project_dir: folder } : {}) },
        };
      return /image |no such file|nicht gefunden/i.test(pasted) ? { outcome: 'none' } : cannotTell('odd-answer');
    },
  },
  describe: () => ({ command: 'docker ps --all; ls -d /opt/mailcow-dockerized /mailu /opt/mailu /etc/bm' }),
  run: async (look) => {
    const containers = await listContainers(look);
    const found = await findProducts(look, containers.ok ? containers.value : []);
    for (const one of found) look.log(`${one.product} ${one.version} ${one.folder} ${one.hostName}`);
    const products = found.map(({ product }) => product);
    if (found.length > 1) return { outcome: 'several', data: { products } };
    const [only] = found;
    if (only)
      return { outcome: only.product, data: { version: only.version, products }, facts: factsOf(only), ...(only.folder ? { subject: only.folder } : {}) };
    // Without a look at Docker "none" would be a guess, unless there is no Docker at all.
    return containers.ok || containers.reason === 'no-tool' ? { outcome: 'none' } : dockerUntold(containers);
  },
});

const factsOf = ({ product, version, folder, hostName }: Installation) => ({
  product,
  ...(version ? { version } : {}),
  ...(folder ? { project_dir: folder } : {}),
  ...(hostName ? { host_name: hostName } : {}),
});
