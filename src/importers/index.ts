import type { Importer } from '../model/imported-page.ts';
import { docusaurus } from './docusaurus/docusaurus.ts';
import { plainMarkdown } from './markdown/plain-markdown.ts';
import { mkdocsMaterial } from './mkdocs/mkdocs-material.ts';
import { restructuredText } from './rst/importer.ts';
import { vitepress } from './vitepress/vitepress.ts';

/** Every dialect, the surest first where two recognise a tree equally. */
export const IMPORTERS: readonly Importer[] = [mkdocsMaterial, docusaurus, vitepress, restructuredText, plainMarkdown];
