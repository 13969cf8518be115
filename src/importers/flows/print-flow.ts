import type { Language } from '../../model/language.ts';
import { yamlFlowText, yamlList, yamlText } from '../articles/front-text.ts';
import { printDocument } from '../print/print-document.ts';
import { printInlines } from '../print/print-inlines.ts';
import type { DraftFlow, DraftNode, DraftWalk, FlowSource } from './draft.ts';

const WHY: Readonly<Record<Language, string>> = { en: 'Why', de: 'Warum' };

const line = (text: string): string => printInlines([{ type: 'text', text: text.replace(/\s+/g, ' ').trim() }]).join(' ');

const printWords = ({ id, words }: DraftNode, language: Language): string[] => {
  const { question, help, why, choices } = words[language];
  if (question === '') return [];
  const explained = help.length > 0 ? ['', ...printDocument(help).text.trimEnd().split('\n')] : [];
  return [
    '',
    `## ${id}`,
    '',
    line(question),
    ...explained,
    ...(why === undefined ? [] : ['', `> ${WHY[language]}: ${line(why)}`]),
    ...(choices.length > 0 ? ['', ...choices.map(([outcome, label]) => `- ${outcome}: ${line(label)}`)] : []),
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
