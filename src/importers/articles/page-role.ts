import { allBlocks } from '../../knowledge/walk.ts';
import { type Block, plainText } from '../../model/block.ts';
import type { ImportedPage } from '../../model/imported-page.ts';
import { headingKind, partOf } from './heading-kind.ts';
import type { Outline } from './outline.ts';

/**
 * What a page is for: problems and questions, requirements, one task, or something to look up. `problem`: the whole page is one
 * problem. Only the first three become flows.
 */
export type PageRole = 'problems' | 'problem' | 'prerequisites' | 'howto' | 'reference' | 'background';

const PROBLEMS =
  /\b(?:troubleshoot(?:ing)?|debug(?:ging)?|faqs?|frequently asked questions|common (?:problems|issues|errors)|known (?:problems|issues|bugs)|technical (?:problems|issues)|technische probleme|weitere probleme|häufige (?:fragen|probleme|fehler)|bekannte probleme|fehler(?:behebung|suche|behandlung|diagnose)|problem(?:lösung|behebung)e?n?|probleme|resolution de problemes|résolution (?:de|des) problèmes|dépannage|problèmes|questions fréquentes|pitfalls?|caveats?)\b/i;
const PREREQUISITES =
  /\b(?:prerequisites?|requirements?|preflight|pre-?installation|voraussetzungen|anforderungen|prérequis|pré-requis|before you (?:begin|start))\b/i;
const BACKGROUND =
  /^(?:index|readme|home|welcome|security|contributing|contributors|licen[cs]e|code of conduct|credits|authors?|about|changelog|changes|history|news|releases?|release notes|what'?s new|upgrade notes|sitemap|imprint|introduction|overview|general|features?|inhalt|übersicht|start|accueil|sommaire)$/i;
const REFERENCE = /\b(?:reference|referenz|référence|api|environment(?: variables)?|configuration options|cli|command line|glossary|glossar|glossaire)\b/i;

const words = (text: string): string => text.replace(/[_-]+/g, ' ');

/** Names that say what a page is for: its title, its file, and the sections of the navigation around it. */
const namesOf = (page: ImportedPage, title: string): string[] => [title, words(page.file.split('/').at(-1)!.replace(/\..*$/, ''))];

const share = (blocks: readonly Block[], wanted: (block: Block) => boolean): number => {
  const top = [...allBlocks(blocks)].filter((block) => block.type !== 'heading' && block.type !== 'list');
  return top.length === 0 ? 0 : top.filter(wanted).length / top.length;
};

/** Lists of settings: most headings are names of variables. */
const isLookedUp = ({ sections }: Outline): boolean => {
  const headings = sections.flatMap(({ heading }) => (heading ? [heading] : []));
  const names = headings.filter(
    ({ children }) => /^[A-Z][A-Z0-9_]{3,}$/.test(plainText(children).trim()) || (children.length === 1 && children[0]!.type === 'code'),
  );
  return headings.length >= 5 && names.length / headings.length > 0.4;
};

/** What the page says of itself before its first section, if it is brief. */
const introOf = ({ sections }: Outline): string => {
  const first = [...sections[0]!.own, ...(sections[1]?.own ?? [])].find((block) => block.type === 'paragraph');
  const text = first?.type === 'paragraph' ? plainText(first.children) : '';
  return sections[0]!.own.length > 0 && text.length <= 160 ? text : '';
};

/** Sections side by side most of which are symptoms or questions. */
const looksLikeProblems = ({ sections }: Outline): boolean => {
  const top = Math.min(...sections.flatMap(({ level }) => (level > 0 ? [level] : [])));
  const level = sections.filter((section) => section.level === top).length > 1 ? top : top + 1;
  const kinds = sections.flatMap((section) => (section.level === level && section.heading ? [headingKind(plainText(section.heading.children))] : []));
  return kinds.length >= 3 && kinds.filter((kind) => kind === 'symptom' || kind === 'question').length / kinds.length >= 0.4;
};

export const pageRole = (page: ImportedPage, title: string, outline: Outline): PageRole => {
  const { sections } = outline;
  const titles = sections.flatMap(({ heading }) => (heading ? [plainText(heading.children)] : []));
  const parts = new Set(titles.flatMap((one) => partOf(one) ?? []));
  const names = namesOf(page, title);
  const trail = [...page.trail, ...page.file.split('/').slice(0, -1).map(words)];
  if (parts.has('fix') && parts.size > 1 && sections.filter(({ heading }) => heading && partOf(plainText(heading.children)) === 'fix').length === 1)
    return 'problem';
  if (names.some((name) => BACKGROUND.test(name.trim())))
    return /^(?:changelog|changes|history|releases?|release notes)$/i.test(names[1]!.trim()) ? 'reference' : 'background';
  if (names.some((name) => PROBLEMS.test(name)) || looksLikeProblems(outline)) return 'problems';
  if (names.some((name) => PREREQUISITES.test(name))) return 'prerequisites';
  if (PROBLEMS.test(introOf(outline))) return 'problems';
  if (PREREQUISITES.test(introOf(outline))) return 'prerequisites';
  if (isLookedUp(outline) || names.some((name) => REFERENCE.test(name)) || share(page.blocks, (block) => block.type === 'table') > 0.5) return 'reference';
  if (headingKind(title) === 'symptom') return 'problem';
  if (trail.some((name) => PROBLEMS.test(name))) return titles.length > 2 ? 'problems' : headingKind(title) === 'task' ? 'howto' : 'problem';
  return 'howto';
};

/** A section that gathers problems, whatever its page is for. */
export const gathersProblems = (title: string): boolean => PROBLEMS.test(title);
