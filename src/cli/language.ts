import { isLanguage, type Language } from '../model/language.ts';

/** The language of the environment as POSIX orders it: LC_ALL, LC_MESSAGES, LANG; the first that is set decides. */
export const environmentLanguage = (env: Readonly<Record<string, string | undefined>>): Language => {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const language = locale.slice(0, 2).toLowerCase();
  return isLanguage(language) && !/^[a-z]{2}[a-z]/i.test(locale) ? language : 'en';
};

/** `--lang` before it is checked, so that even a complaint about the command line is in the reader's language. */
export const wantedLanguage = (argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language => {
  const end = argv.indexOf('--');
  const args = end < 0 ? argv : argv.slice(0, end);
  const at = args.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = at < 0 ? undefined : args[at] === '--lang' ? args[at + 1] : args[at]!.slice('--lang='.length);
  return isLanguage(value) ? value : environmentLanguage(env);
};
