import type { Importer } from '../model/imported-page.ts';

/** Types one entry of the table in index.ts. */
export const defineImporter = (importer: Importer): Importer => importer;
