import type { ImportedFile, Todo } from '../../importers/articles/imported.ts';
import { readArticle } from '../../knowledge/article.ts';
import { createLibrary } from '../../knowledge/library.ts';
import type { Article } from '../../model/article.ts';
import { isLanguage } from '../../model/language.ts';
import type { Parsed } from '../../model/problem.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import { RULES } from '../../rules/index.ts';
import { packFrom } from '../../store/packs.ts';

/** Findings that an import has its own words for. */
const COVERED: Readonly<Record<string, Todo['what'] | 'told'>> = {
  'literals-differ': 'literals',
  'missing-translation': 'told',
  'ambiguous-signature': 'signature',
};

/** Warnings about how a text is written are no use here: the texts are other people's. */
const ABOUT_ROUTING = ['ambiguous-signature', 'unused-article', 'unreachable-node', 'walk-missing', 'evidence-separates-nothing', 'question-too-long'];

/** The head of an article alone; its body was read when it was printed. Notes and references are sound there by construction. */
const readHead = ({ name, text }: ImportedFile): Parsed<Article> => readArticle(text.slice(0, text.indexOf('\n---\n', 4) + 5), name);

/** A text in a language that Mailmedic does not speak is not read. */
const isWaiting = (name: string): boolean => {
  const ending = /\.(\w\w)\.md$/.exec(name)?.[1];
  return ending !== undefined && !isLanguage(ending);
};

/** What `mailmedic check` will say about the files, as things to decide; what is said elsewhere already is left out. */
export const checkImport = (files: readonly ImportedFile[]): Todo[] => {
  const known = files.filter(({ name, blocks }) => blocks !== undefined && !isWaiting(name));
  const rest = packFrom(files.filter(({ blocks }) => blocks === undefined));
  const read = known.map((file) => ({ file, head: readHead(file) }));
  const articles = read.flatMap(({ file, head }): Article[] => (head.value ? [{ ...head.value, blocks: file.blocks! }] : []));
  const pack = { ...rest, articles: [...articles, ...rest.articles], problems: [...rest.problems, ...read.flatMap(({ head }) => head.problems)] };
  const context = { catalogue: CATALOGUE, library: createLibrary(pack.articles) };
  const rules = RULES.filter(({ name, severity }) => severity === 'error' || ABOUT_ROUTING.includes(name));
  const found = rules.flatMap((rule) => rule.check(pack, context));
  const literals = new Map<string, number>();
  const todos = found.flatMap(({ rule, message, place }): Todo[] => {
    const covered = COVERED[rule];
    if (covered === 'told') return [];
    if (covered === 'literals') {
      literals.set(place.file, (literals.get(place.file) ?? 0) + 1);
      return [];
    }
    return [{ what: covered ?? 'check', file: `${place.file}:${place.line}`, detail: `${message} [${rule}]` }];
  });
  return [...todos, ...[...literals].map(([file, count]): Todo => ({ what: 'literals', file, detail: String(count) }))];
};
