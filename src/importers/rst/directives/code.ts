import { plainText } from '../../../model/block.ts';
import { codeDraft } from '../blocks/literal.ts';
import type { Draft } from '../draft.ts';
import { isBlank, linesOf, rawText } from '../lines.ts';
import { type ReadDirective, textOf, type Use } from './directive.ts';
import { excerpt } from './excerpt.ts';
import { sourceFile } from './source-file.ts';
import { splitDirective } from './split-directive.ts';

const isPlain = (language: string | undefined): boolean => language === undefined || language === '' || /^(none|text|default)$/i.test(language);

const code = (text: string, language: string | undefined, title: string | undefined, use: Use): Draft[] =>
  text === ''
    ? []
    : [
        () => [
          { type: 'code', ...(!isPlain(language) && { language: language! }), ...(title !== undefined && title !== '' && { title }), text, place: use.place },
        ],
      ];

const LANGUAGES: Readonly<Record<string, string>> = {
  testcode: 'python',
  testsetup: 'python',
  doctest: 'pycon',
  ipython: 'python',
  'jupyter-execute': 'python',
  plot: 'python',
};

/** `.. code-block:: language`. */
export const readCode: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'line');
  const language = LANGUAGES[use.name] ?? textOf(argument).split(' ')[0];
  const isNamed = language !== undefined && language !== '';
  return code(rawText(content), isNamed ? language : sheet.state.highlight, options.get('caption') ?? options.get('title'), use);
};

/** Drawings and formulas in a language of their own: what was written for them. */
export const readSourceOfPicture: ReadDirective = (use) => {
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const text = [rawText(argument), rawText(content)].filter(Boolean).join('\n\n');
  return code(text, use.name.replace(/^di?graph$/, 'dot').replace('graphviz', 'dot'), options.get('caption'), use);
};

/** `.. parsed-literal::`: its text, with references and substitutions put in. */
export const readParsedLiteral: ReadDirective = (use, sheet) => {
  const { content } = splitDirective(use.lines, 'none');
  const phrases = content.map((line) => (isBlank(line) ? undefined : sheet.phrase([line])));
  if (phrases.length === 0) return [];
  return [() => [{ type: 'code', text: phrases.map((phrase) => (phrase ? plainText(phrase.finish()) : '')).join('\n'), place: use.place }]];
};

/** `.. literalinclude:: file`: a part of a file of the tree, or all of it. */
export const readLiteralInclude: ReadDirective = (use, sheet) => {
  const { argument, options } = splitDirective(use.lines, 'text');
  const found = sourceFile(textOf(argument), use, sheet);
  if (!found) return [];
  const lines = linesOf(found.text, found.file);
  if (lines.at(-1)?.raw === '') lines.pop();
  const caption = options.has('caption') ? options.get('caption') || textOf(argument) : undefined;
  return code(
    excerpt(lines, options)
      .map((line) => line.raw)
      .join('\n'),
    options.get('language'),
    caption,
    use,
  );
};

/** `.. raw:: html`: as code; nothing of it is run or shown as anything else. */
export const readRaw: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'line');
  const file = options.get('file');
  const text = file === undefined ? rawText(content) : (sourceFile(file, use, sheet)?.text.trimEnd() ?? '');
  return code(text, textOf(argument), undefined, use);
};

/** `.. code-tab:: language title`: a tab that holds code. */
export const readCodeTab: ReadDirective = (use, sheet) => {
  const { argument, content } = splitDirective(use.lines, 'text');
  const [language, ...title] = textOf(argument).split(' ');
  if (content.length === 0) return [];
  const block = codeDraft(content, isPlain(language) ? sheet.state.highlight : language);
  return [() => [{ type: 'tabs', tabs: [{ title: title.join(' ') || language || '', blocks: block(), place: use.place }], place: use.place }]];
};
