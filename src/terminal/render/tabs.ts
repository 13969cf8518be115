import type { Block, Tab } from '../../model/block.ts';
import { FACTS, type FactDefinition, type Facts, isFactName } from '../../model/fact.ts';
import type { Localized } from '../../model/language.ts';
import type { Draw } from './draw.ts';
import { clean, type Links } from './inlines.ts';
import { indent, type Line, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { wrap } from './wrap.ts';

const startsWith = (title: string, value: string): boolean => {
  const rest = title.toLowerCase().startsWith(value.toLowerCase()) ? title.slice(value.length) : undefined;
  return rest !== undefined && !/^[\p{L}\p{N}-]/u.test(rest);
};

/** The tab whose title starts with the value of a known closed fact (`docker compose`), else the first. */
export const fittingTab = (tabs: readonly Tab[], facts: Facts): number => {
  const words = Object.entries(facts).flatMap(([name, fact]) => {
    const definition: FactDefinition | undefined = isFactName(name) ? FACTS[name] : undefined;
    return definition?.type === 'word' ? [String(fact.value)] : [];
  });
  return Math.max(
    0,
    tabs.findIndex((tab) => words.some((word) => startsWith(tab.title, word))),
  );
};

const OTHERS: Localized<(titles: string) => string> = { en: (titles) => `also: ${titles} (t)`, de: (titles) => `auch: ${titles} (t)` };

/** One tab open, the others named. Plain mode says them all, the fitting one first: nothing can be switched there. */
export const tabsLines = (block: Block & { type: 'tabs' }, options: RenderOptions, links: Links, draw: Draw): Line[] => {
  const { tabs } = block;
  const fitting = fittingTab(tabs, options.facts);
  const order = tabs.map((_, at) => tabs[(fitting + options.tab + at) % tabs.length]!);
  const drawTab = (tab: Tab): Line[] => [
    ...wrap([span(`${clean(tab.title)}${options.plain ? ':' : ''}`, 'strong')], options.width),
    ...indent(draw(tab.blocks, { ...options, width: options.width - 2 }, links), '  '),
  ];
  if (options.plain) return order.flatMap(drawTab);
  const others = order.slice(1).map((tab) => clean(tab.title));
  return [...drawTab(order[0]!), ...(others.length > 0 ? wrap([span(OTHERS[options.language](others.join(', ')), 'dim')], options.width) : [])];
};
