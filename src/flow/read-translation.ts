import { mendWord } from '../knowledge/did-you-mean.ts';
import { readFrontMatter } from '../knowledge/front-matter.ts';
import { readMarkdown } from '../knowledge/markdown.ts';
import type { FlowNode, FlowWords, NodeWords } from '../model/flow.ts';
import { isLanguage, LANGUAGES, type Language } from '../model/language.ts';
import type { Parsed } from '../model/problem.ts';
import { compareWords } from './check-words.ts';
import { frontReader } from './front-reader.ts';
import { readTitle } from './read-head.ts';
import { readWords } from './read-words.ts';

/** One file of a flow: its text and its path as the pack names it. */
export type FlowFile = { readonly text: string; readonly file: string };

const KEYS = ['title', 'symptoms'];
const ROUTING = ['products', 'area', 'signatures', 'sources', 'start', 'nodes', 'walks'];

const languageOf = (file: string): Language | undefined => {
  const language = /\.([a-z]+)\.md$/.exec(file)?.[1];
  return isLanguage(language) && language !== LANGUAGES[0] ? language : undefined;
};

/** `<id>.de.md`: title, symptoms and words of the nodes that the English file routes. */
export const readTranslation = (
  { text, file }: FlowFile,
  nodes: Readonly<Record<string, FlowNode>>,
  base: Readonly<Record<string, NodeWords>>,
): Parsed<FlowWords> => {
  const top = { file, line: 1, column: 1 };
  const language = languageOf(file);
  if (language === undefined) {
    const mend = `end its name with .${LANGUAGES[1]}.md`;
    return { problems: [{ rule: 'flow-file', severity: 'error', message: 'the name of this file does not say which language it is in', mend, place: top }] };
  }
  const front = readFrontMatter(text, file);
  if (!front.value) return { problems: front.problems };
  const reader = frontReader(front.value, 'flow-translation');
  for (const key of Object.keys(reader.data)) {
    if (ROUTING.includes(key)) reader.note([key], `"${key}" stands in the English file only`, 'leave it out here', 'key');
    else if (!KEYS.includes(key)) reader.note([key], `unknown key "${key}"`, mendWord(key, KEYS), 'key');
  }
  const title = readTitle(reader);
  const symptoms = reader.texts(['symptoms'], reader.data.symptoms, 'symptoms');
  const markdown = readMarkdown(front.value.body, { file, line: front.value.bodyLine });
  const { words, problems } = readWords(markdown.blocks, nodes);
  const all = [...front.problems, ...reader.problems, ...markdown.problems, ...problems, ...compareWords(base, words, top)];
  return title === '' ? { problems: all } : { value: { language, title, symptoms, nodes: words, file }, problems: all };
};
