import type { Block } from '../../model/block.ts';
import type { Facts } from '../../model/fact.ts';
import { fittingTab } from '../render/tabs.ts';

const SHELLS = new Set(['bash', 'sh', 'shell', 'console', 'zsh']);

type Code = Block & { type: 'code' };

/** Code blocks in their order; of tabs only those of the fitting one. */
const codeBlocks = (blocks: readonly Block[], facts: Facts): Code[] =>
  blocks.flatMap((block): Code[] => {
    switch (block.type) {
      case 'code':
        return [block];
      case 'list':
        return block.items.flatMap((item) => codeBlocks(item.blocks, facts));
      case 'tabs':
        return codeBlocks(block.tabs[fittingTab(block.tabs, facts)]?.blocks ?? [], facts);
      case 'quote':
      case 'admonition':
        return codeBlocks(block.blocks, facts);
      default:
        return [];
    }
  });

/** What `c` copies of a text: its commands, or where it has none its other code (a setting, a record). */
export const commandsOf = (blocks: readonly Block[], facts: Facts): string => {
  const all = codeBlocks(blocks, facts);
  const commands = all.filter(({ language }) => language !== undefined && SHELLS.has(language));
  return (commands.length > 0 ? commands : all).map(({ text }) => text.replace(/\n+$/, '')).join('\n');
};
