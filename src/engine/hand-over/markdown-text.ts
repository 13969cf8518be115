import { TOKEN } from '../redact/span.ts';

/** A run of tokens with what joins them: `<user-1>@<domain-1>`. Markdown would take it for HTML and show nothing. */
const RUN = new RegExp(`(?:${TOKEN.source}[.@:/]?)+`, 'g');

/** Characters that Markdown gives a meaning where they stand in running text. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*[\]<|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^(\s*\d{0,9})([#>+.)-])(?=\s)/, '$1\\$2');

/** Text on one line of Markdown: it reads as it stands, and tokens as code. */
export const inline = (text: string): string => {
  let result = '';
  let at = 0;
  for (const { 0: found, index } of text.matchAll(RUN)) {
    const run = found.replace(/[.:/@]$/, '');
    result += `${escaped(text.slice(at, index))}\`${run}\``;
    at = index + run.length;
  }
  return result + escaped(text.slice(at));
};

/** Text of several lines as it stands; the fence is longer than any in it. */
export const fenced = (text: string): string => {
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${ticks}text\n${text.trimEnd()}\n${ticks}`;
};
