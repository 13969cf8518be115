import { PROBE_KINDS, type ProbeKind } from '../../model/probe.ts';
import type { DoctorCall } from './doctor-call.ts';
import { doctorWords } from './words.ts';

/**
 * What may be looked at. Asked once where somebody sits at a terminal and has not said so on the command line: what kinds
 * there are, what they read, and what others will see of it. A script that calls the check-up wants it.
 */
export const askConsent = async ({ io, options, language, out }: DoctorCall): Promise<readonly ProbeKind[]> => {
  if (options.probes === 'none') return [];
  const talks = io.stdin.isTTY === true && io.stdout.isTTY === true && !options.json;
  if (options.probes === 'all' || !talks || options.host === 'person') return PROBE_KINDS;
  const say = doctorWords[language];
  out.line(say.intro);
  out.line();
  for (const kind of PROBE_KINDS) out.line(`  ${say.kinds[kind]}`);
  out.line();
  const { foldLine } = await import('./fold-line.ts');
  for (const line of foldLine(say.leaves, io.stdout.columns)) out.line(line);
  out.line();
  for (;;) {
    const answer = await ask(`${say.ask} `, io);
    if (answer === undefined || /^n(o|ein)?$/.test(answer)) return [];
    if (/^f/.test(answer)) return PROBE_KINDS.filter((kind) => kind !== 'network');
    if (/^(|y|yes|j|ja)$/.test(answer)) return PROBE_KINDS;
  }
};

/** Undefined where the person left with Ctrl-C or Ctrl-D. */
const ask = async (question: string, io: DoctorCall['io']): Promise<string | undefined> => {
  const { createInterface } = await import('node:readline/promises');
  const prompt = createInterface({ input: io.stdin, output: io.stdout });
  try {
    return (await prompt.question(question, { signal: io.signal })).trim().toLowerCase();
  } catch (fault) {
    const { code } = fault as { readonly code?: string };
    if (code === 'ABORT_ERR' || code === 'ERR_USE_AFTER_CLOSE') return undefined;
    throw fault;
  } finally {
    prompt.close();
  }
};
