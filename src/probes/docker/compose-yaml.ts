import { type Document, parseDocument } from 'yaml';

/** Compose files merge with `<<`. A file of its own, so that YAML is only loaded where a Compose file is read. */
export const parseComposeYaml = (text: string): Document.Parsed => parseDocument(text, { merge: true });
