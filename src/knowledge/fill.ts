import type { Block, Inline } from '../model/block.ts';
import { FACTS, type FactDefinition, type Facts, type FactValue, isFactName } from '../model/fact.ts';
import { sanitise } from '../model/sanitise.ts';
import { quoteStateAt, quoteWord } from './shell-quote.ts';

/** Only names of facts count, so that `{{end}}` and `{{ .Names }}` of a Docker format stay as they are. */
const FACT = /\{\{([a-z][a-z0-9_]*)\}\}/g;

/** What stands in for a fact that is not known yet. */
export const placeholder = (name: string): string => `‹${name}›`;

const oneLine = (value: FactValue): string =>
  sanitise(Array.isArray(value) ? value.join(' ') : String(value))
    .replace(/[\n\t]+/g, ' ')
    .trim();

const replaceFacts = (text: string, facts: Facts, write: (name: string, value: FactValue, offset: number) => string): string =>
  text.includes('{{')
    ? text.replace(FACT, (whole, name: string, offset: number) => {
        if (!isFactName(name)) return whole;
        const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
        return fact === undefined ? placeholder(name) : write(name, fact.value, offset);
      })
    : text;

/** Prose with its facts: a known one as text on one line, an unknown one as a visible placeholder. */
export const fillText = (text: string, facts: Facts): string => replaceFacts(text, facts, (_, value) => oneLine(value));

/** Only the closed words of a fact are commands of our own; everything else came from a person or a server. */
const isOwnWord = (name: string, value: string): boolean => {
  const definition: FactDefinition | undefined = isFactName(name) ? FACTS[name] : undefined;
  return definition?.type === 'word' && (definition.values ?? []).includes(value);
};

/** A command with its facts, each quoted for a POSIX shell where it needs to be. Where no quoting is safe the placeholder stays. */
export const fillCode = (text: string, facts: Facts): string =>
  replaceFacts(text, facts, (name, value, offset) => {
    const words = Array.isArray(value) ? value.map((one: string) => oneLine(one)) : [oneLine(value)];
    const state = quoteStateAt(text, offset);
    const quoted = words.map((word) => (isOwnWord(name, word) ? word : quoteWord(word, state)));
    return quoted.includes(undefined) ? placeholder(name) : quoted.join(' ');
  });

/** An address with its facts, escaped where they would not stay one part of it. */
const fillAddress = (text: string, facts: Facts): string =>
  replaceFacts(text, facts, (_, value) => {
    const word = oneLine(value);
    return /^[\w.~-]+$/.test(word) ? word : encodeURIComponent(word);
  });

export const fillInlines = (inlines: readonly Inline[], facts: Facts): Inline[] =>
  inlines.map((inline): Inline => {
    switch (inline.type) {
      case 'text':
        return { ...inline, text: fillText(inline.text, facts) };
      case 'code':
        return { ...inline, text: fillCode(inline.text, facts) };
      case 'link':
        return { ...inline, href: fillAddress(inline.href, facts), children: fillInlines(inline.children, facts) };
      case 'strong':
      case 'emphasis':
      case 'strike':
        return { ...inline, children: fillInlines(inline.children, facts) };
      default:
        return inline;
    }
  });

const fillBlock = (block: Block, facts: Facts): Block => {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, children: fillInlines(block.children, facts) };
    case 'code':
      return { ...block, text: fillCode(block.text, facts), ...(block.title === undefined ? {} : { title: fillText(block.title, facts) }) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: fillBlocks(item.blocks, facts) })) };
    case 'quote':
      return { ...block, blocks: fillBlocks(block.blocks, facts) };
    case 'admonition':
      return { ...block, blocks: fillBlocks(block.blocks, facts), ...(block.title === undefined ? {} : { title: fillText(block.title, facts) }) };
    case 'tabs':
      return { ...block, tabs: block.tabs.map((tab) => ({ ...tab, title: fillText(tab.title, facts), blocks: fillBlocks(tab.blocks, facts) })) };
    case 'table':
      return {
        ...block,
        header: block.header.map((cell) => fillInlines(cell, facts)),
        rows: block.rows.map((row) => row.map((cell) => fillInlines(cell, facts))),
      };
    case 'footnotes':
      return { ...block, notes: block.notes.map((note) => ({ ...note, blocks: fillBlocks(note.blocks, facts) })) };
    default:
      return block;
  }
};

/** A text for this case: every `{{fact}}` replaced. The blocks given are not changed. */
export const fillBlocks = (blocks: readonly Block[], facts: Facts): Block[] => blocks.map((block) => fillBlock(block, facts));

/** Names of facts that a text uses, known or not, each once, in order. Only names of the catalogue. */
export const factsIn = (text: string): string[] => [...new Set([...text.matchAll(FACT)].map((match) => match[1]!).filter(isFactName))];
