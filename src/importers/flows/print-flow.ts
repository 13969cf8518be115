import type { Language } from '../../model/language.ts';
import { yamlFlowText, yamlList, yamlText } from '../articles/front-text.ts';
import { canonicalInlines } from '../print/canonical-inlines.ts';
import { printDocument } from '../print/print-document.ts';
import { printInlines } from '../print/print-inlines.ts';
import type { DraftFlow, DraftNode, DraftWalk, FlowSource } from './draft.ts';

const WHY: Readonly<Record<Language, string>> = { en: 'Why', de: 'Warum' };

const line = (text: string): string => printInlines([{ type: 'text', text: text.replace(/\s+/g, ' ').trim() }]).join(' ');

const printWords = ({ id, words }: DraftNode, language: Language): string[] => {
  const { question, help, why, choices } = words[language];
  if (question.length === 0) return [];
  // A list right above the choices would take them in.
  const bullet = help.at(-1)?.type === 'list' && why === undefined ? '*' : '-';
  const explained = help.length > 0 ? ['', ...printDocument(help).text.trimEnd().split('\n')] : [];
  return [
    '',
    `## ${id}`,
    '',
    typeof question === 'string' ? line(question) : printInlines(canonicalInlines(question, { notes: new Set(), breaks: false })).join(' '),
    ...explained,
    ...(why === undefined ? [] : ['', `> ${WHY[language]}: ${line(why)}`]),
    ...(choices.length > 0 ? ['', ...choices.map(([outcome, label]) => `${bullet} ${outcome}: ${line(label)}`)] : []),
  ];
};

const printWalk = ({ when, ends }: DraftWalk): string =>
  `  - { when: { ${Object.entries(when)
    .map(([node, outcome]) => `${node}: ${yamlFlowText(outcome)}`)
    .join(', ')} }, then: ${ends} }`;

/** One language of a draft; routing stands in the English file. */
export const printFlow = (source: FlowSource, flow: DraftFlow, sources: readonly string[], language: Language): string => {
  const { title, symptoms } = source.texts[language];
  const head = language === 'en' ? [`area: ${source.area}`] : [];
  const routing =
    language === 'en'
      ? [
          'sources:',
          ...sources.map((one) => `  - ${one}`),
          `start: ${flow.start}`,
          'nodes:',
          ...flow.nodes.flatMap(({ yaml }) => yaml),
          'walks:',
          ...flow.walks.map(printWalk),
        ]
      : [];
  const body = flow.nodes.flatMap((node) => printWords(node, language));
  return ['---', `title: ${yamlText(title)}`, ...head, ...yamlList('symptoms', symptoms), ...routing, '---', '', `# ${line(title)}`, ...body, ''].join('\n');
};
