import { readMarkdown } from '../../knowledge/markdown.ts';
import type { Language } from '../../model/language.ts';
import { WEB_WORDS } from '../words.ts';
import { blocksHtml } from './blocks.ts';
import { element, escapeHtml } from './html.ts';

const STYLE = `:root{color-scheme:light dark}
body{font:100%/1.5 system-ui,"DejaVu Sans",sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:break-word}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin:1.8rem 0 .4rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid;border-radius:4px;padding:.6rem .8rem;font-size:.88rem}
code{font-family:ui-monospace,"DejaVu Sans Mono",monospace}
blockquote{border-left:3px solid;margin-left:0;padding-left:1rem}
.copy{display:none}li{margin:.25rem 0}
@media print{body{margin:0}}`;

/** Markdown as one page that needs nothing but itself: for an attachment, an archive, a printer. */
export const htmlDocument = (markdown: string, title: string, language: Language): string => {
  const { blocks } = readMarkdown(markdown, { file: 'document.md', line: 1 });
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element('title', {}, escapeHtml(title)),
    `<style>${STYLE}</style>`,
    '</head>',
    element('body', {}, `\n${blocksHtml(blocks, { words: WEB_WORDS[language] })}\n`),
    '</html>',
    '',
  ].join('\n');
};
