/**
 * What a page of reStructuredText says, line by line, with nothing but regular expressions: no parser of ours has a part in
 * it. What it cannot tell from text it counts as text.
 */
export type SourceText = {
  readonly code: { readonly line: number; readonly text: string }[];
  readonly lines: { readonly line: number; readonly text: string }[];
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The lines of a block that is indented more than `outer`, from `at` on, without what they share. */
const block = (lines: readonly string[], at: number, outer: number): { text: string; next: number } => {
  let next = at;
  while (next < lines.length && (lines[next]!.trim() === '' || indentOf(lines[next]!) > outer)) next += 1;
  const own = lines.slice(at, next);
  while (own.length > 0 && own[0]!.trim() === '') own.shift();
  while (own.length > 0 && own.at(-1)!.trim() === '') own.pop();
  const least = Math.min(...own.filter((line) => line.trim() !== '').map(indentOf));
  return { text: own.map((line) => line.slice(least)).join('\n'), next };
};

const MARKER = /^(?:[-*+]|#\.|\d+\.|\|)(?:\s+|$)/;

/** Stands for what a reference says, which is written elsewhere. */
const REFERENCE = '\n';

/** The pieces of a line without the marks around them. */
const words = (line: string): string[] =>
  line
    .trim()
    .replace(MARKER, '')
    .replace(/:[a-z]+:`([^`<]*?)\s*(?:<[^`]*>)?`/g, (_, title: string) => (/:(?:ref|doc):/.test(_) && !_.includes('<') ? REFERENCE : title))
    .replace(/`([^`<]*?)\s*<[^`]*>`__?/g, '$1')
    .replace(/\|[^|\s][^|]*\|/g, REFERENCE)
    .replace(/\[[#*\d][^\]]*\]_/g, REFERENCE)
    .replace(/[`*\\]/g, '')
    .replace(/(\w)__?(?=\W|$)/g, '$1')
    .split(REFERENCE);

const SILENT = /^\.\. (?:_|\||toctree::|contents::|image::|figure::|highlight::|index::|[^:\s]+(?!.*::))/;

/** The code and the text of a page. */
export const sourceText = (source: string): SourceText => {
  const lines = source
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd() && line);
  const code: { line: number; text: string }[] = [];
  const text: { line: number; text: string }[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const bare = line.trim().replace(MARKER, '');
    const outer = indentOf(line);
    if (/^\.\. (?:code-block|code|sourcecode)::/.test(bare)) {
      let from = at + 1;
      while (/^\s+:[\w-]+:/.test(lines[from] ?? '')) from += 1;
      const found = block(lines, from, outer);
      if (found.text !== '') code.push({ line: at + 1, text: found.text });
      at = found.next;
    } else if (SILENT.test(bare)) {
      at += 1;
      while (/^\s+:[\w-]+:/.test(lines[at] ?? '') && indentOf(lines[at]!) > outer) at += 1;
      if (/^\.\. (?:toctree|contents|_|[^:\s]+(?!.*::))/.test(bare)) at = block(lines, at, outer).next;
    } else if (bare.endsWith('::') && !bare.startsWith('.. ')) {
      const found = block(lines, at + 1, outer);
      text.push(...words(bare.slice(0, -1)).map((piece) => ({ line: at + 1, text: piece })));
      if (found.text !== '') code.push({ line: at + 1, text: found.text });
      at = found.next;
    } else {
      const said = bare.replace(/^\.\. [\w-]+::/, '');
      if (/[\p{L}\p{N}]/u.test(said)) text.push(...words(said).map((piece) => ({ line: at + 1, text: piece })));
      at += 1;
    }
  }
  return { code, lines: text };
};
