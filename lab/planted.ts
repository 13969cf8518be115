import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOMAIN, HOST } from './dns.ts';
import { ADDRESS } from './network.ts';
import { LAB } from './places.ts';
import { SECRETS } from './secrets.ts';

/** Everything in the lab that names somebody or something, or is secret. */
export const PLANTED: Readonly<Record<string, readonly string[]>> = {
  domains: [DOMAIN, 'farpost.example', 'isp.example', 'home.example'],
  hosts: [HOST, 'mx.farpost.example', 'router.isp.example', 'notebook.home.example', 'smtp-filter.router.example'],
  addresses: [ADDRESS.mailhost, ADDRESS.mailhost6, ADDRESS.remote, ADDRESS.dns, ADDRESS.proxy, ADDRESS.client, '203.0.113.99', '2001:db8:51::25'],
  users: [`anna@${DOMAIN}`, `ben@${DOMAIN}`, 'bob@farpost.example', 'anna', 'bob'],
  secrets: Object.values(SECRETS),
};

const CASES = join(LAB, 'cases');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What of it stands in a text, as a word of its own. */
export const leaksIn = (text: string): readonly string[] =>
  Object.values(PLANTED)
    .flat()
    .filter((one) => new RegExp(`(?<![\\w.-])${escaped(one)}(?![\\w-])`, 'i').test(text));

/** Keeps what a case was made of, for other trials, and what was planted in it. */
export const keepCase = async (fault: string, way: string, events: unknown): Promise<void> => {
  await mkdir(CASES, { recursive: true });
  await writeFile(join(CASES, `${fault}-${way}.json`), JSON.stringify(events, undefined, 1));
  await writeFile(join(LAB, 'planted.json'), JSON.stringify(PLANTED, undefined, 1));
};
