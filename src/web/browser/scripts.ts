import type { ProbeParams, ProbeResult, Vantage } from '../../model/probe.ts';
import type { PersonScript } from '../../probes/by-script.ts';

/** What a person is asked to type, and the reader of what came back. */
export type Script = PersonScript & { readonly vantage: Vantage; readonly read: (text: string) => ProbeResult };

/** The script of a probe; each probe is a file of its own, fetched when it is first wanted. */
export const scriptOfProbe = async (name: string, params: ProbeParams): Promise<Script | undefined> => {
  const [{ loadProbe }, { pasteOf, scriptOf }] = await Promise.all([import('./probe-modules.ts'), import('../../probes/by-script.ts')]);
  const probe = await loadProbe(name);
  const script = probe && scriptOf(probe, params);
  return script && { ...script, vantage: probe.spec.vantage, read: (text) => pasteOf(probe, params, text, new Date().toISOString()) };
};
