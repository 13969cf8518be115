/** A text as a YAML scalar on one line: bare where that is safe, else in single quotes. */
export const yamlText = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const bare = /^[\p{L}][\p{L}\p{N} .,()/+–_-]*[\p{L}\p{N}.)]$/u.test(line) && !/^(?:true|false|null)$/i.test(line);
  return bare ? line : `'${line.replaceAll("'", "''")}'`;
};

/** A name in `{ … }` that YAML would take for something else. */
export const yamlName = (name: string): string => (/^(?:null|true|false|~|\d.*)$/i.test(name) ? `'${name}'` : name);

/** In `{ … }` and `[ … ]` a comma ends a value. */
export const yamlFlowText = (text: string): string => {
  const scalar = yamlText(text);
  return scalar.startsWith("'") || !/[,{}[\]]/.test(scalar) ? scalar : `'${scalar}'`;
};

/** `key:` with its list, one line each; nothing for an empty one. */
export const yamlList = (key: string, values: readonly string[], scalar: (text: string) => string = yamlText): string[] =>
  values.length === 0 ? [] : [`${key}:`, ...values.map((value) => `  - ${scalar(value)}`)];

export const yamlQuoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const yamlRecord = (record: Readonly<Record<string, string | undefined>>): string =>
  `{ ${Object.entries(record)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${/^\d{4}-\d\d-\d\d$/.test(value) ? value : yamlFlowText(value)}`]))
    .join(', ')} }`;
