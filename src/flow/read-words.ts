import { mendWord } from '../knowledge/did-you-mean.ts';
import { allBlocks, allInlines, ownInlines } from '../knowledge/walk.ts';
import { type Block, type Inline, plainText } from '../model/block.ts';
import type { ChoiceWords, FlowNode, NodeWords } from '../model/flow.ts';
import type { Place, Problem } from '../model/problem.ts';
import { isOutcomeName } from './names.ts';

type Nodes = Readonly<Record<string, FlowNode>>;
type Section = { readonly id: string; readonly place: Place; readonly blocks: readonly Block[] };

const CHOICE = /^([a-z0-9][a-z0-9_-]*):(?:\s+|$)/;
const WHY = /^(?:why|warum)\s*:\s*/i;

/** A list of these kinds of nodes may be choices; anywhere else a list is just a list. */
const CHOOSING: readonly FlowNode['kind'][] = ['ask', 'show'];

/** Footnotes are gathered at the end of a document; each section gets those that it refers to. */
const notesFor = (section: readonly Block[], blocks: readonly Block[]): Block[] => {
  const labels = new Set<string>();
  for (const block of allBlocks(section)) for (const inline of allInlines(ownInlines(block))) if (inline.type === 'footnote') labels.add(inline.label);
  return blocks.flatMap((block): Block[] => {
    if (block.type !== 'footnotes' || !block.notes.some(({ label }) => labels.has(label))) return [];
    return [{ ...block, notes: block.notes.filter(({ label }) => labels.has(label)) }];
  });
};

const sectionsOf = (blocks: readonly Block[]): Section[] => {
  const starts = blocks.flatMap((block, at) => (block.type === 'heading' && block.level === 2 ? [at] : []));
  return starts.map((at, number) => {
    const heading = blocks[at]!;
    const title = heading.type === 'heading' ? plainText(heading.children).trim() : '';
    const own = blocks.slice(at + 1, starts[number + 1]).filter((block) => block.type !== 'footnotes');
    return { id: title, place: heading.place, blocks: [...own, ...notesFor(own, blocks)] };
  });
};

/** `- outcome: label`, else undefined. A label may hold code and emphasis. */
const choiceOf = (item: { readonly blocks: readonly Block[]; readonly place: Place }): ChoiceWords | undefined => {
  const [only, ...others] = item.blocks;
  if (only?.type !== 'paragraph' || others.length > 0) return undefined;
  const [first, ...rest] = only.children;
  const found = first?.type === 'text' ? CHOICE.exec(first.text) : undefined;
  if (first?.type !== 'text' || !found || !isOutcomeName(found[1]!)) return undefined;
  const remaining = first.text.slice(found[0].length);
  return { outcome: found[1]!, label: [...(remaining === '' ? [] : [{ type: 'text', text: remaining } as const]), ...rest], place: item.place };
};

const choicesOf = (block: Block): ChoiceWords[] | undefined => {
  if (block.type !== 'list' || block.ordered) return undefined;
  const choices = block.items.flatMap((item) => choiceOf(item) ?? []);
  return choices.length === block.items.length && choices.length > 0 ? choices : undefined;
};

const withoutWhy = (children: readonly Inline[]): readonly Inline[] => {
  const [first, ...rest] = children;
  if (first?.type === 'strong' || first?.type === 'emphasis') {
    // **Why:** because …
    if (!WHY.test(plainText(first.children))) return children;
    const [next, ...others] = rest;
    return next?.type === 'text' ? [{ type: 'text', text: next.text.trimStart() }, ...others] : rest;
  }
  if (first?.type !== 'text') return children;
  const text = first.text.replace(WHY, '');
  return text === '' ? rest : [{ type: 'text', text }, ...rest];
};

const whyOf = (quotes: readonly Block[]): Block[] =>
  quotes
    .flatMap((quote) => (quote.type === 'quote' ? quote.blocks : []))
    .map((block, at) => (at === 0 && block.type === 'paragraph' ? { ...block, children: withoutWhy(block.children) } : block));

/** First paragraph, block quotes, last list of choices; what is left helps. */
const readSection = ({ id, place, blocks }: Section, kind: FlowNode['kind']): NodeWords => {
  const question = blocks[0]?.type === 'paragraph' ? blocks[0] : undefined;
  const chosen = CHOOSING.includes(kind) ? blocks.findLast((block) => choicesOf(block) !== undefined) : undefined;
  const quotes = blocks.filter((block) => block.type === 'quote');
  return {
    id,
    question: question?.type === 'paragraph' ? question.children : [],
    help: blocks.filter((block) => block !== question && block !== chosen && block.type !== 'quote'),
    why: whyOf(quotes),
    choices: (chosen && choicesOf(chosen)) ?? [],
    place,
  };
};

/** The `## node` sections of a document, in its order. What stands before the first is for readers of the file only. */
export const readWords = (blocks: readonly Block[], nodes: Nodes): { words: Record<string, NodeWords>; problems: Problem[] } => {
  const words: Record<string, NodeWords> = {};
  const problems: Problem[] = [];
  const note = (message: string, place: Place, mend?: string): void => {
    problems.push({ rule: 'flow-words', severity: 'error', message, place, ...(mend === undefined ? {} : { mend }) });
  };
  for (const section of sectionsOf(blocks)) {
    const node = Object.hasOwn(nodes, section.id) ? nodes[section.id] : undefined;
    if (!node) note(`words for an unknown node "${section.id}"`, section.place, mendWord(section.id, Object.keys(nodes)));
    else if (Object.hasOwn(words, section.id)) note(`the words of "${section.id}" stand here twice`, section.place, 'keep one of the two sections');
    else words[section.id] = readSection(section, node.kind);
  }
  return { words, problems };
};
