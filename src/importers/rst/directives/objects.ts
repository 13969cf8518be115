import { withText } from '../lines.ts';
import { finished, paragraphOf, type ReadDirective } from './directive.ts';
import { splitDirective } from './split-directive.ts';

const OBJECTS = new Set(
  'option cmdoption confval envvar describe object function method classmethod staticmethod coroutinefunction class attribute data exception module property decorator setting rst:directive rst:role'.split(
    ' ',
  ),
);

/** Whether the directive describes something by its name: a setting, an option, an object of a domain (`py:function`, `http:get`). */
export const describesObject = (name: string): boolean =>
  OBJECTS.has(name) || /^(py|c|cpp|js|rst|std|http|php|go|rb|sh|make|ansible|confval|setting)[:.]/.test(name);

/** Options that say something about the object. */
const FACTS = new Set(['type', 'default', 'value', 'synopsis', 'required', 'choices', 'since']);

/** What is described, as it is written, and the text about it below. */
export const readObject: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const names = argument.map((line) => line.text.trim()).filter((name) => name !== '' && name !== '\\');
  const facts = [...options].filter(([name, value]) => value !== '' && FACTS.has(name));
  const about = facts.flatMap(([name, value]) => paragraphOf([withText(use.lines[0]!, `${name}: ${value.replace(/\s+/g, ' ')}`)], use, sheet));
  const body = [...about, ...sheet.body(content)];
  return [
    () => {
      const heads = names.map((text) => ({ type: 'paragraph' as const, children: [{ type: 'code' as const, text }], place: use.place }));
      return [{ type: 'list', ordered: false, start: 1, items: [{ blocks: [...heads, ...finished(body)], place: use.place }], place: use.place }];
    },
  ];
};
