import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export const isElementNode = (node: HtmlNode): node is HtmlElement => 'tagName' in node;
export const isTextNode = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

export const attributeOf = (element: HtmlElement, name: string): string | undefined => element.attrs.find((attribute) => attribute.name === name)?.value;

/** Stands in HTML for something that was read already. */
export const slot = (index: number): string => `<x-slot n="${index}"></x-slot>`;

export const slotOf = (node: HtmlNode): number | undefined => (isElementNode(node) && node.tagName === 'x-slot' ? Number(attributeOf(node, 'n')) : undefined);

/** HTML of a page, cut to a tree as a browser would cut it. Nothing is fetched and nothing runs. */
export const parseHtml = (html: string): HtmlNode[] => parseFragment(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }).childNodes;

/** All text below nodes as it stands. */
export const textOf = (nodes: readonly HtmlNode[]): string => {
  let text = '';
  const open = [...nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (isTextNode(node)) text += node.value;
    else if (isElementNode(node)) {
      if (node.tagName === 'br') text += '\n';
      for (const child of [...node.childNodes].reverse()) open.push(child);
    }
  }
  return text;
};

/** Opening and closing tag as they were typed, for what is no element of HTML: `<your domain>`. */
export const typedTags = (element: HtmlElement, html: string): { open: string; close: string } => {
  const at = element.sourceCodeLocation;
  const open = at?.startTag
    ? html.slice(at.startTag.startOffset, at.startTag.endOffset)
    : at
      ? html.slice(at.startOffset, at.endOffset)
      : `<${element.tagName}>`;
  return { open, close: at?.endTag ? html.slice(at.endTag.startOffset, at.endTag.endOffset) : '' };
};
