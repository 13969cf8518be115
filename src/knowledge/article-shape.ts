import { ARTICLE_KINDS } from '../model/article.ts';
import { LANGUAGES } from '../model/language.ts';
import type { Key, RecordShape, Shape } from './shape.ts';

/** Kebab-case: the name of an article, a flow or a documented item. */
export const ID = '[a-z0-9]+(?:-[a-z0-9]+)*';
const SHELVED = `^${ID}(?:/${ID})?$`;

export const TEXT = { type: 'text' } as const;
const TEXTS = { type: 'list', of: TEXT, single: true } as const;

const PATTERN = 'a JavaScript regular expression: text, /text/i, or { pattern, flags: i }';
export const SIGNATURE = {
  type: 'either',
  of: [
    { type: 'text', pattern: '[\\s\\S]', meant: PATTERN },
    {
      type: 'record',
      keys: {
        pattern: { type: 'text', pattern: '[\\s\\S]', required: true, says: 'The regular expression.' },
        flags: { type: 'word', values: ['', 'i'], says: 'i: upper and lower case are the same.' },
      },
    },
  ],
} as const satisfies Shape;

/** Where a fact was read. */
export const SOURCE = {
  type: 'record',
  name: 'source',
  keys: {
    doc: { ...TEXT, required: true, says: 'Name of the documentation, for example mailcow.' },
    title: { ...TEXT, required: true, says: 'Title of the page.' },
    section: { ...TEXT, says: 'Heading on that page.' },
    url: { ...TEXT, pattern: '^https?://\\S+$', meant: 'a web address that begins with https://', says: 'Where it can be read.' },
    read: { ...TEXT, required: true, pattern: '^\\d{4}-\\d{2}-\\d{2}$', meant: 'a date such as 2026-11-21', says: 'Day on which it was read: 2026-11-21.' },
    file: { ...TEXT, says: 'File in the tree of the documentation, written by mailmedic import.' },
    commit: { ...TEXT, says: 'Commit of the tree at which the section read so, written by mailmedic import.' },
    licence: { ...TEXT, says: 'Licence of the text, or "none found", written by mailmedic import.' },
    hash: { ...TEXT, says: 'Hash of the section, for mailmedic drift, written by mailmedic import.' },
  },
} as const satisfies RecordShape;

export const SYMPTOMS: Key = { ...TEXTS, says: 'How people say it, in this language and in their own words: what the search looks for.' };
export const SIGNATURES: Key = {
  type: 'list',
  of: SIGNATURE,
  single: true,
  says: 'What logs and error messages say, as regular expressions. They hold for every language.',
};
export const SOURCES: Key = { type: 'list', of: SOURCE, single: true, says: 'Where the facts were read.' };

/** Head of `knowledge/<shelf>/<id>.md`. */
export const ARTICLE = {
  type: 'record',
  keys: {
    title: { ...TEXT, required: true, says: 'What is wrong, in one line, as a person would say it.' },
    language: { type: 'word', values: LANGUAGES, says: 'Language of this text, while it is not written in English yet.' },
    kind: { type: 'word', values: ARTICLE_KINDS, required: true, says: 'problem, prerequisite, howto, background, or term for an entry of the glossary.' },
    answers: {
      type: 'list',
      of: { type: 'text', pattern: `^${ID}$`, meant: 'lower case letters, digits and single hyphens' },
      single: true,
      says: 'Documented items that this article serves.',
    },
    symptoms: SYMPTOMS,
    signatures: SIGNATURES,
    related: {
      type: 'list',
      of: { type: 'text', pattern: SHELVED, meant: 'lower case letters, digits and single hyphens' },
      single: true,
      says: 'Articles worth reading next: id, or shelf/id.',
    },
    sources: SOURCES,
  },
} as const satisfies RecordShape;

/** Head of `<id>.de.md`, of an article as of a flow: everything else stands in the English file. */
export const TRANSLATION = {
  type: 'record',
  keys: {
    title: { ...TEXT, required: true, says: 'The title in this language.' },
    symptoms: SYMPTOMS,
    translates: {
      type: 'text',
      pattern: '^[a-p]{8}$',
      meant: 'what "mailmedic check --translated" writes',
      says: 'Fingerprint of the English text that this one says in its language; written by mailmedic check --translated.',
    },
  },
} as const satisfies RecordShape;
