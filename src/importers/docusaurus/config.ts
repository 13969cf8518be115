import type { DocsTree } from '../../model/imported-page.ts';
import { folderOf } from '../markdown/tree-links.ts';

/** What the configuration says in so many words. It is a program: it is read by pattern and never run. */
export type SiteConfig = {
  readonly root: string;
  readonly url?: string;
  readonly baseUrl: string;
  readonly routeBase: string;
  readonly defaultLocale?: string;
};

const CONFIG = /(?:^|\/)docusaurus\.config\.(?:js|ts|mjs|cjs|mts|cts)$/;

/** The text of `key: 'value'`, outside of comments. */
const literal = (text: string, key: string): string | undefined =>
  new RegExp(`(?:^|[\\s{,])['"]?${key}['"]?\\s*:\\s*(['"\`])([^'"\`$\\n]*)\\1`, 'm').exec(text)?.[2];

/** Comments of JavaScript on lines of their own; an address holds slashes as well. */
const withoutComments = (text: string): string => text.replace(/^\s*\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');

const slashed = (path: string): string => `/${path}/`.replace(/\/{2,}/g, '/');

export const readConfig = (tree: DocsTree): SiteConfig => {
  const file = tree.files.find((candidate) => CONFIG.test(candidate));
  const text = file === undefined ? '' : withoutComments(tree.text(file) ?? '');
  const url = literal(text, 'url');
  const locale = literal(text, 'defaultLocale');
  return {
    root: file === undefined ? '' : folderOf(file),
    ...(url !== undefined && /^https?:/.test(url) ? { url: url.replace(/\/$/, '') } : {}),
    baseUrl: slashed(literal(text, 'baseUrl') ?? '/'),
    routeBase: literal(text, 'routeBasePath') ?? 'docs',
    ...(locale === undefined ? {} : { defaultLocale: locale }),
  };
};

export const isConfig = (file: string): boolean => CONFIG.test(file);
