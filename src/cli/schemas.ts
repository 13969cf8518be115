import { FLOW } from '../flow/flow-shape.ts';
import { ARTICLE, TRANSLATION } from '../knowledge/article-shape.ts';
import { documentSchema, type JsonSchema } from '../knowledge/json-schema.ts';

/** JSON Schemas of the heads of files, by what the file is; also in docs/schema/. */
export const SCHEMAS: Readonly<Record<'article' | 'flow' | 'translation', JsonSchema>> = {
  article: documentSchema('Head of a Mailmedic article', ARTICLE),
  flow: documentSchema('Head of a Mailmedic flow', FLOW),
  translation: documentSchema('Head of a translation of a Mailmedic article or flow', TRANSLATION),
};
