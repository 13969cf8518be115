import type { Block, Inline } from '../model/block.ts';
import { FACTS, type FactDefinition, type FactName, type Facts, type FactValue, isFactName } from '../model/fact.ts';
import type { Language } from '../model/language.ts';
import { sanitise } from '../model/sanitise.ts';
import { quoteStateAt, quoteWord } from './shell-quote.ts';

/** Only names of facts count, so that `{{end}}` and `{{ .Names }}` of a Docker format stay as they are. */
const FACT = /\{\{([a-z][a-z0-9_]*)\}\}/g;

/** What stands in for a fact that is not known yet: its name as a reader would say it. */
export const placeholder = (name: string, language: Language = 'en'): string => `‹${isFactName(name) ? FACTS[name].title[language] : name}›`;

/** What nearly every installation has, where a fact is not known: better to read in a command than a gap. */
const usualOf = (name: FactName, facts: Facts): string | undefined => {
  const { usual }: FactDefinition = FACTS[name];
  return typeof usual === 'object' ? usual[String(facts.product?.value)] : usual;
};

const oneLine = (value: FactValue): string =>
  sanitise(Array.isArray(value) ? value.join(' ') : String(value))
    .replace(/[\n\t]+/g, ' ')
    .trim();

const replaceFacts = (text: string, facts: Facts, language: Language, write: (name: string, value: FactValue, offset: number) => string): string =>
  text.includes('{{')
    ? text.replace(FACT, (whole, name: string, offset: number) => {
        if (!isFactName(name)) return whole;
        const value = Object.hasOwn(facts, name) ? facts[name]?.value : usualOf(name, facts);
        return value === undefined ? placeholder(name, language) : write(name, value, offset);
      })
    : text;

/** Prose with its facts: a known one as text on one line, an unknown one as a visible placeholder. */
export const fillText = (text: string, facts: Facts, language: Language = 'en'): string => replaceFacts(text, facts, language, (_, value) => oneLine(value));

/** Only the closed words of a fact are commands of our own; everything else came from a person or a server. */
const isOwnWord = (name: string, value: string): boolean => {
  const definition: FactDefinition | undefined = isFactName(name) ? FACTS[name] : undefined;
  return definition?.type === 'word' && (definition.values ?? []).includes(value);
};

/** A command with its facts, each quoted for a POSIX shell where it needs to be. Where no quoting is safe the placeholder stays. */
export const fillCode = (text: string, facts: Facts, language: Language = 'en'): string =>
  replaceFacts(text, facts, language, (name, value, offset) => {
    const words = Array.isArray(value) ? value.map((one: string) => oneLine(one)) : [oneLine(value)];
    const state = quoteStateAt(text, offset);
    const quoted = words.map((word) => (isOwnWord(name, word) ? word : quoteWord(word, state)));
    return quoted.includes(undefined) ? placeholder(name, language) : quoted.join(' ');
  });

/** An address with its facts, escaped where they would not stay one part of it. */
const fillAddress = (text: string, facts: Facts, language: Language): string =>
  replaceFacts(text, facts, language, (_, value) => {
    const word = oneLine(value);
    return /^[\w.~-]+$/.test(word) ? word : encodeURIComponent(word);
  });

export const fillInlines = (inlines: readonly Inline[], facts: Facts, language: Language = 'en'): Inline[] =>
  inlines.map((inline): Inline => {
    switch (inline.type) {
      case 'text':
        return { ...inline, text: fillText(inline.text, facts, language) };
      case 'code':
        return { ...inline, text: fillCode(inline.text, facts, language) };
      case 'link':
        return { ...inline, href: fillAddress(inline.href, facts, language), children: fillInlines(inline.children, facts, language) };
      case 'strong':
      case 'emphasis':
      case 'strike':
        return { ...inline, children: fillInlines(inline.children, facts, language) };
      default:
        return inline;
    }
  });

const fillBlock = (block: Block, facts: Facts, language: Language = 'en'): Block => {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, children: fillInlines(block.children, facts, language) };
    case 'code':
      return { ...block, text: fillCode(block.text, facts, language), ...(block.title === undefined ? {} : { title: fillText(block.title, facts, language) }) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: fillBlocks(item.blocks, facts, language) })) };
    case 'quote':
      return { ...block, blocks: fillBlocks(block.blocks, facts, language) };
    case 'admonition':
      return {
        ...block,
        blocks: fillBlocks(block.blocks, facts, language),
        ...(block.title === undefined ? {} : { title: fillText(block.title, facts, language) }),
      };
    case 'tabs':
      return {
        ...block,
        tabs: block.tabs.map((tab) => ({ ...tab, title: fillText(tab.title, facts, language), blocks: fillBlocks(tab.blocks, facts, language) })),
      };
    case 'table':
      return {
        ...block,
        header: block.header.map((cell) => fillInlines(cell, facts, language)),
        rows: block.rows.map((row) => row.map((cell) => fillInlines(cell, facts, language))),
      };
    case 'footnotes':
      return { ...block, notes: block.notes.map((note) => ({ ...note, blocks: fillBlocks(note.blocks, facts, language) })) };
    default:
      return block;
  }
};

/** A text for this case: every `{{fact}}` replaced. The blocks given are not changed. */
export const fillBlocks = (blocks: readonly Block[], facts: Facts, language: Language = 'en'): Block[] =>
  blocks.map((block) => fillBlock(block, facts, language));

/** Names of facts that a text uses, known or not, each once, in order. Only names of the catalogue. */
export const factsIn = (text: string): string[] => [...new Set([...text.matchAll(FACT)].map((match) => match[1]!).filter(isFactName))];
