import { mendWord } from '../../knowledge/did-you-mean.ts';
import type { HandOver } from '../../model/hand-over.ts';
import type { Language } from '../../model/language.ts';
import type { Parsed, Problem } from '../../model/problem.ts';
import { WORDS } from '../words.ts';
import { inline } from './markdown-text.ts';
import { placeOf, SECTIONS, sectionsOf } from './sections.ts';

/** Values that stand within a line. */
const VALUES = ['title', 'case', 'product', 'host', 'opened', 'latest'] as const;
const PLACEHOLDER = /\{\{\s*([\w-]+)\s*\}\}/g;
const NAMES: readonly string[] = [...SECTIONS, ...VALUES];

/** The document as it is without a template of the team's own. */
export const defaultTemplate = (language: Language): string => {
  const words = WORDS[language].report;
  const parts = (['symptom', 'conclusion', 'found', 'ruled-out', 'fine', 'tried', 'open', 'likely', 'facts', 'notes', 'raw'] as const).map(
    (section) => `## ${words.sections[section]}\n\n{{${section}}}\n`,
  );
  return `# {{title}}\n\n{{head}}\n\n${parts.join('\n')}\n---\n\n{{remark}}\n`;
};

const valuesOf = (handOver: HandOver): Record<(typeof VALUES)[number], string> => {
  const {
    case: { id, opened, latest },
    product,
    productVersion,
    language,
  } = handOver;
  return {
    title: WORDS[language].report.title,
    case: inline(id),
    product: inline([product, productVersion].filter((part) => part !== undefined).join(' ')),
    host: placeOf(handOver),
    opened: opened?.slice(0, 10) ?? '',
    latest: latest?.slice(0, 10) ?? '',
  };
};

/** Names in a template that mean nothing, each with its place. */
export const checkTemplate = (template: string, file: string): readonly Problem[] =>
  template.split('\n').flatMap((line, index) =>
    [...line.matchAll(PLACEHOLDER)].flatMap(({ 1: name = '', index: column }): Problem[] =>
      NAMES.includes(name)
        ? []
        : [
            {
              rule: 'unknown-section',
              severity: 'error',
              message: `there is no section "${name}"`,
              mend: mendWord(name, NAMES) ?? `one of: ${NAMES.join(', ')}`,
              place: { file, line: index + 1, column: column + 1 },
            },
          ],
    ),
  );

/** A heading goes with what stands below it, up to the next heading or rule. */
const partsOf = (template: string): readonly string[] => template.split(/^(?=#{1,6} |---\s*$)/m);

/**
 * Fills a template: Markdown with `{{section}}` alone on its line and `{{value}}` anywhere. A heading below which every
 * section is empty is left out together with it.
 */
export const fillTemplate = (template: string, handOver: HandOver, redacted: boolean): Parsed<string> => {
  const problems = checkTemplate(template, 'template');
  if (problems.length > 0) return { problems };
  const filled: Readonly<Record<string, string>> = { ...valuesOf(handOver), ...sectionsOf(handOver, redacted) };
  const kept = partsOf(template).filter((part) => {
    const names = [...part.matchAll(PLACEHOLDER)].map(([, name]) => name!).filter((name) => (SECTIONS as readonly string[]).includes(name));
    const own = part
      .replace(/^(#.*|---\s*)$/gm, '')
      .replace(PLACEHOLDER, '')
      .trim();
    return names.length === 0 || own !== '' || names.some((name) => filled[name] !== '');
  });
  const value = kept
    .map((part) => part.replace(PLACEHOLDER, (_, name: string) => filled[name] ?? ''))
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { value: `${value}\n`, problems };
};
