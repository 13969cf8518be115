import { readName } from '../knowledge/article.ts';
import { TRANSLATION } from '../knowledge/article-shape.ts';
import { onlyKeys, readHash, readText, readTexts } from '../knowledge/fields.ts';
import { readFrontMatter } from '../knowledge/front-matter.ts';
import { readMarkdown } from '../knowledge/markdown.ts';
import { keysOf } from '../knowledge/shape.ts';
import type { FlowNode, FlowWords, NodeWords } from '../model/flow.ts';
import type { Parsed } from '../model/problem.ts';
import { checkWordFacts } from './check-facts.ts';
import { compareWords } from './check-words.ts';
import { FLOW } from './flow-shape.ts';
import { frontReader } from './front-reader.ts';
import { readWords } from './read-words.ts';

/** One file of a flow: its text and its path as the pack names it. */
export type FlowFile = { readonly text: string; readonly file: string };

const KEYS = keysOf(TRANSLATION);
const ROUTING = keysOf(FLOW).filter((key) => !KEYS.includes(key));

/** `<id>.de.md`: title, symptoms and words of the nodes that the English file routes. */
export const readTranslation = (
  { text, file }: FlowFile,
  nodes: Readonly<Record<string, FlowNode>>,
  base: Readonly<Record<string, NodeWords>>,
): Parsed<FlowWords> => {
  const top = { file, line: 1, column: 1 };
  const name = readName(file);
  if (!name.value) return { problems: name.problems };
  const { language, id } = name.value;
  const front = readFrontMatter(text, file);
  if (!front.value) return { problems: front.problems };
  const reader = frontReader(front.value, 'flow-translation');
  const head = reader.field([], reader.data);
  const inEnglish = `write it in ${id}.md, where it holds for every language`;
  onlyKeys(head, KEYS, Object.fromEntries(ROUTING.map((key) => [key, inEnglish])));
  const title = readText(head, 'title', { required: true });
  const symptoms = readTexts(head, 'symptoms');
  const translates = readHash(head, 'translates');
  const markdown = readMarkdown(front.value.body, { file, line: front.value.bodyLine });
  const { words, problems } = readWords(markdown.blocks, nodes);
  const facts = checkWordFacts(text, file, front.value.bodyLine);
  const all = [...front.problems, ...reader.problems, ...markdown.problems, ...facts, ...problems, ...compareWords(base, words, top)];
  return title === undefined
    ? { problems: all }
    : { value: { language, title, symptoms, nodes: words, ...(translates === undefined ? {} : { translates }), file }, problems: all };
};
