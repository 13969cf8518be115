import type { Block, Tab } from '../../../model/block.ts';
import { plainText } from '../../../model/block.ts';
import { finished, type ReadDirective, textOf } from './directive.ts';
import { splitDirective } from './split-directive.ts';

/** One tab; those that stand in one set come together there. */
export const readTab: ReadDirective = (use, sheet) => {
  const { argument, content } = splitDirective(use.lines, 'text');
  const title = textOf(argument) === '' ? undefined : sheet.phrase(argument);
  const body = sheet.body(content);
  return [() => [{ type: 'tabs', tabs: [{ title: title ? plainText(title.finish()) : '', blocks: finished(body), place: use.place }], place: use.place }]];
};

/** Code in a set of tabs is a tab that is called by its language. */
const asTab = (block: Block): readonly Tab[] | undefined => {
  if (block.type === 'tabs') return block.tabs;
  return block.type === 'code' ? [{ title: block.title ?? block.language ?? '', blocks: [block], place: block.place }] : undefined;
};

/** A set of tabs. What stands between them stays, and begins another set. */
export const readTabs: ReadDirective = (use, sheet) => {
  const body = sheet.body(splitDirective(use.lines, 'none').content);
  return [
    () => {
      const result: Block[] = [];
      let open: Tab[] | undefined;
      for (const block of finished(body)) {
        const tabs = asTab(block);
        if (!tabs) {
          open = undefined;
          result.push(block);
        } else if (open) open.push(...tabs);
        else {
          open = [...tabs];
          result.push({ type: 'tabs', tabs: open, place: use.place });
        }
      }
      return result;
    },
  ];
};
