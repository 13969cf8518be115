/**
 * What a page of Markdown says, counted line by line with nothing but regular expressions: no parser of ours has a part in
 * it. It errs on the side of more: what it cannot tell from text, it counts as text.
 */
export type SourceText = {
  readonly code: { readonly line: number; readonly text: string }[];
  readonly lines: { readonly line: number; readonly text: string }[];
};

const FENCE = /^([\s>]*(?:(?:[-*+]|\d+[.)])\s+)*)(`{3,}|~{3,})(.*)$/;

const withoutHead = (text: string): string[] => {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  if (!/^---\s*$/.test(lines[0] ?? '')) return lines;
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line));
  return end < 0 ? lines : lines.map((line, index) => (index <= end ? '' : line));
};

const width = (text: string): number => {
  let columns = 0;
  for (const sign of text) columns += sign === '\t' ? 4 - (columns % 4) : 1;
  return columns;
};

const cut = (text: string, columns: number): string => {
  let at = 0;
  let done = 0;
  while (at < text.length && done < columns && /[ \t>]/.test(text[at]!)) {
    done += text[at] === '\t' ? 4 - (done % 4) : 1;
    at++;
  }
  return ' '.repeat(Math.max(0, done - columns)) + text.slice(at);
};

/** Elements of HTML that carry no words of their own. */
const TAGS =
  /<\/?(?:a|abbr|b|big|blockquote|br|caption|center|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|section|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video)(?:\s[^<>]*)?\/?>/gi;

/** Short names of emoji become characters, other words between colons stay: both are right. */
export const withoutNames = (text: string): string => text.replace(/:[a-z_]+:/g, '');

/** Code spans are taken out while the markup around them is, as they may hold anything. */
const words = (line: string): string => {
  const spans: string[] = [];
  const masked = line.replace(
    /(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g,
    (_, _mark, inside: string) => `\ue000${spans.push(inside.replace(/^\s*#![a-z]+ /, '')) - 1}\ue001`,
  );
  const bare = masked
    .replace(/<!--.*?-->/g, '')
    .replace(/!?\[((?:[^[\]]|\[(?:[^[\]]|\[[^[\]]*\])*\])*)\]\((?:<[^<>]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g, '$1')
    .replace(/!\[((?:[^[\]]|\[[^[\]]*\])*)\]\([^()]*\)/g, '$1')
    .replace(/!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g, '$1')
    .replace(/!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\[[^[\]]*\]/g, '$1')
    .replace(/\[\^[^\]\s]+\]:?/g, '')
    .replace(/\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/g, '')
    .replace(TAGS, '')
    .replace(/:(?:material|fontawesome|octicons|simple)-[\w-]+:/g, '')
    .replace(/\{:?\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|\S+))(?:\s+(?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s}]+)))*\s*\}/g, '')
    .replace(/&(?:[a-z]+|#\d+);/gi, '');
  return bare.replace(/\ue000(\d+)\ue001/g, (_, index: string) => spans[Number(index)]!);
};

const textOf = (line: string): string => {
  if (/^\s*\|?[\s:|-]+\|?\s*$/.test(line)) return '';
  if (/^\s*\[[^\]^][^\]]*\]:\s*\S+/.test(line) || /^\s*\*\[[^\]]+\]:/.test(line)) return '';
  const admonition = /^\s*(?:!!!|\?\?\?\+?)\s*[\w-]+(?:\s+(?:inline|end))*\s*(.*)$/.exec(line);
  if (admonition) return words(admonition[1]!);
  const tab = /^\s*===[+!]*\s+"(.*)"\s*$/.exec(line);
  if (tab) return words(tab[1]!);
  const container = /^\s*:{3,}\s*[\w-]*\s*(.*)$/.exec(line);
  if (container) return words(container[1]!);
  return words(line.replace(/^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:\[[ xX]\]\s+)?/, ''));
};

export const sourceText = (text: string): SourceText => {
  const code: SourceText['code'] = [];
  const lines: SourceText['lines'] = [];
  const source = withoutHead(text);
  let comment = false;
  for (let at = 0; at < source.length; at++) {
    const line = source[at]!;
    if (comment || /^\s*<!--/.test(line)) {
      comment = !line.includes('-->');
      continue;
    }
    const fence = FENCE.exec(line);
    if (fence && !(fence[2]!.startsWith('`') && fence[3]!.includes('`'))) {
      const close = new RegExp(`^[\\s>]*${fence[2]![0]}{${fence[2]!.length},}\\s*$`);
      const columns = width(fence[1]!);
      const end = source.findIndex((other, index) => index > at && close.test(other) && width(/^[\s>]*/.exec(other)![0]) < columns + 4);
      if (end > 0) {
        code.push({
          line: at + 1,
          text: source
            .slice(at + 1, end)
            .map((inside) => cut(inside, columns))
            .join('\n'),
        });
        at = end;
        continue;
      }
    }
    const said = /^[\s>]*\d+[.)]\s*$/.test(line) ? '' : textOf(line);
    if (/[\p{L}\p{N}]/u.test(said)) lines.push({ line: at + 1, text: said });
  }
  return { code, lines };
};
