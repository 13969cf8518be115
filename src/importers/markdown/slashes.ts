import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import { isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import type { Place } from '../../model/problem.ts';
import { closingOf } from './container-end.ts';
import { plainTitle } from './plain-title.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { SLASHES } from './starts.ts';

/** One block of pymdownx: `/// name | Title`, indented options, content, `///`. */
type SlashBlock = {
  readonly kind: string;
  readonly title: string;
  readonly options: Readonly<Record<string, string>>;
  readonly content: readonly Line[];
  readonly next: number;
};

const OPTION = /^ {4}([a-z_-]+):[ \t]*(.*?)[ \t]*$/;

const readBlock = (lines: readonly Line[], at: number, sheet: Sheet): SlashBlock | undefined => {
  const match = SLASHES.exec(lines[at]!.text);
  if (!match) return undefined;
  const end = closingOf(lines, at, match[1]!, (text) => SLASHES.exec(text)?.[1], sheet);
  if (end === lines.length) return undefined;
  const options: Record<string, string> = {};
  let from = at + 1;
  for (let option = OPTION.exec(lines[from]!.text); option && from < end; option = OPTION.exec(lines[++from]!.text)) options[option[1]!] = option[2]!;
  return { kind: match[2]!, title: match[3] ?? '', options, content: lines.slice(from, end), next: end + 1 };
};

/** Blocks that stand next to each other and are tabs are one group. */
const readTabs = (lines: readonly Line[], at: number, sheet: Sheet): { next: number; draft: Draft } => {
  const tabs: { title: string; place: Place; drafts: Draft[] }[] = [];
  let next = at;
  for (let index = at; index < lines.length; ) {
    if (isBlank(lines[index]!)) {
      index++;
      continue;
    }
    const block = readBlock(lines, index, sheet);
    if (block?.kind !== 'tab' || (tabs.length > 0 && block.options.new === 'true')) break;
    tabs.push({ title: block.title, place: placeOfLine(lines[index]!, sheet.file), drafts: sheet.read(block.content) });
    next = block.next;
    index = next;
  }
  const make = () => ({
    type: 'tabs' as const,
    tabs: tabs.map(({ title, place, drafts }) => ({ title: plainTitle(title, place, sheet), blocks: finishDrafts(drafts), place })),
  });
  return { next, draft: { place: placeOfLine(lines[at]!, sheet.file), make } };
};

/** Blocks whose title is part of their text, and the one whose title is the name of an element. */
const CAPTIONS = new Set(['caption', 'figure-caption', 'table-caption']);
const FRAMES = new Set(['html', 'definition', ...CAPTIONS]);

/** `/// name | Title … ///` of pymdownx' blocks. One that is never closed is text. */
export const readSlashes: BlockReader = (lines, at, sheet) => {
  const block = sheet.flavour.python ? readBlock(lines, at, sheet) : undefined;
  if (!block) return undefined;
  if (block.kind === 'tab') {
    const { next, draft } = readTabs(lines, at, sheet);
    return { next, pieces: [draft] };
  }
  const first = lines[at]!;
  const inside = sheet.read(block.content);
  if (FRAMES.has(block.kind)) {
    const title: Line = { text: block.title, line: first.line, column: first.column + Math.max(0, first.text.indexOf(block.title)) };
    return { next: block.next, pieces: [...(CAPTIONS.has(block.kind) && block.title !== '' ? sheet.read([title]) : []), ...inside] };
  }
  const place = placeOfLine(first, sheet.file);
  const collapse = block.kind !== 'details' ? 'no' : block.options.open === 'true' ? 'open' : 'closed';
  const kind = block.options.type ?? block.kind;
  const make = () => ({
    type: 'admonition' as const,
    kind: kind === 'admonition' ? 'note' : kind,
    ...(block.title === '' ? {} : { title: plainTitle(block.title, place, sheet) }),
    collapse: collapse as 'no' | 'open' | 'closed',
    blocks: finishDrafts(inside),
  });
  return { next: block.next, pieces: [{ place, make }] };
};
