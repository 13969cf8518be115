import type { Block } from '../../model/block.ts';
import type { Localized } from '../../model/language.ts';
import type { Draw } from './draw.ts';
import { clean, type Links } from './inlines.ts';
import { indent, type Line, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { wrap } from './wrap.ts';

/** Kinds as MkDocs Material names them, by the word that a reader needs. */
const KINDS: Readonly<Record<string, Localized>> = {
  note: { en: 'Note', de: 'Hinweis' },
  abstract: { en: 'In short', de: 'Kurz gesagt' },
  info: { en: 'Note', de: 'Hinweis' },
  tip: { en: 'Tip', de: 'Tipp' },
  success: { en: 'Good', de: 'Gut' },
  question: { en: 'Question', de: 'Frage' },
  warning: { en: 'Careful', de: 'Vorsicht' },
  caution: { en: 'Careful', de: 'Vorsicht' },
  important: { en: 'Important', de: 'Wichtig' },
  failure: { en: 'Failure', de: 'Fehler' },
  danger: { en: 'Danger', de: 'Gefahr' },
  bug: { en: 'Known bug', de: 'Bekannter Fehler' },
  example: { en: 'Example', de: 'Beispiel' },
  quote: { en: 'Quote', de: 'Zitat' },
};

const WORRIES = new Set(['warning', 'caution', 'important', 'failure', 'danger', 'bug']);

const CLOSED: Localized = { en: '(more: o)', de: '(mehr: o)' };

/** A titled aside with a bar; details that are closed show their title only. Plain mode shows everything: nothing can be opened there. */
export const admonitionLines = (block: Block & { type: 'admonition' }, options: RenderOptions, links: Links, draw: Draw): Line[] => {
  const { width, language, plain } = options;
  const kind = KINDS[block.kind]?.[language] ?? KINDS.note![language];
  const title = block.title === undefined || block.title === '' ? kind : clean(block.title);
  if (plain)
    return [
      ...wrap([span(`${kind}: ${title === kind ? '' : title}`.trim())], width),
      ...indent(draw(block.blocks, { ...options, width: width - 2 }, links), '  '),
    ];
  const closed = block.collapse === 'closed' && !options.details;
  const sign = block.collapse === 'no' ? (WORRIES.has(block.kind) ? '! ' : '') : closed ? '▸ ' : '▾ ';
  const head = wrap([span(sign + title, 'strong'), ...(closed ? [span(` ${CLOSED[language]}`, 'dim')] : [])], width - 2);
  const body = closed ? [] : draw(block.blocks, { ...options, width: width - 2 }, links);
  return indent([...head, ...body], span('│ ', 'accent'));
};
