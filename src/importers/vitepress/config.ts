import type { DocsTree } from '../../model/imported-page.ts';

const CONFIG = /(?:^|\/)\.vitepress\/config(?:\/index)?\.(?:js|ts|mjs|cjs|mts|cts)$/;

export const isConfig = (file: string): boolean => CONFIG.test(file);

/** What the configuration says in so many words. It is a program: it is read by pattern and never run. */
export type SiteConfig = {
  /** Folder of the site, empty or with a slash at its end. */
  readonly root: string;
  readonly source: string;
  readonly base: string;
  readonly hostname?: string;
  readonly cleanUrls: boolean;
  readonly language?: string;
  /** Folders that are languages. */
  readonly locales: readonly string[];
};

const literal = (text: string, key: string): string | undefined =>
  new RegExp(`(?:^|[\\s{,])['"]?${key}['"]?\\s*:\\s*(['"\`])([^'"\`$\\n]*)\\1`, 'm').exec(text)?.[2];

const withoutComments = (text: string): string => text.replace(/^\s*\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');

const folder = (path: string): string => (path === '' || path.endsWith('/') ? path : `${path}/`);

/** `locales: { root: …, de: { label: … } }`: the keys that look like languages. */
const localesOf = (text: string): string[] => {
  const start = /\blocales\s*:\s*\{/.exec(text);
  if (!start) return [];
  return [...text.slice(start.index).matchAll(/(?:^|[\s{,])['"]?([a-z]{2,3}(?:-[A-Za-z]{2,4})?)['"]?\s*:\s*\{\s*(?:label|lang|link)\b/g)].map(
    (match) => match[1]!,
  );
};

export const readConfig = (tree: DocsTree): SiteConfig => {
  const file = tree.files.find(isConfig);
  const text = file === undefined ? '' : withoutComments(tree.text(file) ?? '');
  const root = file === undefined ? '' : file.slice(0, file.indexOf('.vitepress/'));
  const said = literal(text, 'srcDir') ?? '';
  const language = literal(text, 'lang');
  const hostname = literal(text, 'hostname');
  return {
    root,
    source: folder(root + said.replace(/^\.\/?/, '')),
    base: `/${literal(text, 'base') ?? ''}/`.replace(/\/{2,}/g, '/'),
    cleanUrls: /\bcleanUrls\s*:\s*true\b/.test(text),
    locales: localesOf(text),
    ...(language === undefined ? {} : { language: language.split('-')[0]!.toLowerCase() }),
    ...(hostname !== undefined && /^https?:/.test(hostname) ? { hostname: hostname.replace(/\/$/, '') } : {}),
  };
};
