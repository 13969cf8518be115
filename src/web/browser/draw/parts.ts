import type { Block, Inline } from '../../../model/block.ts';
import type { Language } from '../../../model/language.ts';
import { blocksHtml } from '../../render/blocks.ts';
import { type HtmlOptions, inlinesHtml } from '../../render/inlines.ts';
import { SITE_FILES } from '../../site/site-data.ts';
import { WEB_WORDS, type WebWords } from '../../words.ts';
import { type Child, h } from '../dom.ts';

/** What every part of the page is drawn with. */
export type Pen = {
  readonly language: Language;
  readonly words: WebWords;
  readonly text: (inlines: readonly Inline[]) => HTMLElement;
  readonly blocks: (blocks: readonly Block[], prefix?: string) => HTMLElement;
};

/** `articleKey` finds the shelf of an id that names none. */
export const createPen = (language: Language, articleKey: (id: string) => string | undefined): Pen => {
  const words = WEB_WORDS[language];
  const options: HtmlOptions = {
    words,
    headingShift: 1,
    articleHref: (id, anchor) => {
      const key = articleKey(id);
      return key === undefined ? undefined : `${SITE_FILES.article(key, language)}${anchor === undefined ? '' : `#${anchor}`}`;
    },
  };
  return {
    language,
    words,
    text: (inlines) => h('span', { html: inlinesHtml(inlines, options) }),
    blocks: (blocks, prefix) => h('div', { class: 'text', html: blocksHtml(blocks, prefix === undefined ? options : { ...options, idPrefix: prefix }) }),
  };
};

export const button = (label: string | HTMLElement, act: () => void, kind = 'plain'): HTMLButtonElement =>
  h('button', { type: 'button', class: kind, onClick: act }, label);

/** A heading that takes the focus when it appears, so that a screen reader says what is asked now. */
export const question = (...children: readonly Child[]): HTMLHeadingElement => h('h1', { tabindex: '-1', id: 'question' }, ...children);

export const section = (title: string, ...children: readonly Child[]): HTMLElement => h('section', {}, h('h2', {}, title), ...children);

/** Something folded away. */
export const fold = (title: string, ...children: readonly Child[]): HTMLElement => h('details', {}, h('summary', {}, title), ...children);

export const percent = (probability: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(probability);
