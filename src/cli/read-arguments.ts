import { parseArgs } from 'node:util';
import type { Language } from '../model/language.ts';
import { type Command, GLOBAL_OPTIONS, type OptionSpec, type OptionSpecs } from './define-command.ts';
import { nearest } from './nearest.ts';
import type { Misuse } from './output.ts';
import { words } from './words.ts';

export type Arguments = {
  readonly command: Command;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
};

const isMisspelt = (word: string, count: number, commands: readonly Command[]): string | undefined => {
  if (!/^[a-z]{3,9}$/i.test(word) || count > 2) return undefined;
  const meant = nearest(
    word,
    commands.map((command) => command.name),
  );
  return meant !== undefined && Math.abs(meant.length - word.length) <= 2 ? meant : undefined;
};

/** A value given to one option, or what is wrong with it. */
const checkValue = (name: string, spec: OptionSpec, value: string | undefined, inline: boolean, language: Language): Misuse | undefined => {
  const say = words[language];
  if (spec.type === 'flag') return value === undefined ? undefined : { message: say.takesNoValue(name) };
  if (value === undefined || value === '' || (!inline && value.startsWith('-') && value !== '-')) {
    return { message: say.needsValue(name, spec.value ?? spec.values?.join('|') ?? '…') };
  }
  if (!spec.values || spec.values.includes(value)) return undefined;
  const meant = nearest(value, spec.values);
  return { message: say.unknownValue(name, value), mend: meant ? say.didYouMean(meant) : say.oneOf(spec.values) };
};

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { readonly kind: 'option' }>;

/** The pieces of a command line; which options take a value is known before the command is. */
const tokensOf = (argv: readonly string[], commands: readonly Command[]) => {
  const every: OptionSpecs = Object.assign({}, ...commands.map((command) => command.options), GLOBAL_OPTIONS);
  const options = Object.fromEntries(
    Object.entries(every).map(([name, spec]) => [
      name,
      { type: spec.type === 'flag' ? 'boolean' : 'string', multiple: true, ...(spec.short ? { short: spec.short } : {}) } as const,
    ]),
  );
  return parseArgs({ args: [...argv], strict: false, allowPositionals: true, tokens: true, options }).tokens;
};

/** The command that the first word names, or the first of the table with all words as the symptom. */
const findCommand = (
  tokens: readonly Token[],
  commands: readonly Command[],
  language: Language,
): { readonly command: Command; readonly words: readonly string[] } | { readonly misuse: Misuse } => {
  const say = words[language];
  const end = tokens.find((token) => token.kind === 'option-terminator')?.index ?? Number.POSITIVE_INFINITY;
  const given = tokens.filter((token) => token.kind === 'positional');
  const first = given[0] && given[0].index < end ? given[0].value : undefined;
  const named = commands.find((command) => command.name === first);
  const meant = named || first === undefined ? undefined : isMisspelt(first, given.length, commands);
  if (meant) return { misuse: { message: say.unknownCommand(first!), mend: say.didYouMeanCommand(meant, first!) } };
  return { command: named ?? commands[0]!, words: given.slice(named ? 1 : 0).map((token) => token.value) };
};

/** Values of the options that a command knows, or what is wrong with the first wrong one. */
const readOptions = (
  tokens: readonly Token[],
  command: Command,
  language: Language,
): { readonly options: Arguments['options'] } | { readonly misuse: Misuse } => {
  const say = words[language];
  const known: OptionSpecs = { ...command.options, ...GLOBAL_OPTIONS };
  const options: Record<string, string | boolean | string[] | undefined> = {};
  for (const [name, spec] of Object.entries(known)) options[name] = spec.type === 'flag' ? false : spec.type === 'list' ? [] : undefined;
  // Two commands may use one letter for options of different names: the command decides which is meant.
  const named = ({ rawName, name }: OptionToken): string =>
    rawName.startsWith('--') ? name : (Object.keys(known).find((one) => known[one]!.short === rawName.slice(1)) ?? name);
  for (const token of tokens.filter((one): one is OptionToken => one.kind === 'option').map((one) => ({ ...one, name: named(one) }))) {
    const spec = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!spec) {
      const meant = nearest(token.name, Object.keys(known));
      return { misuse: { message: say.unknownOption(token.rawName, command.name), mend: meant ? say.didYouMean(`--${meant}`) : say.seeHelp(command.name) } };
    }
    const wrong = checkValue(token.rawName, spec, token.value, token.inlineValue ?? false, language);
    if (wrong) return { misuse: wrong };
    if (spec.type === 'flag') options[token.name] = true;
    else if (spec.type === 'list') (options[token.name] as string[]).push(token.value!);
    else options[token.name] = token.value;
  }
  return { options };
};

/** Reads a command line against the table of commands. What is no command is the symptom, in the person's own words. */
export const readArguments = (
  argv: readonly string[],
  commands: readonly Command[],
  language: Language,
): { readonly value: Arguments } | { readonly misuse: Misuse } => {
  const tokens = tokensOf(argv, commands);
  const found = findCommand(tokens, commands, language);
  if ('misuse' in found) return found;
  const read = readOptions(tokens, found.command, language);
  if ('misuse' in read) return read;
  const most = found.command.words?.most ?? 0;
  if (found.words.length <= most || read.options.help) return { value: { ...found, ...read } };
  const say = words[language];
  return { misuse: { message: say.tooManyWords(found.command.name, found.words[most]!), mend: say.seeHelp(found.command.name) } };
};
