import type { Key, RecordShape, Shape } from './shape.ts';

export type JsonSchema = { readonly [key: string]: unknown };

const textSchema = ({ pattern, meant, blank }: Extract<Shape, { type: 'text' }>): JsonSchema => ({
  // YAML reads 2026 as a number; the reader takes it as it was written.
  type: pattern === undefined ? ['string', 'number'] : 'string',
  ...(blank ? {} : { pattern: pattern ?? '\\S' }),
  ...(meant === undefined ? {} : { description: meant }),
});

const recordSchema = ({ keys, name, some }: RecordShape): JsonSchema => ({
  type: 'object',
  ...(name === undefined ? {} : { title: name }),
  properties: Object.fromEntries(Object.entries(keys).map(([key, shape]) => [key, keySchema(shape)])),
  ...(Object.values(keys).some(({ required }) => required) ? { required: Object.keys(keys).filter((key) => keys[key]!.required) } : {}),
  additionalProperties: false,
  ...(some === undefined ? {} : { anyOf: some.map((key) => ({ required: [key] })) }),
});

/** JSON Schema of a shape; draft-07, which editors know best. */
export const jsonSchemaOf = (shape: Shape): JsonSchema => {
  switch (shape.type) {
    case 'text':
      return textSchema(shape);
    case 'word':
      return { enum: [...shape.values] };
    case 'number':
      return { type: 'number', ...(shape.least === undefined ? {} : { minimum: shape.least }), ...(shape.most === undefined ? {} : { maximum: shape.most }) };
    case 'flag':
      return { type: 'boolean' };
    case 'true':
      return { const: true };
    case 'list': {
      const item = jsonSchemaOf(shape.of);
      const list = { type: 'array', items: item, ...(shape.filled ? { minItems: 1 } : {}) };
      return shape.single ? { anyOf: [list, item] } : list;
    }
    case 'record':
      return recordSchema(shape);
    case 'map':
      return {
        type: 'object',
        ...(shape.names === undefined ? {} : { propertyNames: { pattern: shape.names } }),
        additionalProperties: jsonSchemaOf(shape.of),
        ...(shape.filled ? { minProperties: 1 } : {}),
      };
    case 'either':
      return { anyOf: shape.of.map(jsonSchemaOf) };
  }
};

const keySchema = (key: Key): JsonSchema => ({ ...jsonSchemaOf(key), description: key.says });

/** The head of a whole file. */
export const documentSchema = (title: string, shape: RecordShape): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title,
  ...jsonSchemaOf(shape),
});
