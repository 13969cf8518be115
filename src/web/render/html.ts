const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML, safe between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** One element; attributes without a value are left out, content is HTML already. */
export const element = (tag: string, attributes: Readonly<Record<string, string | undefined>>, content?: string): string => {
  const written = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeHtml(value)}"`]));
  const open = `<${tag}${written.join('')}>`;
  return content === undefined ? open : `${open}${content}</${tag}>`;
};
