import type { Inline } from '../../../model/block.ts';
import type { Place } from '../../../model/problem.ts';
import { sanitise } from '../../../model/sanitise.ts';
import type { Phrase } from '../draft.ts';
import { hrefOf } from '../href.ts';
import type { Sheet } from '../sheet.ts';
import { readable } from './escape.ts';

/** `text <target>`, as Sphinx's roles for references read it. */
export const splitTitle = (escaped: string): { title: string; target: string; hasTitle: boolean } => {
  const found = /^([\s\S]+?)\s*(?<!\0)<([^<>]*)>$/.exec(escaped);
  const [title, target] = found ? [readable(found[1]!), readable(found[2]!)] : [readable(escaped), readable(escaped)];
  return { title, target, hasTitle: found !== null };
};

type Lead = { readonly href: string; readonly children?: readonly Inline[] };

const crossReference = (escaped: string, place: Place, find: (target: string) => Lead | undefined, missing: (target: string) => void): Phrase => {
  const { title, target, hasTitle } = splitTitle(escaped);
  const text: readonly Inline[] = [{ type: 'text', text: title.replace(/^!/, '') }];
  return {
    text: title,
    finish: () => {
      if (target.startsWith('!')) return text;
      const lead = find(target);
      if (!lead) {
        missing(target);
        return text;
      }
      return [{ type: 'link', href: lead.href, children: hasTitle ? text : (lead.children ?? text), place }];
    },
  };
};

/** Links do not stand in links: a title keeps the text of its own. */
const withoutLinks = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline): Inline[] => {
    if (inline.type === 'link') return withoutLinks(inline.children);
    if (inline.type === 'footnote') return [];
    return 'children' in inline ? [{ ...inline, children: withoutLinks(inline.children) }] : [inline];
  });

/** `:ref:`: a label anywhere in the tree. Without a text of its own it shows the title behind the label. */
export const labelReference = (escaped: string, place: Place, sheet: Sheet): Phrase =>
  crossReference(
    escaped,
    place,
    (target) => {
      const label = sheet.project.label(target);
      if (label) {
        const children = label.title && sheet.state.substituting.size === 0 ? withoutLinks(titleOf(label.title, sheet)) : undefined;
        return { href: `tree:${label.file}#${label.anchor}`, ...(children && { children }) };
      }
      const document = sheet.project.document(sheet.file, target);
      return document && { href: `tree:${document.file}`, children: [{ type: 'text', text: document.title }] };
    },
    (target) => sheet.report('rst-unknown-label', `no page has the label "${sanitise(target)}"`, place, `add ".. _${sanitise(target)}:" before what is meant`),
  );

/** A title may refer to a title that refers to it. */
const titleOf = (title: Phrase, sheet: Sheet): readonly Inline[] => {
  if (sheet.project.naming.has(title)) return [{ type: 'text', text: title.text }];
  sheet.project.naming.add(title);
  const inlines = title.finish();
  sheet.project.naming.delete(title);
  return inlines;
};

/** `:doc:`: a page, named without its extension. */
export const docReference = (escaped: string, place: Place, sheet: Sheet): Phrase =>
  crossReference(
    escaped,
    place,
    (target) => {
      const document = sheet.project.document(sheet.file, target);
      return document && { href: `tree:${document.file}`, children: [{ type: 'text', text: document.title }] };
    },
    (target) => sheet.report('rst-unknown-document', `there is no page "${sanitise(target)}"`, place),
  );

/** `:term:`: an entry of a glossary. */
export const termReference = (escaped: string, place: Place, sheet: Sheet): Phrase =>
  crossReference(
    escaped,
    place,
    (target) => {
      const term = sheet.project.term(target);
      return term && { href: `tree:${term.file}#${term.anchor}` };
    },
    (target) => sheet.report('rst-unknown-term', `no glossary has the term "${sanitise(target)}"`, place),
  );

/** `:download:`: a file of the tree, or an address. */
export const downloadReference = (escaped: string, place: Place, sheet: Sheet): Phrase =>
  crossReference(
    escaped,
    place,
    (target) => ({ href: hrefOf(target, sheet) }),
    () => undefined,
  );
