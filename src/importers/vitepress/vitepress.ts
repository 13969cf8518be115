import type { DocsTree, ImportedPage } from '../../model/imported-page.ts';
import { defineImporter } from '../define-importer.ts';
import { createFileIndex, type FileIndex } from '../markdown/file-index.ts';
import { readPage } from '../markdown/read-page.ts';
import { createResolve, folderOf, normalPath } from '../markdown/tree-links.ts';
import { isConfig, readConfig, type SiteConfig } from './config.ts';
import { VITEPRESS } from './flavour.ts';
import { includeFiles } from './includes.ts';

const PAGE = /\.md$/i;
const SIGNS = /^(?:::: *(?:tip|info|warning|danger|details|code-group|raw|v-pre)\b|<<< *[@.]|\[\[toc\]\]|layout: *(?:home|doc)\b|<script setup)/m;

const recognises = (tree: DocsTree): number => {
  if (tree.files.some(isConfig)) return 0.97;
  if (tree.files.some((file) => /(?:^|\/)\.vitepress\//.test(file))) return 0.9;
  const pages = tree.files.filter((file) => PAGE.test(file)).slice(0, 200);
  if (pages.length === 0) return 0;
  const like = pages.filter((file) => SIGNS.test(tree.text(file) ?? '')).length;
  // With nothing but pages Docusaurus is as likely, and its own signs are surer.
  return like === 0 ? 0 : 0.3 + 0.35 * (like / pages.length);
};

const linkCandidates =
  (file: string, config: SiteConfig) =>
  (path: string): (string | undefined)[] => {
    const base = config.base !== '/' && path.startsWith(config.base) ? path.slice(config.base.length - 1) : path;
    const folders = base.startsWith('/')
      ? /\.(?!md|html)[A-Za-z\d]{1,5}$/.test(base)
        ? [`${config.source}public/`, config.source]
        : [config.source]
      : base.startsWith('@/')
        ? [config.source]
        : [folderOf(file)];
    const bare = base.replace(/^@?\//, '');
    return folders.flatMap((folder) => {
      const found = normalPath(folder + bare);
      if (found === undefined) return [];
      if (bare === '' || bare.endsWith('/')) return [found === '' ? 'index.md' : `${found}/index.md`, `${found}.md`];
      if (PAGE.test(found)) return [found];
      if (/\.html$/.test(found)) return [found.replace(/\.html$/, '.md'), found];
      return /\.[A-Za-z\d]{1,5}$/.test(found) ? [found, `${found}.md`] : [`${found}.md`, `${found}/index.md`, found];
    });
  };

const pageUrl = (config: SiteConfig, path: string): string | undefined => {
  if (config.hostname === undefined) return undefined;
  const bare = path.replace(PAGE, '');
  const shown = /(?:^|\/)index$/.test(bare) ? bare.replace(/index$/, '') : config.cleanUrls ? bare : `${bare}.html`;
  return config.hostname + config.base + shown.split('/').map(encodeURIComponent).join('/');
};

const readOne = (tree: DocsTree, file: string, config: SiteConfig, index: FileIndex): ImportedPage => {
  const inSource = file.startsWith(config.source);
  const path = inSource ? file.slice(config.source.length) : file;
  const first = path.split('/')[0]!;
  return readPage(tree, file, {
    dialect: 'vitepress',
    flavour: VITEPRESS,
    resolve: createResolve({ file, index, candidates: linkCandidates(file, config) }),
    include: (lines, problems) => includeFiles(lines, file, { tree, source: config.source }, problems),
    language: path.includes('/') && config.locales.includes(first) ? first.split('-')[0]! : config.language,
    trail: folderOf(path)
      .split('/')
      .filter((part) => part !== '' && !config.locales.includes(part)),
    url: inSource ? pageUrl(config, path) : undefined,
  });
};

export const vitepress = defineImporter({
  dialect: 'vitepress',
  title: 'VitePress',
  recognises,
  pages: function* (tree) {
    const index = createFileIndex(tree.files);
    const config = readConfig(tree);
    for (const file of tree.files) if (PAGE.test(file) && !file.includes('.vitepress/')) yield readOne(tree, file, config, index);
  },
});
