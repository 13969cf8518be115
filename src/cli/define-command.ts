import type { Language, Localized } from '../model/language.ts';
import type { Io } from './io.ts';
import type { Output } from './output.ts';

/** One `--name`. `flag` takes no value, `text` one, `list` may stand again and again. */
export type OptionSpec = {
  readonly type: 'flag' | 'text' | 'list';
  /** Closed list of values. */
  readonly values?: readonly string[];
  /** What stands for the value in the help: `FILE`. */
  readonly value?: string;
  readonly short?: string;
  readonly title: Localized;
};

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<O extends OptionSpec> = O['type'] extends 'flag'
  ? boolean
  : O['type'] extends 'list'
    ? readonly string[]
    : (O extends { readonly values: readonly (infer V)[] } ? V : string) | undefined;

export type OptionValues<S extends OptionSpecs> = { readonly [K in keyof S]: ValueOf<S[K]> };

/** Options that every command understands. */
export const GLOBAL_OPTIONS = {
  lang: {
    type: 'text',
    values: ['en', 'de'],
    title: { en: 'language (else from LC_ALL, LC_MESSAGES, LANG)', de: 'Sprache (sonst aus LC_ALL, LC_MESSAGES, LANG)' },
  },
  product: {
    type: 'text',
    values: ['mailcow', 'mailu', 'docker-mailserver', 'bluemind'],
    title: { en: 'the mail server in question', de: 'um welchen Mailserver es geht' },
  },
  host: {
    type: 'text',
    value: 'person|ssh://[USER@]SERVER[:PORT]',
    title: {
      en: 'a server that somebody else looks at for you, or one by ssh (else this machine)',
      de: 'ein Server, auf dem jemand für dich nachsieht, oder einer über ssh (sonst dieser Rechner)',
    },
  },
  probes: {
    type: 'text',
    values: ['ask', 'all', 'none'],
    title: { en: 'may Mailmedic look for itself? (else ask)', de: 'darf Mailmedic selbst nachsehen? (sonst ask)' },
  },
  json: { type: 'flag', title: { en: 'one JSON document and nothing else', de: 'ein JSON-Dokument und sonst nichts' } },
  pack: {
    type: 'list',
    value: 'DIR',
    title: { en: 'articles and flows of your own, over the built-in ones', de: 'eigene Artikel und Abläufe, über den mitgelieferten' },
  },
  plain: { type: 'flag', title: { en: 'plain lines, no drawing', de: 'einfache Zeilen, nichts Gezeichnetes' } },
  debug: { type: 'flag', title: { en: 'show where a fault of Mailmedic happened', de: 'zeigen, wo ein Fehler in Mailmedic geschah' } },
  help: { type: 'flag', short: 'h', title: { en: 'this help', de: 'diese Hilfe' } },
  completion: {
    type: 'text',
    values: ['bash', 'zsh', 'fish'],
    title: { en: 'a script that completes command lines in this shell', de: 'ein Skript, das Befehlszeilen in dieser Shell ergänzt' },
  },
  version: { type: 'flag', short: 'V', title: { en: 'version of Mailmedic', de: 'Version von Mailmedic' } },
} as const satisfies OptionSpecs;

/** One call of a command, read and checked. */
export type Call<S extends OptionSpecs = Record<never, never>> = {
  readonly words: readonly string[];
  readonly options: OptionValues<S> & OptionValues<typeof GLOBAL_OPTIONS>;
  readonly language: Language;
  readonly io: Io;
  readonly out: Output;
};

export type Command<S extends OptionSpecs = OptionSpecs> = {
  readonly name: string;
  readonly title: Localized;
  /** What the words behind the name are, for the help: `[id]`; undefined takes none. */
  readonly words?: { readonly value: string; readonly most: number };
  readonly options: S;
  /** Returns the exit code. */
  readonly run: (call: Call<S>) => Promise<number>;
};

/** Types the options of `run` from the table beside it. */
export const defineCommand = <const S extends OptionSpecs>(command: Command<S>): Command => command as unknown as Command;
