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

/** Reads a command line against the table of commands. What is no command is the symptom, in the person's own words. */
export const readArguments = (
  argv: readonly string[],
  commands: readonly Command[],
  language: Language,
): { readonly value: Arguments } | { readonly misuse: Misuse } => {
  const say = words[language];
  const every: OptionSpecs = Object.assign({}, ...commands.map((command) => command.options), GLOBAL_OPTIONS);
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(every).map(([name, spec]) => [
        name,
        { type: spec.type === 'flag' ? 'boolean' : 'string', multiple: true, ...(spec.short ? { short: spec.short } : {}) } as const,
      ]),
    ),
  });
  const end = tokens.find((token) => token.kind === 'option-terminator')?.index ?? Number.POSITIVE_INFINITY;
  const positionals = tokens.filter((token) => token.kind === 'positional');
  const first = positionals[0];
  const named = first && first.index < end ? commands.find((command) => command.name === first.value) : undefined;
  const meantCommand = named || !first || first.index > end ? undefined : isMisspelt(first.value, positionals.length, commands);
  if (meantCommand) return { misuse: { message: say.unknownCommand(first!.value), mend: say.didYouMeanCommand(meantCommand, first!.value) } };
  const command = named ?? commands[0]!;
  const given = positionals.slice(named ? 1 : 0).map((token) => token.value);

  const known: OptionSpecs = { ...command.options, ...GLOBAL_OPTIONS };
  const options: Record<string, string | boolean | string[] | undefined> = {};
  for (const [name, spec] of Object.entries(known)) options[name] = spec.type === 'flag' ? false : spec.type === 'list' ? [] : undefined;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = known[token.name];
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
  const most = command.words?.most ?? 0;
  if (given.length > most && !options.help) {
    return { misuse: { message: say.tooManyWords(command.name, given[most]!), mend: say.seeHelp(command.name) } };
  }
  return { value: { command, words: given, options } };
};
