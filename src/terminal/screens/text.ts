import type { Block, Inline } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import { renderBlocks } from '../render/blocks.ts';
import { inlineLine } from '../render/inlines.ts';
import { type Line, type Role, span } from '../render/line.ts';
import type { RenderOptions } from '../render/options.ts';
import { wrap } from '../render/wrap.ts';
import type { Local } from '../state/ui.ts';
import type { Stage } from './screen.ts';

export const say = (text: string): readonly Inline[] => [{ type: 'text', text }];

/** Prose wider than this is hard to read; code may take the whole line. */
export const WIDEST = 100;

export const optionsOf = (stage: Stage, width: number, local: Pick<Local, 'details' | 'tab'>): RenderOptions => ({
  width: Math.min(width, WIDEST),
  language: stage.language,
  ticks: stage.ticks,
  plain: false,
  details: local.details,
  tab: local.tab,
  facts: stage.session.facts(),
});

export const blockLines = (blocks: readonly Block[], stage: Stage, width: number, local: Pick<Local, 'details' | 'tab'>): Line[] =>
  renderBlocks(blocks, optionsOf(stage, width, local));

export const inlineLines = (inlines: readonly Inline[], stage: Stage, width: number, role?: Role): Line[] =>
  wrap(inlineLine(inlines, stage.ticks, role), Math.min(width, WIDEST));

export const textLines = (text: string, width: number, role?: Role): Line[] =>
  wrap([span(sanitise(text).replaceAll('\t', ' '), role)], Math.min(width, WIDEST));

/** A question and what helps to answer it, as asks and instructions have them. */
export const questionLines = (question: readonly Inline[], help: readonly Block[], stage: Stage, width: number, local: Local): Line[] => {
  const helping = blockLines(help, stage, width, local);
  return [...inlineLines(question, stage, width, 'strong'), ...(helping.length > 0 ? [[], ...helping] : [])];
};

const has = (blocks: readonly Block[], type: 'tabs' | 'admonition'): boolean =>
  blocks.some((block) => {
    if (block.type === type && (block.type !== 'admonition' || block.collapse !== 'no')) return true;
    switch (block.type) {
      case 'list':
        return block.items.some((item) => has(item.blocks, type));
      case 'tabs':
        return block.tabs.some((tab) => has(tab.blocks, type));
      case 'quote':
      case 'admonition':
        return has(block.blocks, type);
      default:
        return false;
    }
  });

/** Keys that only mean something where a text has tabs or details. */
export const textCommands = (blocks: readonly Block[]): ('tab' | 'details')[] => [
  ...(has(blocks, 'tabs') ? (['tab'] as const) : []),
  ...(has(blocks, 'admonition') ? (['details'] as const) : []),
];
