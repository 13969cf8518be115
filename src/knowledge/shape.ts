/** What a value of the front matter may be: one definition for the reader, the JSON Schema and the editor behind it. */
export type Shape =
  /** One line of text; a number is taken as it was written, unless there is a pattern. */
  | { readonly type: 'text'; readonly pattern?: string; readonly meant?: string; readonly blank?: true }
  | { readonly type: 'word'; readonly values: readonly string[] }
  | { readonly type: 'number'; readonly least?: number; readonly most?: number }
  | { readonly type: 'flag' }
  /** Only `true` may be written: the key itself says it all. */
  | { readonly type: 'true' }
  /** `single`: one value counts as a list of one. */
  | { readonly type: 'list'; readonly of: Shape; readonly single: boolean; readonly filled?: boolean }
  /** `some`: at least one of these keys. */
  | { readonly type: 'record'; readonly keys: Keys; readonly name?: string; readonly some?: readonly string[] }
  /** Keys that the author names; `names` is what they look like. */
  | { readonly type: 'map'; readonly of: Shape; readonly names?: string; readonly filled?: boolean }
  | { readonly type: 'either'; readonly of: readonly Shape[] };

/** One key of a record, in the order in which authors write it. `says` is what an editor shows beside it. */
export type Key = Shape & { readonly says: string; readonly required?: boolean };
export type Keys = Readonly<Record<string, Key>>;

export type RecordShape = Extract<Shape, { readonly type: 'record' }>;

export const keysOf = (shape: RecordShape): readonly string[] => Object.keys(shape.keys);
