import type { HandOver, HandOverLine } from '../../model/hand-over.ts';
import { WORDS } from '../words.ts';
import { fenced, inline } from './markdown-text.ts';

/** Raw answers are shown as far as they are read; the JSON has them whole. */
const MOST_RAW = 2000;

export const SECTIONS = ['head', 'symptom', 'conclusion', 'found', 'ruled-out', 'fine', 'tried', 'open', 'likely', 'facts', 'notes', 'raw', 'remark'] as const;
export type Section = (typeof SECTIONS)[number];

const moment = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;
const percent = (probability: number): string => `${probability < 0.01 ? '< 1' : Math.round(probability * 100)} %`;

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const sentence = (line: HandOverLine, by: Readonly<Record<string, string>>): string => {
  const subject = line.subject === undefined ? '' : ` (${inline(line.subject)})`;
  const source = [by[line.by], line.at === undefined ? undefined : moment(line.at), line.vantage === undefined ? undefined : inline(line.vantage)];
  return `${inline(line.title)}${subject} **${inline(line.result)}** – ${source.filter(Boolean).join(', ')}`;
};

/** What people wrote: a sentence as a quotation, a log as it stands. */
const quoted = (text: string): string => (text.includes('\n') ? fenced(text) : `> ${inline(text)}`);

/** Where it was looked, in the language of the document. */
export const placeOf = ({ lookedFrom, language }: HandOver): string => inline(WORDS[language].report.places[lookedFrom] ?? lookedFrom);

/** Every part of the document as Markdown; empty where there is nothing to say. */
export const sectionsOf = (handOver: HandOver, redacted: boolean): Readonly<Record<Section, string>> => {
  const words = WORDS[handOver.language].report;
  const lines = (all: readonly HandOverLine[]): string => list(all.map((line) => sentence(line, words.by)));
  const product = [handOver.product, handOver.productVersion].filter((part) => part !== undefined).join(' ');
  const {
    conclusion,
    case: { id, opened, latest },
  } = handOver;
  return {
    head: list([
      ...(id === '' ? [] : [`${words.case}: ${inline(id)}`]),
      ...(product === '' ? [] : [`${words.product}: ${inline(product)}`]),
      `${words.lookedFrom}: ${placeOf(handOver)}`,
      ...(opened === undefined || latest === undefined
        ? []
        : [`${words.time}: ${moment(opened)}${moment(latest) === moment(opened) ? '' : ` – ${moment(latest)}`}`]),
    ]),
    symptom: [handOver.symptom.words.map(quoted).join('\n\n'), list(handOver.symptom.topics.map((topic) => `${words.topic}: ${inline(topic)}`))]
      .filter(Boolean)
      .join('\n\n'),
    conclusion: conclusion
      ? `**${inline(conclusion.title)}** – ${[
          conclusion.state === 'solved' ? words.solved : words.certainty[conclusion.certainty ?? ''],
          conclusion.probability === undefined ? undefined : percent(conclusion.probability),
        ]
          .filter(Boolean)
          .join(', ')}`
      : '',
    found: lines(handOver.found),
    'ruled-out': list(
      handOver.ruledOut.map(
        ({ title, probability, because }) =>
          `${inline(title)} (${percent(probability)}): ${because.map((line) => `${inline(line.title)} **${inline(line.result)}**`).join('; ')}`,
      ),
    ),
    fine: lines(handOver.fine),
    tried: lines(handOver.tried),
    open: lines(handOver.open),
    likely: list(handOver.likely.map(({ title, probability }) => `${inline(title)} (${percent(probability)})`)),
    facts: list(handOver.facts.map(({ title, value, by }) => `${inline(title)}: ${inline(value)} – ${words.by[by]}`)),
    notes: list(handOver.notes.map(({ text, at }) => `${moment(at)}: ${inline(text.replace(/\s*\n\s*/g, ' / '))}`)),
    raw: handOver.raw.map(({ title, text }) => `${inline(title)}\n\n${fenced(text.length > MOST_RAW ? `${text.slice(0, MOST_RAW)}\n…` : text)}`).join('\n\n'),
    remark: `*${redacted ? words.redacted : words.notRedacted}*`,
  };
};
