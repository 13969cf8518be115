import { allBlocks, ownInlines } from '../../knowledge/walk.ts';
import { type Block, type Inline, plainText } from '../../model/block.ts';
import { partOf } from '../articles/heading-kind.ts';
import { firstSentence, sentencesOf } from '../articles/sentences.ts';

/** One thing that may be wrong, as the documentation says it. */
export type ReadCause = {
  /** In few words, for a name. */
  readonly label: string;
  /** All that stands there about it. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Heading of the article below which it stands. */
  readonly section?: string;
};

export type ReadStep = { readonly label: string; readonly blocks: readonly Block[] };

export type ReadProblem = { readonly causes: readonly ReadCause[]; readonly steps: readonly ReadStep[] };

const MOST_CAUSES = 8;
const MOST_STEPS = 12;
const LONGEST_LABEL = 110;

const INTRODUCES =
  /\b(?:reasons?|causes?|caused by|scenarios?|common (?:problems|issues|mistakes|hosting)|due to|because|check|verify|make sure|ensure|could be|may be|might be|possibilit|things to|gründe?|ursachen?|prüfen|überprüfen|liegt (?:meist|oft|häufig)|möglich|stellen sie sicher|raisons?|causes?|vérifi|possible)\b/iu;
const CHECKS = /^(?:please )?(?:check|verify|make sure|ensure|test|confirm|bitte|(?:über)?prüfen|stellen sie sicher|kontrollieren|vérifi|assurez)/i;
const MODAL =
  /\b(?:(?:can|could|may|might) (?:also )?(?:be|cause|happen|have|mean)|most common (?:one|reason|cause)|another (?:reason|cause|possibility)|(?:kann|könnte|können) (?:\p{L}+ )*(?:sein|verursachen|haben|liegen|passieren)|könnte (?:es )?auch|auch eine? \p{L}+|der häufigste|peut (?:également |aussi )?(?:être|provoquer|venir))\b/iu;

const textOf = (blocks: readonly Block[]): string =>
  [...allBlocks(blocks)]
    .flatMap((block) => (block.type === 'code' ? [] : [plainText(ownInlines(block))]))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

const shortened = (text: string): string => {
  if (text.length <= LONGEST_LABEL) return text;
  const cut = text.slice(0, LONGEST_LABEL - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_LABEL / 2))}…`;
};

/** `**UFW:** some people …` is called UFW, `Faulty DNS records: make sure …` Faulty DNS records, anything else by its first sentence. */
const labelOf = (blocks: readonly Block[], text: string): string => {
  const [first] = blocks;
  const [lead, next] = first?.type === 'paragraph' ? first.children : [];
  const strong = lead?.type === 'strong' ? plainText(lead.children) : '';
  const colon = /:\s*$/.test(strong) || (next?.type === 'text' && /^\s*:/.test(next.text));
  if (strong.length > 2 && colon) return strong.replace(/[\s:]+$/, '');
  const before = /^([^:.!?]{8,80}):\s/.exec(text)?.[1];
  return shortened((before ?? firstSentence(text)).replace(/[\s.;:]+$/, ''));
};

/** Messages and links alone are no causes. */
const isProse = (blocks: readonly Block[]): boolean => {
  const inlines = blocks.flatMap((block): readonly Inline[] => (block.type === 'paragraph' ? block.children : []));
  const words = inlines.flatMap((inline) => (inline.type === 'code' ? [] : inline.type === 'link' ? [] : [inline]));
  return (plainText(words).match(/\p{L}{2,}/gu) ?? []).length >= 3;
};

const ofItem = (blocks: readonly Block[], section: string | undefined): ReadCause[] => {
  const text = textOf(blocks);
  return isProse(blocks) && text.length > 8 ? [{ label: labelOf(blocks, text), text, blocks, ...(section === undefined ? {} : { section }) }] : [];
};

const causesOfList = (block: Block, above: Block | undefined, section: string | undefined, named: boolean): ReadCause[] => {
  if (block.type !== 'list' || block.items.length < 2) return [];
  const intro = above?.type === 'paragraph' ? plainText(above.children) : '';
  const checks = block.items.filter((item) => CHECKS.test(textOf(item.blocks))).length;
  if (!named && !INTRODUCES.test(intro) && checks < 1) return [];
  const causes = block.items.flatMap((item) => ofItem(item.blocks, section));
  return causes.length >= 2 ? causes : [];
};

/** Sub-headings that each name one cause. */
const causesOfHeadings = (blocks: readonly Block[]): ReadCause[] => {
  const starts = blocks.flatMap((block, at) => (block.type === 'heading' && block.level === 2 && !partOf(plainText(block.children)) ? [at] : []));
  return starts.flatMap((at, number): ReadCause[] => {
    const heading = blocks[at]!;
    if (heading.type !== 'heading') return [];
    const own = blocks.slice(at + 1, starts[number + 1]).filter(({ type }) => type !== 'footnotes');
    const label = shortened(plainText(heading.children).trim());
    return own.length === 0 ? [] : [{ label, text: textOf(own), blocks: own, section: heading.id }];
  });
};

const causesOfParagraphs = (blocks: readonly Block[]): ReadCause[] => {
  const found = blocks.flatMap((block): ReadCause[] => {
    if (block.type !== 'paragraph') return [];
    const text = plainText(block.children).replace(/\s+/g, ' ').trim();
    const sentence = sentencesOf(text).find((one) => MODAL.test(one) && !/\b(?:symptom|example|beispiel|exemple)/i.test(one));
    return sentence ? [{ label: shortened(sentence.replace(/[\s.;:]+$/, '')), text, blocks: [block] }] : [];
  });
  return found.length >= 2 ? found : [];
};

const stepsOf = (blocks: readonly Block[]): ReadStep[] => {
  const list = blocks.find((block) => block.type === 'list' && block.ordered && block.items.length >= 3);
  if (list?.type !== 'list') return [];
  return list.items.map((item) => ({ label: labelOf(item.blocks, textOf(item.blocks)), blocks: item.blocks })).filter(({ label }) => label.length > 2);
};

const inSections = (
  blocks: readonly Block[],
): { readonly list: Block; readonly above: Block | undefined; readonly section: string | undefined; readonly named: boolean }[] => {
  let section: string | undefined;
  let named = false;
  return blocks.flatMap((block, at) => {
    if (block.type === 'heading') {
      const part = partOf(plainText(block.children));
      section = block.id;
      named = part === 'cause';
      // What stands under the symptoms and the fix is no cause.
      if (part === 'fix' || part === 'symptom') section = '-';
    }
    return block.type === 'list' && section !== '-' ? [{ list: block, above: blocks[at - 1], section, named }] : [];
  });
};

/** What a problem's text says to check: a list of causes, sub-headings, or sentences that say what else it could be; else numbered steps. */
export const readProblem = (blocks: readonly Block[]): ReadProblem => {
  const lists = inSections(blocks)
    .map(({ list, above, section, named }) => causesOfList(list, above, section, named))
    .find((causes) => causes.length > 0);
  const steps = lists ? [] : stepsOf(blocks);
  const headings = lists || steps.length > 0 ? [] : causesOfHeadings(blocks);
  const causes = lists ?? (headings.length >= 2 ? headings : steps.length > 0 ? [] : causesOfParagraphs(blocks));
  return { causes: causes.slice(0, MOST_CAUSES), steps: causes.length > 0 ? [] : steps.slice(0, MOST_STEPS) };
};
