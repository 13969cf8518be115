import { PRODUCTS, type Product, type Shelf, type Signature, type Source } from '../model/article.ts';
import { AREAS, type Area } from '../model/flow.ts';
import type { FrontReader, Path } from './front-reader.ts';
import { readSignatures } from './read-signature.ts';

/** What stands above the nodes: what the flow is about and who may want it. */
export type FlowHead = {
  readonly title: string;
  readonly products: readonly Product[];
  readonly area: Area;
  readonly symptoms: readonly string[];
  readonly signatures: readonly Signature[];
  readonly sources: readonly Source[];
};

const SOURCE_KEYS = ['doc', 'title', 'section', 'url', 'read'];
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const readSource = (reader: FrontReader, path: Path, value: unknown): Source | undefined => {
  const fields = reader.fields(path, value, 'a source', '{ doc: mailcow, title: Ports, read: 2026-11-21 }');
  if (!fields) return undefined;
  reader.keys(path, fields, SOURCE_KEYS);
  const needed = (key: 'doc' | 'title' | 'read'): string | undefined => {
    if (fields[key] !== undefined) return reader.text([...path, key], fields[key], key);
    reader.note(path, `this source has no ${key}`, undefined);
    return undefined;
  };
  const optional = (key: 'section' | 'url'): Partial<Source> => {
    const text = fields[key] === undefined ? undefined : reader.text([...path, key], fields[key], key);
    return text === undefined ? {} : { [key]: text };
  };
  const [doc, title, read] = [needed('doc'), needed('title'), needed('read')];
  if (read !== undefined && !DATE.test(read)) reader.note([...path, 'read'], `"read" is a day, not "${read}"`, 'write it as 2026-11-21');
  if (doc === undefined || title === undefined || read === undefined) return undefined;
  return { doc, title, ...optional('section'), ...optional('url'), read };
};

const readSources = (reader: FrontReader, value: unknown): Source[] => {
  if (value !== undefined && !Array.isArray(value)) reader.note(['sources'], 'sources must be a list', 'begin each source with a hyphen');
  return (Array.isArray(value) ? value : []).flatMap((item, at) => readSource(reader, ['sources', at], item) ?? []);
};

/** Without a list, a flow is for the product of its shelf, and one on the common shelf for all of them. */
const readProducts = (reader: FrontReader, value: unknown, shelf: Shelf): Product[] => {
  if (value === undefined) return shelf === 'common' ? [...PRODUCTS] : [shelf];
  return reader.texts(['products'], value, 'products').flatMap((product, at) => reader.word(['products', at], product, 'a product', PRODUCTS) ?? []);
};

/** The title in this language. */
export const readTitle = (reader: FrontReader): string => {
  if (reader.data.title !== undefined) return reader.text(['title'], reader.data.title, 'title') ?? '';
  reader.note([], 'this file has no title', 'add title: what the person would complain about', 'key');
  return '';
};

export const readHead = (reader: FrontReader, shelf: Shelf): FlowHead => {
  const { data } = reader;
  if (data.area === undefined) reader.note([], 'this flow has no area', `add area: one of ${AREAS.join(', ')}`, 'key');
  return {
    title: readTitle(reader),
    products: readProducts(reader, data.products, shelf),
    area: (data.area === undefined ? undefined : reader.word(['area'], data.area, 'area', AREAS)) ?? AREAS[0],
    symptoms: reader.texts(['symptoms'], data.symptoms, 'symptoms'),
    signatures: readSignatures(reader, ['signatures'], data.signatures, 'a signature'),
    sources: readSources(reader, data.sources),
  };
};
