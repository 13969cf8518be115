import { isBlank, placeOf, rawText } from '../lines.ts';
import type { Reader } from '../sheet.ts';

/** `>>>` and what Python answers, until a blank line. */
export const readDoctest: Reader = (lines, at) => {
  if (!/^>>>( |$)/.test(lines[at]!.text)) return undefined;
  let next = at;
  while (next < lines.length && !isBlank(lines[next])) next += 1;
  const text = rawText(lines.slice(at, next));
  const place = placeOf(lines[at]!);
  return { drafts: [() => [{ type: 'code', language: 'pycon', text, place }]], next };
};
