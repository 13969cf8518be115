import type { Language } from '../model/language.ts';
import { type Command, GLOBAL_OPTIONS, type OptionSpecs } from './define-command.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

const flags = (options: OptionSpecs): string[] => Object.keys(options).map((name) => `--${name}`);

/** `--lang` -> `en de`, over all commands. */
const valuesOf = (commands: readonly Command[]): [option: string, values: string][] =>
  Object.entries<OptionSpecs[string]>(Object.assign({}, ...commands.map(({ options }) => options), GLOBAL_OPTIONS)).flatMap(([name, { values }]) =>
    values ? [[`--${name}`, values.join(' ')]] : [],
  );

const bash = (commands: readonly Command[]): string => `_mailmedic() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words
  case "$before" in
${valuesOf(commands)
  .map(([option, values]) => `    ${option}) words="${values}" ;;`)
  .join('\n')}
    *)
      case "\${COMP_WORDS[1]}" in
${commands.map(({ name, options }) => `        ${name}) words="${flags(options).join(' ')}" ;;`).join('\n')}
        *) words="${commands.map(({ name }) => name).join(' ')}" ;;
      esac
      words="$words ${flags(GLOBAL_OPTIONS).join(' ')}"
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _mailmedic mailmedic
`;

const quoted = (text: string): string => text.replaceAll("'", "'\\''");

const fish = (commands: readonly Command[], language: Language): string =>
  [
    ...commands.map(({ name, title }) => `complete -c mailmedic -n __fish_use_subcommand -a ${name} -d '${quoted(title[language])}'`),
    ...commands.flatMap(({ name, options }) => fishOptions(options, language, `-n '__fish_seen_subcommand_from ${name}' `)),
    ...fishOptions(GLOBAL_OPTIONS, language, ''),
    '',
  ].join('\n');

const fishOptions = (options: OptionSpecs, language: Language, when: string): string[] =>
  Object.entries(options).map(([name, { type, values, title }]) => {
    const value = type === 'flag' ? '' : values ? ` -x -a '${values.join(' ')}'` : ' -r';
    return `complete -c mailmedic ${when}-l ${name}${value} -d '${quoted(title[language])}'`;
  });

/** A script for the shell that completes commands, options and their values; zsh reads the one for bash. */
export const completionScript = (shell: Shell, commands: readonly Command[], language: Language): string => {
  if (shell === 'fish') return fish(commands, language);
  return shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}` : bash(commands);
};
