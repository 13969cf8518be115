import type { DocsTree } from '../../model/imported-page.ts';
import { type Line, linesOf } from './lines.ts';

/** `%s` in both stands for the text of the role. */
export type Extlink = { readonly url: string; readonly caption: string };

/** What is read of Sphinx's `conf.py` by its looks: it is a program, and it is never run. */
export type Conf = {
  /** Folder that the pages are in, empty for the tree itself. */
  readonly folder: string;
  readonly isThere: boolean;
  /** Whether Markdown pages of the tree are MyST's. */
  readonly usesMyst: boolean;
  readonly project: string | undefined;
  readonly baseUrl: string | undefined;
  readonly language: string | undefined;
  readonly defaultRole: string | undefined;
  readonly highlight: string | undefined;
  /** What `|version|` and the like stand for. */
  readonly values: ReadonlyMap<string, string>;
  readonly extlinks: ReadonlyMap<string, Extlink>;
  /** Lines that Sphinx puts before and behind every page. */
  readonly prolog: readonly Line[];
  readonly epilog: readonly Line[];
};

/** `name = 'text'` at the beginning of a line, in any of Python's quotes. Anything that would have to be evaluated is not read. */
const literalOf = (source: string, name: string): { text: string; line: number } | undefined => {
  const match = new RegExp(
    String.raw`^${name}[ \t]*=[ \t]*[ur]?(?:"""\\?\n?([\s\S]*?)"""|'''\\?\n?([\s\S]*?)'''|"([^"\\\n]*)"|'([^'\\\n]*)')[ \t]*(?:#.*)?$`,
    'm',
  ).exec(source);
  const text = match?.slice(1).find((one) => one !== undefined);
  if (text === undefined || text.trim() === '') return undefined;
  return { text, line: source.slice(0, match!.index + match![0].indexOf(text)).split('\n').length };
};

const folderOf = (file: string): string => file.split('/').slice(0, -1).join('/');

const shallowest = (files: readonly string[]): string | undefined => [...files].sort((one, other) => one.split('/').length - other.split('/').length)[0];

const isIn = (path: string, folder: string): boolean => folder === '' || path.startsWith(`${folder}/`);

/** `extlinks = {'issue': ('https://…/%s', '#%s')}`: roles that the project makes for addresses. */
const extlinksOf = (source: string): Map<string, Extlink> => {
  const body = /^extlinks[ \t]*=[ \t]*\{([^{}]*)\}/m.exec(source)?.[1] ?? '';
  const entry = /['"]([\w:-]+)['"]\s*:\s*\(\s*['"]([^'"\n]*)['"]\s*,\s*(?:['"]([^'"\n]*)['"]|None)\s*,?\s*\)/g;
  return new Map([...body.matchAll(entry)].map(([, name, url, caption]) => [name!.toLowerCase(), { url: url!, caption: caption || '%s' }]));
};

/** The configurations of a tree: one for each folder that has a `conf.py` and pages, or one for all. */
export const readConfs = (tree: DocsTree): Conf[] => {
  const pages = tree.files.filter((path) => /\.(rst|rest|txt)$/.test(path));
  const files = tree.files.filter((path) => /(^|\/)conf\.py$/.test(path));
  const beside = files.filter((file) => pages.some((page) => isIn(page, folderOf(file))));
  return beside.length > 0 ? beside.map((file) => readConf(tree, file)) : [readConf(tree, shallowest(files))];
};

/** The configuration that a page is built with: that of the innermost folder around it, else the outermost. */
export const confFor = (file: string, confs: readonly Conf[]): Conf => {
  const byDepth = [...confs].sort((one, other) => other.folder.length - one.folder.length);
  return byDepth.find(({ folder }) => isIn(file, folder)) ?? byDepth.at(-1)!;
};

/** Reads a configuration; where it lies beside no page, the folder of the outermost `index.rst` is that of the pages. */
const readConf = (tree: DocsTree, file: string | undefined): Conf => {
  const source = file === undefined ? '' : (tree.text(file) ?? '').replace(/\r\n?/g, '\n');
  const value = (name: string): string | undefined => literalOf(source, name)?.text.trim();
  const linesAt = (name: string): readonly Line[] => {
    const found = literalOf(source, name);
    return found ? linesOf(found.text, file!, found.line) : [];
  };
  const index = shallowest(tree.files.filter((path) => /(^|\/)index\.(rst|rest|txt)$/.test(path)));
  const isBeside = file !== undefined && tree.files.some((path) => isIn(path, folderOf(file)) && /\.(rst|rest|txt)$/.test(path));
  const base = value('html_baseurl');
  const values = ['version', 'release', 'project', 'author', 'copyright'].flatMap((name) => (value(name) === undefined ? [] : [[name, value(name)!] as const]));
  return {
    folder: isBeside ? folderOf(file) : index === undefined ? '' : folderOf(index),
    isThere: file !== undefined,
    usesMyst: /['"](?:myst_parser|myst_nb)['"]/.test(source),
    project: value('project'),
    baseUrl: base !== undefined && /^https?:\/\//.test(base) ? base : undefined,
    language: value('language'),
    defaultRole: value('default_role'),
    highlight: /^(default|none|text|python3?|)$/.test(value('highlight_language') ?? '') ? undefined : value('highlight_language'),
    values: new Map(values),
    extlinks: extlinksOf(source),
    prolog: linesAt('rst_prolog'),
    epilog: linesAt('rst_epilog'),
  };
};
