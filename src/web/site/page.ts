import type { Language } from '../../model/language.ts';
import { element, escapeHtml } from '../render/html.ts';

/** Only what the site itself brings: no inline script, no inline style, no other host, nobody's base address. */
export const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

export type PageOptions = {
  readonly language: Language;
  readonly title: string;
  /** Way to the root of the site: `` or `../`. */
  readonly root: string;
  /** Address of the same page in other languages. */
  readonly alternates?: Partial<Record<Language, string>>;
  readonly description?: string | undefined;
  readonly scripts?: readonly string[];
  /** More style sheets than the one every page has. */
  readonly styles?: readonly string[];
  /** False where the server sends a policy of its own. */
  readonly policy?: boolean;
  /** HTML already. */
  readonly body: string;
};

/** One whole page. */
export const htmlPage = ({ language, title, root, alternates = {}, description, scripts = [], styles = [], policy = true, body }: PageOptions): string =>
  [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    ...(policy ? [element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY })] : []),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    element('title', {}, escapeHtml(title)),
    ...(description === undefined ? [] : [element('meta', { name: 'description', content: description })]),
    ...Object.entries(alternates).map(([other, href]) => element('link', { rel: 'alternate', hreflang: other, href })),
    ...['style.css', ...styles].map((sheet) => element('link', { rel: 'stylesheet', href: root + sheet })),
    '<link rel="icon" href="data:,">',
    ...scripts.map((src) => element('script', { type: 'module', src: root + src }, '')),
    '</head>',
    body,
    '</html>',
    '',
  ].join('\n');
