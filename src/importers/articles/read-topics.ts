import { type Block, plainText } from '../../model/block.ts';
import type { ImportedPage } from '../../model/imported-page.ts';
import { alignSections } from './align.ts';
import { composeBody, type Piece } from './compose-body.ts';
import { cutPage, pageHeading } from './cut-page.ts';
import type { ImportedTopic, TopicText } from './imported.ts';
import { notesFor, type Outline, outlineOf, type Section } from './outline.ts';
import type { PageGroup } from './page-languages.ts';
import { pageRole } from './page-role.ts';
import { headedHash, sectionHash } from './section-hash.ts';
import { cleanTitle, fileTitle, headingTitle, standingTitle } from './titles.ts';
import type { Topic } from './topic.ts';

/** A topic that has no id yet. */
export type DraftTopic = Omit<ImportedTopic, 'id' | 'movedFrom'> & {
  /** Title of what it stands under, for an id that is taken. */
  readonly under: string;
};

export const pageTitle = (page: ImportedPage, outline: Outline): string => {
  const first = pageHeading(outline);
  const own = first === undefined ? undefined : headingTitle(outline.sections[first]!.heading!);
  // The first of several headings side by side is a section, not the title.
  const heading = outline.sections[1]?.heading;
  const borrowed = first === undefined && page.front.title === undefined && heading !== undefined && page.title?.trim() === plainText(heading.children).trim();
  return cleanTitle((borrowed ? undefined : page.title) ?? own ?? fileTitle(page.file)) || fileTitle(page.file);
};

/** A page in one language: which topic each of its sections belongs to. */
type Reading = {
  readonly page: ImportedPage;
  readonly language: string;
  readonly outline: Outline;
  /** Index of a topic for every section. */
  readonly topics: readonly number[];
  /** Section that heads a topic here. */
  readonly heads: ReadonlyMap<number, number>;
};

const readPrimary = (page: ImportedPage, language: string): { reading: Reading; topics: Topic[] } => {
  const outline = outlineOf(page.blocks);
  const topics = cutPage(outline, pageRole(page, pageTitle(page, outline), outline));
  const of = outline.sections.map((_, index) => topics.findIndex(({ sections }) => sections.includes(index)));
  return { topics, reading: { page, language, outline, topics: of, heads: new Map(topics.map(({ head }, at) => [at, head])) } };
};

const readTranslation = (page: ImportedPage, language: string, primary: Reading): Reading => {
  const outline = outlineOf(page.blocks);
  const pairs = alignSections(primary.outline, outline);
  const topics: number[] = [];
  const heads = new Map<number, number>();
  for (const [index, section] of outline.sections.entries()) {
    const partner = pairs.get(index);
    const topic = partner === undefined ? (section.parent < 0 ? 0 : topics[section.parent]!) : primary.topics[partner]!;
    topics.push(topic);
    if (partner !== undefined && primary.heads.get(topic) === partner) heads.set(topic, index);
  }
  return { page, language, outline, topics, heads };
};

/** The topic around the one whose head is at `index`. */
const outerTopic = ({ outline, topics }: Reading, index: number): number => (index === 0 ? -1 : topics[outline.sections[index]!.parent]!);

const linksOf = (section: Section): Block[] => {
  const links = (section.heading?.children ?? []).filter((inline) => inline.type === 'link' || inline.type === 'image');
  return links.length > 0
    ? [
        {
          type: 'paragraph',
          children: links.flatMap((link, at) => (at > 0 ? [{ type: 'text', text: ' ' } as const, link] : [link])),
          place: section.heading!.place,
        },
      ]
    : [];
};

const titlesAround = (reading: Reading, head: number): string[] => {
  const around: string[] = [];
  for (let at = reading.outline.sections[head]!.parent; at > 0; at = reading.outline.sections[at]!.parent) {
    const { heading } = reading.outline.sections[at]!;
    if (heading) around.unshift(headingTitle(heading));
  }
  return [...reading.page.trail, pageTitle(reading.page, reading.outline), ...around];
};

const titleIn = (reading: Reading, topic: number): string => {
  const head = reading.heads.get(topic) ?? reading.topics.indexOf(topic);
  const heading = reading.outline.sections[head]?.heading;
  if (topic === 0 || !heading) return standingTitle(pageTitle(reading.page, reading.outline), reading.page.trail);
  return standingTitle(headingTitle(heading), titlesAround(reading, head));
};

/** One topic in one language; undefined where nothing of it stands there. */
const textOf = (reading: Reading, topic: number, keys: readonly string[]): TopicText | undefined => {
  const { page, language, outline, topics, heads } = reading;
  const { sections, notes } = outline;
  if (!topics.includes(topic)) return undefined;
  const head = heads.get(topic) ?? topics.indexOf(topic);
  const title = titleIn(reading, topic);
  const first = topic === 0 ? pageHeading(outline) : undefined;
  const lead = topic === 0 ? (first ?? 0) : head;
  // The heading of the page is the title of what is left of it, unless the navigation calls it otherwise.
  const hidden = (index: number): boolean => (topic === 0 ? index === first && headingTitle(sections[index]!.heading!) === title : index === head);
  const levels = sections.flatMap((section, index) => (topics[index] === topic && index > 0 && index !== lead ? [section.level] : []));
  const level =
    topic === 0 && (first === undefined || !hidden(first))
      ? Math.min(9, ...levels, ...(first === undefined ? [] : [sections[first]!.level])) - 1
      : sections[lead]!.level;
  const pieces = sections.flatMap((section, index): Piece[] => {
    if (topics[index] === topic) {
      if (!hidden(index)) return [{ section }];
      const { heading: _, ...rest } = section;
      return [{ section: rest }];
    }
    const cut = [...heads].find(([, at]) => at === index)?.[0];
    return cut !== undefined && outerTopic(reading, index) === topic ? [{ section, cut: { key: keys[cut]!, title: titleIn(reading, cut) } }] : [];
  });
  const body = [...composeBody(pieces, level, language), ...(hidden(lead) ? linksOf(sections[lead]!) : [])];
  const elsewhere = new Set(sections.flatMap((section, index) => (topics[index] === topic ? [] : notesFor(section.own, notes).map(({ label }) => label))));
  // What no other topic refers to stays with the page.
  const own = topic === 0 ? notes.filter(({ label }) => !elsewhere.has(label)) : [];
  const used = [...new Set([...notesFor(body, notes), ...own])];
  const blocks = used.length > 0 ? [...body, { type: 'footnotes', notes: used, place: page.blocks[0]!.place } as Block] : body;
  const heading = sections[lead]!.heading;
  // Links to what was cut out are not this section's text.
  const text = sections.flatMap((section, index) =>
    topics[index] === topic ? [...(section.heading && index !== lead ? [section.heading] : []), ...section.own] : [],
  );
  const written = used.length > 0 ? [...text, blocks.at(-1)!] : text;
  const textHash = sectionHash(written, page.file);
  return { language, page, title, ...(heading ? { heading } : {}), blocks, hash: headedHash(heading, textHash, page.file), body: textHash };
};

/** Whether an article would say nothing: a page of headings alone, all of which were cut out. */
const isEmpty = (texts: readonly TopicText[]): boolean => texts.every(({ blocks }) => blocks.length === 0);

const anchorOf = (reading: Reading, topic: number, head: number): string => reading.outline.sections[head]?.heading?.id ?? `topic-${topic}`;

/** Every topic of a page in all its languages. */
export const readTopics = ({ key, pages }: PageGroup): DraftTopic[] => {
  const [first, ...others] = pages;
  const { reading, topics } = readPrimary(first!.page, first!.language);
  const readings = [reading, ...others.map(({ page, language }) => readTranslation(page, language, reading))];
  const keys = topics.map(({ head }, at) => (at === 0 ? key : `${key}#${anchorOf(reading, at, head)}`));
  return topics.flatMap(({ kind, head }, at): DraftTopic[] => {
    const texts = readings.flatMap((one) => textOf(one, at, keys) ?? []);
    if (texts.length === 0 || (isEmpty(texts) && (topics.length > 1 || texts.every(({ heading }) => !heading)))) return [];
    const parts = topics.flatMap((other, index) => (index > 0 && outerTopic(reading, other.head) === at ? [keys[index]!] : []));
    const under = at === 0 ? (reading.page.trail.at(-1) ?? '') : pageTitle(reading.page, reading.outline);
    const { body } = texts[0]!;
    const heading = reading.outline.sections[head]?.heading;
    return [{ key: keys[at]!, kind, texts, parts, under: under || plainText(heading?.children ?? []), body }];
  });
};
