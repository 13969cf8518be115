import type { Importer } from '../model/imported-page.ts';
import { mkdocsMaterial } from './mkdocs/mkdocs-material.ts';
import { restructuredText } from './rst/importer.ts';

/** Every dialect, the surest first where two recognise a tree equally. */
export const IMPORTERS: readonly Importer[] = [mkdocsMaterial, restructuredText];
