import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import { type Inline, plainText } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import { flatten } from './flatten.ts';
import { oneLine, wordsOf } from './html-inlines.ts';
import type { WeaveContext } from './html-run.ts';
import { attributeOf, type HtmlElement, type HtmlNode, isElementNode, textOf } from './html-tree.ts';

const childrenNamed = (element: HtmlElement, names: readonly string[]): HtmlElement[] =>
  element.childNodes.filter(isElementNode).filter((child) => names.includes(child.tagName));

/** `<pre>`: its text byte for byte; the language from a class such as `language-sh`. */
export const draftPre = (element: HtmlElement, context: WeaveContext): Draft[] => {
  const code = childrenNamed(element, ['code'])[0];
  const named = /(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]+)/.exec(
    `${attributeOf(code ?? element, 'class') ?? ''} ${attributeOf(element, 'class') ?? ''}`,
  );
  const text = sanitise(textOf(element.childNodes)).replace(/\n$/, '');
  if (text.trim() === '') return context.blocks(element.childNodes, element);
  return [{ place: context.placeOf(element), make: () => ({ type: 'code', ...(named ? { language: named[1]!.toLowerCase() } : {}), text }) }];
};

const checkOf = (element: HtmlElement): { checked?: boolean } => {
  const box = element.childNodes.filter(isElementNode).find((child) => child.tagName === 'input' && attributeOf(child, 'type') === 'checkbox');
  return box ? { checked: attributeOf(box, 'checked') !== undefined } : {};
};

/** What stands in a list and is no item becomes one, so that it is not lost. */
export const draftHtmlList = (element: HtmlElement, context: WeaveContext): Draft[] => {
  const groups: HtmlNode[][] = [];
  let loose: HtmlNode[] = [];
  for (const child of element.childNodes) {
    if (isElementNode(child) && child.tagName === 'li') {
      if (loose.length > 0) groups.push(loose);
      loose = [];
      groups.push([child]);
    } else loose.push(child);
  }
  groups.push(loose);
  const items = groups.flatMap((nodes) => {
    const item = nodes.find(isElementNode);
    const own = item?.tagName === 'li' ? item : undefined;
    const drafts = own ? context.blocks(own.childNodes, own) : context.blocks(nodes, element);
    return own || drafts.length > 0 ? [{ place: context.placeOf(nodes[0]!), drafts, ...(own ? checkOf(own) : {}) }] : [];
  });
  if (items.length === 0) return [];
  const start = Number.parseInt(attributeOf(element, 'start') ?? '1', 10);
  return [
    {
      place: context.placeOf(element),
      make: () => ({
        type: 'list',
        ordered: element.tagName === 'ol',
        start: Number.isSafeInteger(start) && start >= 0 ? start : 1,
        items: items.map(({ drafts, ...item }) => ({ ...item, blocks: finishDrafts(drafts) })),
      }),
    },
  ];
};

const strong = (children: Inline[]): Inline[] => (children.length > 0 ? [{ type: 'strong', children }] : []);

/** `<dl>`: a list whose items begin with the term in bold, as the definition lists of Markdown. */
export const draftTerms = (element: HtmlElement, context: WeaveContext): Draft[] => {
  const items: { place: Draft['place']; terms: { place: Draft['place']; drafts: Draft[] }[]; drafts: Draft[] }[] = [];
  const parts = element.childNodes.flatMap((child) => (isElementNode(child) && child.tagName === 'div' ? child.childNodes : [child]));
  for (const node of parts) {
    const last = items.at(-1);
    if (isElementNode(node) && node.tagName === 'dt') {
      const term = { place: context.placeOf(node), drafts: context.blocks(node.childNodes, node) };
      if (last && last.drafts.length === 0) last.terms.push(term);
      else items.push({ place: term.place, terms: [term], drafts: [] });
      continue;
    }
    const drafts = isElementNode(node) && node.tagName === 'dd' ? context.blocks(node.childNodes, node) : context.blocks([node], element);
    if (drafts.length === 0) continue;
    if (last) last.drafts.push(...drafts);
    else items.push({ place: context.placeOf(node), terms: [], drafts });
  }
  if (items.length === 0) return [];
  return [
    {
      place: context.placeOf(element),
      make: () => ({
        type: 'list',
        ordered: false,
        start: 1,
        items: items.map(({ place, terms, drafts }) => ({
          place,
          blocks: [
            ...terms.map((term) => ({ type: 'paragraph' as const, place: term.place, children: strong(flatten(finishDrafts(term.drafts))) })),
            ...finishDrafts(drafts),
          ],
        })),
      }),
    },
  ];
};

/** `<details>`: an admonition that collapses; its summary is the title. */
export const draftDetails = (element: HtmlElement, context: WeaveContext): Draft[] => {
  const summary = childrenNamed(element, ['summary', 'c-summary'])[0];
  const inside = context.blocks(
    element.childNodes.filter((child) => child !== summary),
    element,
  );
  const words = oneLine(attributeOf(element, 'summary') ?? '');
  const titled = summary ? context.blocks(summary.childNodes, summary) : [];
  return [
    {
      place: context.placeOf(element),
      make: () => {
        const blocks = finishDrafts(inside);
        const title = summary ? titleOf(titled) : words;
        const collapse = attributeOf(element, 'open') === undefined ? 'closed' : 'open';
        return { type: 'admonition', kind: 'details', ...(title === '' ? {} : { title }), collapse, blocks };
      },
    },
  ];
};

const titleOf = (drafts: readonly Draft[]): string => plainText(flatten(finishDrafts(drafts))).trim();

/** `<Tabs><TabItem label="…">`; what stands between the items is kept in front of them. */
export const draftHtmlTabs = (element: HtmlElement, context: WeaveContext): Draft[] => {
  const items = childrenNamed(element, ['c-tabitem', 'c-tab', 'c-codegroupitem']);
  const others = element.childNodes.filter((child) => !items.includes(child as HtmlElement));
  const before = context.blocks(others, element);
  if (items.length === 0) return before;
  const tabs = items.map((item) => {
    const said = ['label', 'title'].map((name) => attributeOf(item, name)).find((value) => value !== undefined && value !== '');
    const value = attributeOf(item, 'value') ?? attributeOf(item, 'name');
    const title = said ?? (value && attributeOf(element, `label-${value.toLowerCase()}`)) ?? value;
    return { title: oneLine(title ?? ''), place: context.placeOf(item), drafts: context.blocks(item.childNodes, item) };
  });
  const draft: Draft = {
    place: context.placeOf(element),
    make: () => ({ type: 'tabs', tabs: tabs.map(({ drafts, ...tab }) => ({ ...tab, blocks: finishDrafts(drafts) })) }),
  };
  return [...before, draft];
};

export const draftHeadingElement = (element: HtmlElement, context: WeaveContext): Draft[] => {
  const { sheet } = context;
  const id = attributeOf(element, 'id');
  const free = id !== undefined && sheet.reserve(sanitise(id));
  const inside = context.blocks(element.childNodes, element);
  return [
    {
      place: context.placeOf(element),
      make: () => {
        const children = flatten(finishDrafts(inside));
        return { type: 'heading', level: Number(element.tagName[1]), id: free ? sanitise(id) : sheet.anchor(id ?? plainText(children)), children };
      },
    },
  ];
};

/** A component without content shows the words of its attributes. */
export const draftComponent = (element: HtmlElement, context: WeaveContext): Draft[] => {
  const inside = context.blocks(element.childNodes, element);
  const words = wordsOf(element);
  if (words === '') return inside;
  const draft: Draft = { place: context.placeOf(element), make: () => ({ type: 'paragraph', children: [{ type: 'text', text: words }] }) };
  return inside.length === 0 ? [draft] : hasTitle(element) ? [{ ...draft, make: () => boldWords(element) }, ...inside] : inside;
};

const hasTitle = (element: HtmlElement): boolean => ['title', 'label', 'summary', 'heading'].some((name) => (attributeOf(element, name) ?? '').trim() !== '');

const boldWords = (element: HtmlElement): { type: 'paragraph'; children: Inline[] } => {
  const words = ['title', 'label', 'summary', 'heading'].flatMap((name) => attributeOf(element, name) ?? []);
  return { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', text: oneLine(words.join(' ')) }] }] };
};
