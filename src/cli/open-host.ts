import { createLocalHost } from '../hosts/local.ts';
import type { NodeHost } from '../hosts/node-host.ts';
import { createPersonHost } from '../hosts/person.ts';
import type { Language } from '../model/language.ts';
import type { Misuse } from './output.ts';
import { words } from './words.ts';

/** Where probes look, from `--host`: this machine, or nowhere but through a person. */
export const openHost = async (
  place: string | undefined,
  language: Language,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly host: NodeHost } | { readonly misuse: Misuse }> => {
  const say = words[language];
  if (place === undefined || place === 'local') return { host: createLocalHost({ env: { ...env } }) };
  if (place === 'person') return { host: createPersonHost() };
  return { misuse: { message: say.unknown.host(place), mend: say.hostForms } };
};
