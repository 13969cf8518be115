import type { Inline } from '../../../model/block.ts';
import type { Place } from '../../../model/problem.ts';
import { sanitise } from '../../../model/sanitise.ts';
import type { Phrase } from '../draft.ts';
import { hrefOf } from '../href.ts';
import { normaliseName, type Target } from '../names.ts';
import type { Sheet } from '../sheet.ts';
import { readable } from './escape.ts';
import { textPart } from './part.ts';
import { EMBEDDED } from './patterns.ts';
import { asHref } from './standalone.ts';

/** Spaces in an address are nothing, unless they are escaped. */
export const addressOf = (escaped: string): string =>
  asHref(
    escaped
      .split(/\0\s/)
      .map((part) => part.replace(/\s+/g, '').replace(/\0/g, ''))
      .join(' '),
  );

/** Text that leads somewhere once it is known where. */
const reference = (text: Phrase, find: (sheet: Sheet) => Exclude<Target, { kind: 'indirect' }> | undefined, place: Place, sheet: Sheet): Phrase => ({
  text: text.text,
  finish: () => {
    const target = find(sheet);
    const children = text.finish();
    if (!target) {
      const message = `nothing is called "${sanitise(text.text)}" here`;
      sheet.report('rst-unknown-reference', message, place, `add ".. _${sanitise(text.text)}: address", or a title of that name`);
      return children;
    }
    return [{ type: 'link', href: target.kind === 'external' ? hrefOf(target.href, sheet) : `tree:${sheet.file}#${target.anchor}`, children, place }];
  },
});

const named = (text: Phrase, name: string, anonymous: boolean, place: Place, sheet: Sheet): Phrase => {
  if (!anonymous) return reference(text, ({ names }) => names.find(normaliseName(name)), place, sheet);
  const index = sheet.names.anonymousUsed++;
  return reference(text, ({ names }) => names.nth(index), place, sheet);
};

/** `name_` and `name__`. */
export const simpleReference = (name: string, anonymous: boolean, place: Place, sheet: Sheet): Phrase => named(textPart(name), name, anonymous, place, sheet);

/** `` `a phrase`_ ``, with an address or an alias in it or without. */
export const phraseReference = (escaped: string, anonymous: boolean, place: Place, sheet: Sheet): Phrase => {
  const embedded = EMBEDDED.exec(escaped);
  if (!embedded) return named(textPart(readable(escaped)), readable(escaped), anonymous, place, sheet);
  const inside = embedded[1]!;
  const isAlias = inside.endsWith('_') && !inside.endsWith('\0_') && !/^[a-z][a-z0-9.+-]*:\S/i.test(inside);
  const target: Target = isAlias ? { kind: 'indirect', name: normaliseName(readable(inside.slice(0, -1))) } : { kind: 'external', href: addressOf(inside) };
  const before = readable(escaped.slice(0, embedded.index));
  const text = before === '' ? (target.kind === 'external' ? target.href : readable(inside.slice(0, -1))) : before;
  if (!anonymous) {
    if (target.kind === 'external') sheet.ids.take(text);
    sheet.names.add(normaliseName(text), target);
  }
  return reference(textPart(text), ({ names }) => (target.kind === 'indirect' ? names.find(target.name) : target), place, sheet);
};

/** `` _`here` ``: text that can be led to. Blocks have no anchors inside, so it leads to the next block that has. */
export const inlineTarget = (escaped: string, sheet: Sheet): Phrase => {
  const text = readable(escaped);
  sheet.names.add(normaliseName(text), { kind: 'internal', anchor: sheet.ids.take(text) });
  return textPart(text);
};

/** `[1]_`, `[#]_`, `[#name]_`, `[*]_`, and `[name]_` for a citation. */
export const noteReference = (label: string, place: Place, sheet: Sheet): Phrase => {
  const text = `[${label}]`;
  sheet.ids.take();
  if (!/^(\d+|#.*|\*)$/.test(label)) return reference(textPart(text), ({ names }) => names.find(`[${normaliseName(label)}]`), place, sheet);
  const find = sheet.notes.refer(label);
  const missing = (): readonly Inline[] => {
    sheet.report('rst-missing-footnote', `the footnote ${sanitise(text)} is not there`, place, `add ".. ${sanitise(text)} text"`);
    return [{ type: 'text', text }];
  };
  return {
    text,
    finish: () => {
      const note = find();
      return note ? [{ type: 'footnote', ...note }] : missing();
    },
  };
};

/** A page that says more by substitutions than this means harm: each may stand for ten others. */
const MOST_SUBSTITUTIONS = 10_000;
const DEEPEST_SUBSTITUTION = 50;

/** `|name|`, and with `_` or `__` behind it a reference, too. */
export const substitutionReference = (escaped: string, suffix: string, place: Place, sheet: Sheet): Phrase => {
  const name = readable(escaped);
  const text: Phrase = {
    text: name,
    finish: () => {
      const found = sheet.substitutions.get(name) ?? sheet.substitutions.get(`lower:${normaliseName(name)}`) ?? sheet.project.substitution(name);
      const { substituting } = sheet.state;
      if (found && !substituting.has(name) && substituting.size < DEEPEST_SUBSTITUTION && sheet.state.substituted < MOST_SUBSTITUTIONS) {
        sheet.state.substituted += 1;
        substituting.add(name);
        const inlines = found.finish();
        substituting.delete(name);
        return inlines;
      }
      const message = found ? `|${sanitise(name)}| stands for itself, or for too much` : `nothing is put for |${sanitise(name)}|`;
      sheet.report('rst-unknown-substitution', message, place, `add ".. |${sanitise(name)}| replace:: text"`);
      return [{ type: 'text', text: `|${name}|` }];
    },
  };
  return suffix === '' ? text : named(text, name, suffix === '__', place, sheet);
};
