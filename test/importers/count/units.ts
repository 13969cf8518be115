/** What must not be lost: one line of text, or one block of code. */
export type Unit = { readonly kind: 'code' | 'text'; readonly text: string; readonly line: number };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', copy: '©', lbrace: '{', rbrace: '}' };

const decoded = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

/** Letters and digits alone: what markup there is, and how lines are broken, does not count. A picture's name stands in marks of its own. */
export const bare = (text: string): string =>
  decoded(text)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\ue001]/gu, '');

const TAG =
  /(?<!\ue000)<\/?(?:a|abbr|b|br|center|code|details|div|em|figure|figcaption|h[1-6]|hr|i|iframe|img|kbd|li|ol|p|pre|script|small|source|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video|[A-Z]\w*)(?:\s[^<>]*)?\/?>/g;

/** One line of Markdown without addresses, tags, icons and lists of attributes; pictures between two marks. */
export const withoutMarkup = (line: string): string =>
  line
    .replace(/\\([!-/:-@[-`{-~])/g, '\ue000$1')
    .replace(/(?<!\ue000)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, (_, __, code: string) => code.replace(/[<[\]({:]/g, '\ue000$&'))
    .replace(/\[(?:Picture|Bild|Image): ([^\]]*)\](?=\()/g, '[\ue001$1\ue001]')
    .replace(/!\[([^\]]*)\]\((?:<[^>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+"[^"]*")?\s*\)(?:\{[^}]*\})?/g, '\ue001$1\ue001')
    .replace(/\]\((?:<[^>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)(?:\{[^}]*\})?/g, ']')
    .replace(/\]\[[^\]]*\]/g, ']')
    .replace(/\[\^[^\]]+\]:?/g, '')
    .replace(TAG, '')
    .replace(/(?<![\w:\ue000]):[a-z0-9_+-]+:(?![\w:])/g, '')
    .replace(/\{:?\s*(?:[.#][^}]*|[\w-]+=[^}]*)\}/g, '')
    .replaceAll('\ue000', '');
