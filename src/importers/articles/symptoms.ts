import { allBlocks, ownInlines } from '../../knowledge/walk.ts';
import { type Block, plainText } from '../../model/block.ts';
import { partOf, soundsWrong } from './heading-kind.ts';
import { labelOf } from './labelled-parts.ts';
import { sentencesOf } from './sentences.ts';
import { cleanTitle } from './titles.ts';

const MOST = 8;
const LONGEST = 140;

/** Sentences that say what to do, or when, rather than what is wrong. */
const BEGINS_OTHERWISE = /^(?:in order|to |if |please|check|for |when |while |bitte|um |wenn |falls |prüfen|stellen|pour |si |lorsque)/i;

const clean = (text: string): string => cleanTitle(text.replace(/^[-–•\s]+/, '')).replace(/[.!]+$/, '');

const isSaid = (text: string): boolean => text.length >= 8 && text.length <= LONGEST && /\p{L}{3}/u.test(text) && !/^https?:/.test(text);

const itemTexts = (block: Block): string[] =>
  block.type === 'list'
    ? block.items.map((item) =>
        [...allBlocks(item.blocks)]
          .map((inner) => plainText(ownInlines(inner)))
          .join(' ')
          .trim(),
      )
    : [];

/** Texts below a heading or label that names symptoms, or that introduces other ways to ask the same. */
const named = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block, at) => {
    const next = blocks[at + 1];
    const label = labelOf(block);
    if (label?.part === 'symptom') return label.text === '' && next ? itemTexts(next) : sentencesOf(label.text);
    if (block.type === 'heading' && partOf(plainText(block.children)) === 'symptom' && next) {
      return next.type === 'paragraph' ? sentencesOf(plainText(next.children)) : itemTexts(next);
    }
    const introduces =
      block.type === 'paragraph' &&
      /(?:similar questions|symptoms? (?:are|include)|ähnliche fragen|symptome sind|questions similaires)[^:]*:\s*$/i.test(plainText(block.children));
    return introduces && next ? itemTexts(next) : [];
  });

/** How people say what an article is about: its heading, the symptoms it names, and first sentences in which something goes wrong. */
export const symptomsOf = (title: string, blocks: readonly Block[]): string[] => {
  const first = blocks.find((block) => block.type === 'paragraph');
  const opening = first
    ? sentencesOf(plainText(ownInlines(first)))
        .slice(0, 2)
        .filter((sentence) => soundsWrong(sentence) && !BEGINS_OTHERWISE.test(sentence))
    : [];
  const all = [title, ...named(blocks), ...opening].map(clean).filter(isSaid);
  return [...new Map(all.map((text) => [text.toLowerCase(), text])).values()].slice(0, MOST);
};
