import type { Inline } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';

const oneLine = (text: string): string => sanitise(text).replace(/\s*\n\s*/g, ' ');

/** Addresses as the reader gives them: no blanks, what is no ASCII percent-encoded, a lone percent sign as well. */
export const canonicalHref = (href: string): string => {
  const bare = sanitise(href).replace(/\s/g, '');
  try {
    return encodeURI(bare).replace(/%25/g, '%');
  } catch {
    return bare.replace(/[\ud800-\udfff]/g, '');
  }
};

type Nested = Extract<Inline, { type: 'strong' | 'emphasis' | 'strike' }>;

const isNested = (inline: Inline): inline is Nested => inline.type === 'strong' || inline.type === 'emphasis' || inline.type === 'strike';

const push = (inlines: Inline[], inline: Inline): void => {
  const last = inlines.at(-1);
  if (inline.type === 'text') {
    if (inline.text === '') return;
    if (last?.type === 'text') inlines[inlines.length - 1] = { type: 'text', text: last.text + inline.text };
    else inlines.push(inline);
  } else if (last && isNested(inline) && last.type === inline.type) {
    const merged: Inline[] = [...last.children];
    for (const child of inline.children) push(merged, child);
    inlines[inlines.length - 1] = { type: inline.type, children: merged };
  } else if (inline.type !== 'break' || last?.type !== 'break') inlines.push(inline);
};

/** Blanks at an edge of emphasis would keep its mark from being one: they stand outside. */
const outsideBlanks = (type: Nested['type'], children: readonly Inline[]): Inline[] => {
  const inner = [...children];
  const before: Inline[] = [];
  const after: Inline[] = [];
  for (;;) {
    const first = inner[0];
    if (first?.type === 'break') before.push(inner.shift()!);
    else if (first?.type === 'text' && /^\s/.test(first.text)) {
      const bare = first.text.trimStart();
      before.push({ type: 'text', text: first.text.slice(0, first.text.length - bare.length) });
      if (bare === '') inner.shift();
      else inner[0] = { type: 'text', text: bare };
    } else break;
  }
  for (;;) {
    const last = inner.at(-1);
    if (last?.type === 'break') after.unshift(inner.pop()!);
    else if (last?.type === 'text' && /\s$/.test(last.text)) {
      const bare = last.text.trimEnd();
      after.unshift({ type: 'text', text: last.text.slice(bare.length) });
      if (bare === '') inner.pop();
      else inner[inner.length - 1] = { type: 'text', text: bare };
    } else break;
  }
  return [...before, ...(inner.length > 0 ? [{ type, children: inner } as Inline] : []), ...after];
};

type Inside = { readonly types: ReadonlySet<string>; readonly notes: ReadonlySet<string>; readonly breaks: boolean };

const canonicalOne = (inline: Inline, inside: Inside): Inline[] => {
  switch (inline.type) {
    case 'text':
      return [{ type: 'text', text: oneLine(inline.text) }];
    case 'code': {
      const text = oneLine(inline.text);
      return text === '' ? [] : [{ type: 'code', text }];
    }
    case 'break':
      return [inside.breaks ? inline : { type: 'text', text: ' ' }];
    case 'footnote':
      return inside.notes.has(inline.label)
        ? [{ type: 'footnote', label: inline.label, number: inline.number }]
        : [{ type: 'text', text: `[${inline.number}]` }];
    case 'image':
      return [
        {
          type: 'image',
          src: canonicalHref(inline.src),
          alt: oneLine(inline.alt).trim(),
          ...(inline.title?.trim() ? { title: oneLine(inline.title).trim() } : {}),
        },
      ];
    case 'link': {
      const children = canonicalList(inline.children, { ...inside, types: new Set([...inside.types, 'link']) });
      if (inside.types.has('link')) return children;
      const title = inline.title?.trim() ? { title: oneLine(inline.title).trim() } : {};
      return [{ type: 'link', href: canonicalHref(inline.href), ...title, children: trimmed(children) }];
    }
    default: {
      const children = canonicalList(inline.children, { ...inside, types: new Set([...inside.types, inline.type]) });
      return inside.types.has(inline.type) ? children : outsideBlanks(inline.type, children);
    }
  }
};

const canonicalList = (inlines: readonly Inline[], inside: Inside): Inline[] => {
  const found: Inline[] = [];
  for (const inline of inlines) for (const one of canonicalOne(inline, inside)) push(found, one);
  return found;
};

/** Nothing blank at either edge, nor beside a break. */
const trimmed = (inlines: readonly Inline[]): Inline[] => {
  const found = inlines.map((inline, at): Inline => {
    if (inline.type !== 'text') return inline;
    let { text } = inline;
    if (at === 0 || inlines[at - 1]!.type === 'break') text = text.trimStart();
    if (at === inlines.length - 1 || inlines[at + 1]!.type === 'break') text = text.trimEnd();
    return { type: 'text', text };
  });
  const full = found.filter((inline) => inline.type !== 'text' || inline.text !== '');
  const start = full.findIndex((inline) => inline.type !== 'break');
  const end = full.findLastIndex((inline) => inline.type !== 'break');
  if (start < 0) return [];
  const cut = full.slice(start, end + 1);
  return cut.length === inlines.length ? cut : trimmed(cut.filter((inline, at) => inline.type !== 'break' || cut[at - 1]?.type !== 'break'));
};

/** Inlines in the one form that the native dialect can hold and gives back. `breaks`: whether a line may end inside (not in a heading). */
export const canonicalInlines = (inlines: readonly Inline[], options: { readonly notes: ReadonlySet<string>; readonly breaks: boolean }): Inline[] =>
  trimmed(canonicalList(inlines, { ...options, types: new Set() }));
