import type { Input } from '../../../model/event.ts';
import type { ArticleView, ConcludeView, HandOverView, SeenLine, ShowView, SolvedView } from '../../../model/view.ts';
import { type Child, h } from '../dom.ts';
import { choiceList } from './ask.ts';
import { button, fold, type Pen, percent, question, section } from './parts.ts';

type Send = (input: Input) => void;

const seenLine = ({ title, result, evidence }: SeenLine, pen: Pen): HTMLElement =>
  h(
    'li',
    {},
    pen.text(title),
    ' ',
    h('strong', {}, pen.text(result)),
    evidence?.raw ? fold(pen.words.evidence, h('pre', { tabindex: '0' }, evidence.raw)) : undefined,
  );

const seenList = (lines: readonly SeenLine[], pen: Pen): HTMLElement =>
  lines.length === 0 ? h('p', { class: 'dim' }, pen.words.nothing) : h('ul', {}, ...lines.map((one) => seenLine(one, pen)));

/** Where the text comes from, and what to read next. */
export const articleFoot = (article: ArticleView, pen: Pen, href: (id: string) => string | undefined): HTMLElement =>
  h(
    'footer',
    { class: 'sources' },
    article.related.length > 0 &&
      h('p', {}, `${pen.words.related}: `, ...article.related.flatMap(({ id, title }, at) => [at > 0 && ', ', h('a', { href: href(id) ?? '#' }, title)])),
    article.sources.length > 0 &&
      h(
        'p',
        {},
        `${pen.words.sources}: `,
        ...article.sources.flatMap(({ doc, title, section: part, url, read }, at) => {
          const name = `${doc}, ${[title, part].filter(Boolean).join(', ')} (${pen.words.readOn(read)})`;
          return [at > 0 && '; ', url === undefined ? name : h('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, name)];
        }),
      ),
  );

export const drawConclude = (current: ConcludeView, node: string, send: Send, pen: Pen, href: (id: string) => string | undefined): readonly Child[] => {
  const { words, language } = pen;
  const sure = words.certainty[current.certainty] + (current.probability === undefined ? '' : `, ${percent(current.probability, language)}`);
  const choices = current.choices.filter(({ outcome }) => outcome !== 'later');
  return [
    h('p', { class: `sure sure-${current.certainty}` }, sure),
    question(pen.text(current.title)),
    current.stillWrong &&
      h('div', { class: 'note note-warning' }, h('p', { class: 'note-title' }, words.stillWrong), h('ul', {}, seenLine(current.stillWrong, pen))),
    section(
      words.fix,
      current.article.fallback && h('p', { class: 'dim' }, words.fallback),
      pen.blocks(current.fix),
      current.wait !== undefined && h('p', { class: 'dim' }, words.wait(current.wait)),
    ),
    section(
      words.whatNow,
      choiceList(choices, (outcome) => send({ type: 'is', node, outcome, by: 'person' }), pen),
    ),
    fold(
      words.seen,
      seenList(current.seen, pen),
      h('h3', {}, words.against),
      seenList(current.against, pen),
      current.lessLikely.length > 0 && h('h3', {}, words.lessLikely),
      current.lessLikely.length > 0 &&
        h('ul', {}, ...current.lessLikely.map(({ title, probability }) => h('li', {}, pen.text(title), ` (${percent(probability, language)})`))),
    ),
    current.article.blocks.length > 0 &&
      fold(`${words.article}: ${current.article.title}`, pen.blocks(current.article.blocks, 'article-'), articleFoot(current.article, pen, href)),
  ];
};

export const drawShow = (current: ShowView, node: string, send: Send, pen: Pen): readonly Child[] => [
  question(pen.text(current.question)),
  pen.blocks(current.help),
  choiceList(current.choices, (outcome) => send({ type: 'is', node, outcome, by: 'person' }), pen),
];

export const drawSolved = (current: SolvedView, again: () => void, pen: Pen): readonly Child[] => [
  h('p', { class: 'sure sure-solved' }, pen.words.solved),
  question(pen.text(current.title)),
  current.proof && h('ul', {}, seenLine(current.proof, pen)),
  button(pen.words.start, again, 'main'),
];

export const drawHandOver = (current: HandOverView, pen: Pen): readonly Child[] => [
  h('p', { class: 'sure' }, pen.words.handOver),
  question(pen.text(current.question)),
  pen.blocks(current.help),
  section(
    pen.words.summaryTitle,
    h('p', {}, pen.words.summary),
    h('div', { class: 'code' }, h('button', { type: 'button', class: 'copy' }, pen.words.copy), h('pre', { tabindex: '0' }, h('code', {}, current.summary))),
  ),
];
