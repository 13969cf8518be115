import type { Importer } from '../model/imported-page.ts';

/** Every dialect, the surest first where two recognise a tree equally. */
export const IMPORTERS: readonly Importer[] = [];
