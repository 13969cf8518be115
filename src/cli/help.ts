import type { Language } from '../model/language.ts';
import { type Command, GLOBAL_OPTIONS, type OptionSpecs } from './define-command.ts';
import { words } from './words.ts';

const table = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.min(30, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) => (left.length > width ? [`  ${left}`, `  ${' '.repeat(width)}  ${right}`] : [`  ${left.padEnd(width)}  ${right}`]));
};

const optionRows = (options: OptionSpecs, language: Language): [string, string][] =>
  Object.entries(options).map(([name, spec]) => {
    const value = spec.type === 'flag' ? '' : ` ${spec.value ?? spec.values?.join('|') ?? name.toUpperCase()}`;
    return [`${spec.short ? `-${spec.short}, ` : ''}--${name}${value}`, spec.title[language]];
  });

const usage = (command: Command, main: boolean): string => ['mailmedic', main ? '' : command.name, command.words?.value ?? ''].filter(Boolean).join(' ');

/** Help for everything, or for one command. */
export const helpText = (commands: readonly Command[], language: Language, only?: Command): string => {
  const say = words[language];
  if (only && only !== commands[0]) {
    const own = optionRows(only.options, language);
    return [
      usage(only, false),
      '',
      only.title[language],
      ...(own.length > 0 ? ['', say.options, ...table(own)] : []),
      '',
      say.optionsForAll,
      ...table(optionRows(GLOBAL_OPTIONS, language)),
    ].join('\n');
  }
  return [
    say.about,
    '',
    say.commands,
    ...table(commands.map((command, index) => [usage(command, index === 0), command.title[language]])),
    '',
    say.options,
    ...table([...optionRows(commands[0]!.options, language), ...optionRows(GLOBAL_OPTIONS, language)]),
    '',
    say.exitCodes,
  ].join('\n');
};
