import { type Article, SHELVES, type Shelf } from '../model/article.ts';
import { isLanguage, LANGUAGES, type Language } from '../model/language.ts';
import type { Parsed, Place, Problem } from '../model/problem.ts';
import { ARTICLE, TRANSLATION } from './article-shape.ts';
import { mendWord } from './did-you-mean.ts';
import { isId, onlyKeys, readHash, readIds, readSignatures, readSources, readText, readTexts, readWord, rootField } from './fields.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { lazyPlaces } from './lazy-places.ts';
import { readMarkdown } from './markdown.ts';
import { keysOf } from './shape.ts';

const ENGLISH_KEYS = keysOf(ARTICLE);
const OTHER_KEYS = keysOf(TRANSLATION);

type Name = { readonly id: string; readonly shelf: Shelf; readonly language: Language };

/** What a path says: `…/<shelf>/<id>.md` is English, `<id>.de.md` German. Serves articles and flows. */
export const readName = (file: string): Parsed<Name> => {
  const place: Place = { file, line: 1, column: 1 };
  const problems: Problem[] = [];
  const complain = (message: string, mend?: string): void => {
    problems.push({ rule: 'file-name', severity: 'error', message, ...(mend === undefined ? {} : { mend }), place });
  };
  const match = /(?:^|\/)([^/]+)\/([^/.]+)(?:\.([^/.]+))?\.md$/.exec(file.replaceAll('\\', '/'));
  if (!match) {
    complain('this path names no shelf and id', 'put it at <shelf>/<id>.md or <shelf>/<id>.de.md');
    return { problems };
  }
  const [, shelf, id, ending] = match;
  const language = ending ?? LANGUAGES[0];
  if (!SHELVES.includes(shelf as Shelf)) complain(`unknown shelf "${shelf}"`, mendWord(shelf!, SHELVES));
  if (!isId(id!)) complain(`"${id}" is not an id`, 'use lower case letters, digits and single hyphens');
  if (!isLanguage(language)) complain(`unknown language "${language}"`, mendWord(language, LANGUAGES));
  else if (ending === LANGUAGES[0]) complain(`"${ending}" is the language without an ending`, `name it ${id}.md`);
  return problems.length > 0 ? { problems } : { value: { id: id!, shelf: shelf as Shelf, language: language as Language }, problems };
};

/** Places of all keys, lists and what lies in them: `title`, `answers.0`, `sources.1.url`. */
const placesOf = (front: FrontMatter): Record<string, Place> => {
  const places: Record<string, Place> = {};
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) places[path.join('.')] = front.placeOf(path);
    if (typeof value !== 'object' || value === null || path.length > 3) return;
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(front.data, []);
  return places;
};

/** Places in the head of an article that could be read. */
export const articlePlaces = (text: string, file: string): Article['places'] =>
  lazyPlaces(() => {
    const front = readFrontMatter(text, file).value;
    return front ? placesOf(front) : {};
  });

/**
 * Reads one language of one article; `file` is its path in the pack. An article whose name, YAML or title cannot be read has
 * no value; any other problem costs only what it is about. What stands in English only is empty in the other languages.
 */
export const readArticle = (text: string, file: string): Parsed<Article> => {
  const name = readName(file);
  const front = readFrontMatter(text, file);
  const problems = [...name.problems, ...front.problems];
  if (!name.value || !front.value) return { problems };
  const { language } = name.value;
  const english = language === LANGUAGES[0];
  const head = rootField(front.value, problems);

  const inEnglish = `write it in ${name.value.id}.md, where it holds for every language`;
  onlyKeys(head, english ? ENGLISH_KEYS : OTHER_KEYS, english ? {} : Object.fromEntries(ENGLISH_KEYS.map((key) => [key, inEnglish])));
  const title = readText(head, 'title', { required: true });
  const symptoms = readTexts(head, 'symptoms');
  const translates = english ? undefined : readHash(head, 'translates');
  const written = english ? readWord(head, 'language', LANGUAGES) : undefined;
  const kind = english ? readWord(head, 'kind', ARTICLE.keys.kind.values, { required: true }) : undefined;
  const about = english
    ? {
        answers: readIds(head, 'answers'),
        signatures: readSignatures(head, 'signatures'),
        related: readIds(head, 'related', { shelves: true }),
        sources: readSources(head, 'sources'),
      }
    : { answers: [], signatures: [], related: [], sources: [] };
  const { blocks, problems: found } = readMarkdown(front.value.body, { file, line: front.value.bodyLine });
  problems.push(...found);
  if (title === undefined) return { problems };
  const value = {
    ...name.value,
    language: written ?? language,
    title,
    kind: kind ?? 'problem',
    symptoms,
    ...about,
    ...(translates === undefined ? {} : { translates }),
    blocks,
    file,
    places: articlePlaces(text, file),
  };
  return { value, problems };
};
