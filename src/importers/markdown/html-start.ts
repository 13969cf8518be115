import type { Flavour } from './flavour.ts';
import { BLOCK_ELEMENTS, isComponent, isElement, RAW_ELEMENTS } from './html-names.ts';

const TAG = /^[ \t]*<(\/?)([A-Za-z][\w.:-]*)(?=[\s/>]|$)/;
/** One complete tag, alone on its line. */
const ALONE = /^[ \t]*<\/?[A-Za-z][\w.:-]*(?:[ \t]+[\w:@.-]+(?:[ \t]*=[ \t]*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*[ \t]*\/?>[ \t]*$/;

export type HtmlStart = {
  readonly name: string;
  readonly closing: boolean;
  /** How it ends: at its own end mark, or at a blank line. */
  readonly kind: 'comment' | 'raw' | 'element' | 'component' | 'alone';
};

/** Whether HTML, or a component, begins with a line. Where it would interrupt a paragraph, a tag of an inline element does not count. */
export const startsHtml = (text: string, flavour: Flavour, interrupting: boolean): HtmlStart | undefined => {
  const open = text.indexOf('<');
  if (open < 0 || text.slice(0, open).trim() !== '') return undefined;
  if (open > 3 && !flavour.mdx && !flavour.python) return undefined;
  // `<?php` outside of code is text that somebody forgot to fence.
  if (/^[ \t]*<!--/.test(text)) return { name: '!', closing: false, kind: 'comment' };
  const tag = TAG.exec(text);
  if (!tag) return undefined;
  const name = tag[2]!;
  const closing = tag[1] === '/';
  const lower = name.toLowerCase();
  if (RAW_ELEMENTS.has(lower) && !closing) return { name: lower, closing, kind: 'raw' };
  if (BLOCK_ELEMENTS.has(lower)) return { name: lower, closing, kind: 'element' };
  if (isComponent(name))
    return flavour.mdx && !interrupting ? { name, closing, kind: 'component' } : flavour.components ? alone(text, name, closing, interrupting) : undefined;
  if (isElement(name) || name.includes('-')) return alone(text, name, closing, interrupting);
  return undefined;
};

const alone = (text: string, name: string, closing: boolean, interrupting: boolean): HtmlStart | undefined =>
  !interrupting && ALONE.test(text) ? { name, closing, kind: 'alone' } : undefined;
