import type { Block, Inline } from '../../../model/block.ts';
import type { Place } from '../../../model/problem.ts';
import type { Draft, Phrase } from '../draft.ts';
import { hrefOf, pictureHref } from '../href.ts';
import { simpleReference } from '../inline/references.ts';
import { asHref } from '../inline/standalone.ts';
import type { Sheet } from '../sheet.ts';
import { type ReadDirective, textOf } from './directive.ts';
import { type Options, splitDirective } from './split-directive.ts';

/** What a picture leads to: an address, or a name that ends in `_`. */
const linked = (picture: Inline, target: string, place: Place, sheet: Sheet): readonly Inline[] => {
  const name = /^(?:`(.+)`_|(\S+)_)$/s.exec(target);
  if (!name) return [{ type: 'link', href: hrefOf(asHref(target.replace(/\s+/g, '')), sheet), children: [picture], place }];
  return simpleReference(name[1] ?? name[2]!, false, place, sheet)
    .finish()
    .map((inline) => (inline.type === 'link' ? { ...inline, children: [picture] } : picture));
};

/** A picture with the text that stands for it. */
export const pictureOf = (address: string, options: Options, place: Place, sheet: Sheet, otherwise = ''): Phrase => {
  const alt = (options.get('alt') ?? otherwise).replace(/\s+/g, ' ').trim();
  const target = options.get('target')?.trim();
  return {
    text: alt,
    finish: () => {
      const picture: Inline = { type: 'image', src: pictureHref(address, sheet), alt };
      return target ? linked(picture, target, place, sheet) : [picture];
    },
  };
};

/** A picture; behind it what is said of it: a caption and more below a figure. */
export const readImage: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const picture = pictureOf(textOf(argument).replaceAll(' ', ''), options, use.place, sheet);
  const draft: Draft = () => [{ type: 'paragraph', children: picture.finish(), place: use.place }];
  return [...(textOf(argument) === '' ? [] : [draft]), ...sheet.body(content)];
};

/** Films are links: nothing is shown that a terminal cannot show. */
export const readVideo: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const name = textOf(argument);
  const address = use.name === 'youtube' ? `https://www.youtube.com/watch?v=${name}` : use.name === 'vimeo' ? `https://vimeo.com/${name}` : name;
  const text = options.get('alt') ?? options.get('caption') ?? address;
  const link = (): Block => ({
    type: 'paragraph',
    children: [{ type: 'link', href: hrefOf(address, sheet), children: [{ type: 'text', text }], place: use.place }],
    place: use.place,
  });
  return [() => (name === '' ? [] : [link()]), ...sheet.body(content)];
};

/** A button is a link: its content is its text. */
export const readLinkButton: ReadDirective = (use, sheet) => {
  const { argument, content } = splitDirective(use.lines, 'text');
  const target = textOf(argument);
  const text = sheet.phrase(content);
  const href = (): string | undefined => {
    if (use.name === 'button-link') return hrefOf(target, sheet);
    const label = sheet.project.label(target);
    if (label) return `tree:${label.file}#${label.anchor}`;
    const document = sheet.project.document(sheet.file, target);
    return document && `tree:${document.file}`;
  };
  return [
    () => {
      const to = href();
      const children: readonly Inline[] = content.length > 0 ? text.finish() : [{ type: 'text', text: target }];
      if (to === undefined) sheet.report('rst-unknown-label', `no page has the label "${target}"`, use.place);
      return [{ type: 'paragraph', children: to === undefined ? children : [{ type: 'link', href: to, children, place: use.place }], place: use.place }];
    },
  ];
};
