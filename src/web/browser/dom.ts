/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Something that may stand inside an element. */
export type Child = Node | string | undefined | false;

type Props = Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>;

/** An element with attributes, `on…` listeners and children. `html` is text that is HTML already. */
export const h = <K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2).toLowerCase(), value);
    else if (name === 'html' && typeof value === 'string') node.innerHTML = value;
    else if (value === true) node.setAttribute(name, '');
    else if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  for (const child of children) if (child !== undefined && child !== false) node.append(child);
  return node;
};

/** Puts other children into a place of the page. */
export const fill = (place: Element, ...children: readonly Child[]): void => {
  place.replaceChildren(...children.filter((child): child is Node | string => child !== undefined && child !== false));
};
