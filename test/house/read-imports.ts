/** One `import` or `export … from` of a source file. */
export type Import = { readonly from: string; readonly line: number; readonly kind: 'import' | 'export' | 'dynamic'; readonly typeOnly: boolean };

const COMMENTS_AND_TEMPLATES = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g;
const STATIC = /^[ \t]*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** Reads the imports of TypeScript source, comments left out. Enough for sources that a formatter keeps in one shape. */
export const readImports = (source: string): Import[] => {
  const text = source.replace(COMMENTS_AND_TEMPLATES, (comment) => comment.replace(/[^\n]/g, ' '));
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length;
  const found: Import[] = [];
  for (const match of text.matchAll(STATIC)) {
    found.push({ from: match[3]!, line: lineAt(match.index), kind: match[1] as 'import' | 'export', typeOnly: match[2] !== undefined });
  }
  for (const match of text.matchAll(DYNAMIC)) found.push({ from: match[1]!, line: lineAt(match.index), kind: 'dynamic', typeOnly: false });
  return found;
};
