import { allBlocks } from '../../knowledge/walk.ts';
import type { ArticleKind } from '../../model/article.ts';
import { type Block, plainText } from '../../model/block.ts';
import { asksHow, headingKind, isCheck, partOf, soundsWrong } from './heading-kind.ts';
import { hasLabels } from './labelled-parts.ts';
import { childrenOf, isInside, type Outline, type Section } from './outline.ts';
import { gathersProblems, type PageRole } from './page-role.ts';
import type { Topic } from './topic.ts';

const titleOf = ({ heading }: Section): string => (heading ? plainText(heading.children).trim() : '');

/** The title of the page as its first heading: not a section beside others but the page itself. */
export const pageHeading = ({ sections }: Outline): number | undefined => {
  const first = sections[1];
  if (!first || sections[0]!.own.length > 0) return undefined;
  return sections.filter((section) => section.level > 0 && section.level <= first.level).length === 1 ? 1 : undefined;
};

const hasSteps = (blocks: readonly Block[]): boolean =>
  [...allBlocks(blocks)].some((block) => block.type === 'list' && block.ordered && block.items.length > 2);

/** Lists of what to check or of what may be wrong, rather than of features. */
const hasList = (blocks: readonly Block[]): boolean => blocks.some((block) => block.type === 'list' && block.items.length > 1);

class Cutter {
  readonly #sections: readonly Section[];
  readonly #role: PageRole;
  readonly #page: number | undefined;

  constructor(outline: Outline, role: PageRole) {
    this.#sections = outline.sections;
    this.#role = role;
    this.#page = pageHeading(outline);
  }

  #within(index: number): Block[] {
    return this.#sections.flatMap((section, at) => (isInside(this.#sections, at, index) ? section.own : []));
  }

  /** Whether the sections around this one gather problems. */
  #amongProblems(index: number): boolean {
    if (this.#role === 'problems') return true;
    for (let at = this.#sections[index]!.parent; at > 0; at = this.#sections[at]!.parent) if (gathersProblems(titleOf(this.#sections[at]!))) return true;
    return false;
  }

  #hasParts(index: number): boolean {
    const children = childrenOf(this.#sections, index).map((at) => partOf(titleOf(this.#sections[at]!)));
    return children.includes('fix') || (children.includes('cause') && children.includes('symptom')) || hasLabels(this.#sections[index]!.own);
  }

  /** On a page that is one problem: another problem beside its causes and its fix. */
  #besideParts(index: number): boolean {
    return childrenOf(this.#sections, this.#sections[index]!.parent).some((at) => partOf(titleOf(this.#sections[at]!)) !== undefined);
  }

  /** The kind of topic that a section is, or undefined when it belongs to what is around it. */
  #kindOf(index: number, inTopic: boolean): ArticleKind | undefined {
    const section = this.#sections[index]!;
    const title = titleOf(section);
    const kind = headingKind(title);
    if (index === this.#page || partOf(title) || kind === 'step') return undefined;
    const filled = section.own.length > 0;
    if (this.#role === 'problem') return kind === 'symptom' && filled && this.#besideParts(index) ? 'problem' : undefined;
    if (this.#hasParts(index)) return 'problem';
    const problems = this.#amongProblems(index);
    if (kind === 'symptom' && (filled || !inTopic)) return 'problem';
    if (!problems) return this.#role === 'prerequisites' && filled && !inTopic ? 'prerequisite' : undefined;
    if (!filled && (kind !== 'question' || inTopic)) return undefined;
    if (kind === 'maybe-symptom') return gathersProblems(title) && childrenOf(this.#sections, index).length > 0 ? undefined : 'problem';
    if (kind === 'question') return soundsWrong(title) && !asksHow(title) ? 'problem' : asksHow(title) ? 'howto' : 'background';
    if (inTopic) return undefined;
    return this.#plainKind(index, title, kind === 'task');
  }

  /** A section on a page of problems whose heading names none. */
  #plainKind(index: number, title: string, isTask: boolean): ArticleKind {
    const own = this.#sections[index]!.own;
    if (isCheck(title)) return 'problem';
    if (/\b(?:debug|troubleshoot|diagnos|check|problem|compatib|fehler|prüf)/i.test(title) && (hasSteps(own) || hasList(own))) return 'problem';
    if (isTask) return 'howto';
    return hasSteps(this.#within(index)) || [...allBlocks(own)].some((block) => block.type === 'code') ? 'howto' : 'background';
  }

  topics(): Topic[] {
    const kinds = new Map<number, ArticleKind>();
    for (const [index, section] of this.#sections.entries()) {
      if (index === 0 || this.#role === 'reference' || this.#role === 'background') continue;
      let inTopic = false;
      for (let at = section.parent; at > 0; at = this.#sections[at]!.parent) inTopic ||= kinds.has(at);
      const kind = this.#kindOf(index, inTopic);
      if (kind) kinds.set(index, kind);
    }
    const topicOf = (index: number): number => {
      for (let at = index; at > 0; at = this.#sections[at]!.parent) if (kinds.has(at)) return at;
      return 0;
    };
    const members = Map.groupBy(this.#sections.keys(), topicOf);
    const rest: Topic = { head: 0, sections: members.get(0) ?? [0], kind: this.#restKind(kinds.size > 0) };
    return [rest, ...[...kinds].map(([head, kind]) => ({ head, kind, sections: members.get(head)! }))];
  }

  #restKind(cut: boolean): ArticleKind {
    switch (this.#role) {
      case 'problem':
        return 'problem';
      case 'prerequisites':
        return cut ? 'background' : 'prerequisite';
      case 'howto':
        return 'howto';
      default:
        return 'background';
    }
  }
}

/**
 * Cuts a page into topics: at headings that are a symptom or a question, and on a page of problems at every heading that has a text
 * of its own. The first topic is the page itself with all that is left; every section belongs to exactly one.
 */
export const cutPage = (outline: Outline, role: PageRole): Topic[] => new Cutter(outline, role).topics();
