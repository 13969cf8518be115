import type { Product } from '../../model/article.ts';
import { readEnvFile } from '../config/env-file.ts';
import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { askSurely, recordsOf } from '../dns/ask.ts';
import { listContainers } from '../docker/containers.ts';
import { findProducts } from '../product/find-products.ts';
import { LEAVES, PARAM } from '../words.ts';

type Found = { readonly domain: string; readonly source: string };

export const serverDomain = defineProbe({
  name: 'server.domain',
  kind: 'network',
  title: { en: 'For which domain does the server take mail?', de: 'Für welche Domain nimmt der Server Mail an?' },
  params: { name: { title: PARAM.name, type: 'text' } },
  outcomes: { found: { verdict: 'ok', says: { en: '{{domain}} (from {{source}})', de: '{{domain}} (aus {{source}})' } } },
  vantage: 'mail-host',
  needs: ['files', 'resolver'],
  facts: ['domain'],
  leaves: LEAVES.dns,
  seconds: 2,
  script: {
    linux: () => "grep -hs '^DOMAIN=' /mailu/mailu.env /opt/mailu/mailu.env; postconf virtual_mailbox_domains mydomain",
    looksLike: { en: 'lines with "=" and a domain after it', de: 'Zeilen mit "=" und einer Domain dahinter' },
    read: (pasted) => judge(fromMailu(pasted, 'mailu.env') ?? fromPostfix(pasted)),
  },
  describe: ({ name }) => ({ command: `cat mailu.env /etc/postfix/main.cf; dig MX ${name === undefined ? '…' : parentOf(name)}` }),
  run: async (look) => {
    const containers = await listContainers(look);
    const [only, ...more] = await findProducts(look, containers.ok ? containers.value : []);
    const hostName = look.params.name ?? (more.length === 0 ? only?.hostName : undefined);
    const told = (await toldBySettings(look, only?.product, only?.folder)) ?? (hostName ? await byMx(look, hostName) : undefined);
    if (told) look.log(`${told.domain} ${told.source}`);
    return judge(told);
  },
});

const DOMAIN = /^(?=.{3,253}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i;

const judge = (found: Found | undefined) =>
  found ? ({ outcome: 'found', data: { ...found }, subject: found.domain, facts: { domain: found.domain } } as const) : cannotTell('odd-answer', UNTOLD);

const UNTOLD = {
  en: 'no single mail domain stands in the settings of the server',
  de: 'in den Einstellungen des Servers steht keine einzelne Mail-Domain',
};

/** Mailu's main domain (`DOMAIN`). */
const fromMailu = (text: string, source: string): Found | undefined => {
  const domain = readEnvFile(text).find(({ key }) => key === 'DOMAIN')?.value ?? '';
  return DOMAIN.test(domain) ? { domain, source } : undefined;
};

/** Postfix's only mailbox domain written out; tables and several names tell nothing. `mydomain` is but the end of the host name. */
const fromPostfix = (text: string): Found | undefined => {
  const domain = /^\s*virtual_mailbox_domains\s*=\s*(\S+)\s*$/m.exec(text)?.[1] ?? '';
  return DOMAIN.test(domain) ? { domain, source: 'main.cf' } : undefined;
};

type Asking = Pick<Look, 'host' | 'signal'>;

const read = async ({ host, signal }: Asking, path: string): Promise<string> => {
  const text = await host.readFile(path, { signal });
  return text.ok ? text.value : '';
};

/** What the server's own settings say. A Postfix on the host counts only where no containers hold the mail server. */
const toldBySettings = async (look: Asking, product: Product | undefined, folder: string | undefined): Promise<Found | undefined> => {
  if (product === 'mailu' && folder) return fromMailu(await read(look, `${folder}/mailu.env`), `${folder}/mailu.env`);
  return product === undefined || product === 'bluemind' ? fromPostfix(await read(look, '/etc/postfix/main.cf')) : undefined;
};

const parentOf = (name: string): string => name.slice(name.indexOf('.') + 1);

/** The domain above the host name, or the name itself, whose MX is this very host. */
const byMx = async (look: Asking & Pick<Look, 'log' | 'facts'>, hostName: string): Promise<Found | undefined> => {
  for (const domain of [parentOf(hostName), hostName].filter((one) => DOMAIN.test(one))) {
    const reply = await askSurely(look, { name: domain, type: 'MX' });
    const leads = reply.ok && recordsOf(reply.value, 'MX').some(({ value }) => value.replace(/\.$/, '').toLowerCase() === hostName.toLowerCase());
    if (leads) return { domain, source: `MX → ${hostName}` };
  }
  return undefined;
};
