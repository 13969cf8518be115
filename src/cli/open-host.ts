import type { NodeHost } from '../hosts/node-host.ts';
import type { Language } from '../model/language.ts';
import type { Misuse } from './output.ts';
import { printable } from './printable.ts';
import { words } from './words.ts';

/** Where probes look, from `--host`: this machine, another by ssh, or nowhere but through a person. */
export const openHost = async (
  place: string | undefined,
  language: Language,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly host: NodeHost } | { readonly misuse: Misuse }> => {
  if (place === undefined || place === 'local') return { host: (await import('../hosts/local.ts')).createLocalHost({ env: { ...env } }) };
  if (place === 'person') return { host: (await import('../hosts/person.ts')).createPersonHost() };
  const [{ readSshTarget }, { createSshHost }] = await Promise.all([import('../hosts/ssh-target.ts'), import('../hosts/ssh.ts')]);
  const target = readSshTarget(place);
  const say = words[language];
  if (!target) return { misuse: { message: say.unknown.host(place), mend: say.hostForms } };
  const host = createSshHost(target);
  // Without a connection a probe would take ssh's failure for what it looked for.
  const reached = await host.run('true', [], { signal: AbortSignal.timeout(20_000) });
  if (reached.ok) return { host };
  await host.close();
  return { misuse: { message: say.hostAway(host.name, printable(reached.message[language])), mend: say.hostAwayMend(place) } };
};
