import { type Painted, paintFirstFrame } from '../terminal/first-frame.ts';
import { wantedLanguage } from './language.ts';

/** Options that leave the first question as it is. Anything else is read by the command line proper, which may complain. */
const HARMLESS = /^(--lang=(de|en)|--probes=(ask|all|none))$/;

/** `--lang de` as `--lang=de`. */
const joined = (argv: readonly string[]): string[] =>
  argv.flatMap((arg, at) => {
    if (/^--(lang|probes)$/.test(arg)) return [`${arg}=${argv[at + 1] ?? ''}`];
    return /^--(lang|probes)$/.test(argv[at - 1] ?? '') ? [] : [arg];
  });

/**
 * Puts the first question on the screen, where it is sure to come first. The build makes this file and what it needs one
 * small file of its own, so that it stands before the program is loaded.
 */
export const firstPaint = (program: NodeJS.Process): Painted | undefined => {
  const argv = program.argv.slice(2);
  if (!joined(argv).every((arg) => HARMLESS.test(arg))) return undefined;
  return paintFirstFrame(program, program.env, { language: wantedLanguage(argv, program.env), host: 'this machine' });
};
