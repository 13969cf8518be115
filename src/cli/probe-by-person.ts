import type { ProbeResult } from '../model/probe.ts';
import type { Call } from './define-command.ts';
import { printable } from './printable.ts';
import { readTail } from './read-tail.ts';
import { words } from './words.ts';

const MOST_PASTED = 256 * 1024;

/**
 * A probe that somebody else carries out: says what to type there and what comes back, and reads the answer where one
 * is piped in. Undefined where nothing was piped in, or where no command stands for the probe.
 */
export const probeByPerson = async (
  name: string,
  params: Readonly<Record<string, string>>,
  call: Pick<Call, 'language' | 'io' | 'out'>,
): Promise<ProbeResult | undefined> => {
  const { language, io, out } = call;
  const say = words[language];
  const { readPaste, scriptFor } = await import('../probes/read-paste.ts');
  const script = scriptFor(name, params);
  if (!script) {
    out.line(`  ${say.noCommand}`);
    return undefined;
  }
  out.line(`  ${say.typeThere}`);
  for (const line of script.linux.split('\n')) out.line(`    ${printable(line)}`);
  if (script.powershell) out.line(`    (PowerShell) ${printable(script.powershell)}`);
  out.line(`  ${say.looksLike} ${printable(script.looksLike[language])}`);
  const pasted = io.stdin.isTTY ? '' : await readTail(io.stdin, MOST_PASTED);
  if (pasted.trim() !== '') return readPaste(name, params, pasted, new Date().toISOString());
  out.line(`  ${say.pipeAnswer(name)}`);
  return undefined;
};
