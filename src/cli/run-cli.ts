import type { Call } from './define-command.ts';
import { FINE, MISUSE } from './exit-codes.ts';
import { faultText } from './fault-text.ts';
import { COMMANDS } from './index.ts';
import type { Io } from './io.ts';
import { environmentLanguage, wantedLanguage } from './language.ts';
import { createOutput } from './output.ts';
import { readArguments } from './read-arguments.ts';
import { words } from './words.ts';

/** Runs one command line and returns its exit code. Whatever a command throws is a fault of Mailmedic and said as one. */
export const runCli = async (io: Io): Promise<number> => {
  const asked = wantedLanguage(io.argv, io.env);
  const read = readArguments(io.argv, COMMANDS, asked);
  if ('misuse' in read) return createOutput(io, io.argv.includes('--json')).misuse(read.misuse);
  const { command, options } = read.value;
  const language = options.lang === 'de' || options.lang === 'en' ? options.lang : environmentLanguage(io.env);
  const out = createOutput(io, options.json === true);
  if (options.help) {
    const { helpText } = await import('./help.ts');
    io.stdout.write(`${helpText(COMMANDS, language, command)}\n`);
    return FINE;
  }
  if (options.completion) {
    const { completionScript } = await import('./completion.ts');
    io.stdout.write(completionScript(options.completion as 'bash' | 'zsh' | 'fish', COMMANDS, language));
    return FINE;
  }
  if (options.version) {
    const { programVersion } = await import('./program-version.ts');
    if (options.json) out.json({ version: programVersion(), node: process.version });
    else io.stdout.write(`mailmedic ${programVersion()}\n`);
    return FINE;
  }
  try {
    return await command.run({ words: read.value.words, options, language, io, out } as unknown as Call<typeof command.options>);
  } catch (fault) {
    out.note(faultText(fault, language, options.debug === true));
    if (options.json) out.json({ error: { message: words[language].fault(fault instanceof Error ? fault.message : String(fault)) } });
    return MISUSE;
  }
};
