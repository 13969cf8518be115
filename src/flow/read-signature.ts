import type { Signature } from '../model/article.ts';
import type { FrontReader, Path } from './front-reader.ts';

/** A regular expression over log text. A leading `(?i)` makes it blind to case; there are no other flags. */
export const readSignature = (reader: FrontReader, path: Path, value: unknown, name: string): Signature | undefined => {
  const written = reader.text(path, value, name);
  if (written === undefined) return undefined;
  const flags = written.startsWith('(?i)') ? 'i' : '';
  const pattern = flags === 'i' ? written.slice('(?i)'.length) : written;
  try {
    new RegExp(pattern, flags);
  } catch (error) {
    reader.note(path, `${name} is no regular expression: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  return { pattern, flags, place: reader.place(path) };
};

export const readSignatures = (reader: FrontReader, path: Path, value: unknown, name: string): Signature[] => {
  if (typeof value === 'string') return [readSignature(reader, path, value, name) ?? []].flat();
  if (value !== undefined && !Array.isArray(value)) reader.note(path, `${name} must be a list`, "write it as ['one pattern', 'another']");
  return (Array.isArray(value) ? value : []).flatMap((item, at) => readSignature(reader, [...path, at], item, name) ?? []);
};
