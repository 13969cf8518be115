import { plainText } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import { KEYS, signOf } from '../keys.ts';
import { inlineLine } from '../render/inlines.ts';
import { EMPTY, indent, type Line, lineText, span } from '../render/line.ts';
import { textWidth } from '../render/text-width.ts';
import { wrap } from '../render/wrap.ts';
import { commandsOf } from './commands-of.ts';
import { sourceLines } from './conclude-screen.ts';
import { sayPercent, saySeconds } from './figures.ts';
import type { Screen, Stage } from './screen.ts';
import { blockLines, say, textCommands, textLines, WIDEST } from './text.ts';

const NOTHING_TAKEN: ReadonlySet<string> = new Set();

const heading = (text: string, width: number): Line[] => [...textLines(text, width, 'strong'), EMPTY];

/** The help, drawn from the table of keys. */
export const keysScreen = (stage: Stage): Screen => {
  const { words, language } = stage;
  const move: [string, string][] =
    language === 'de'
      ? [
          ['↑ ↓', 'wählen'],
          ['1–9', 'sofort wählen'],
          ['↵', 'nehmen'],
          ['esc', 'aus dem Textfeld zu den Tasten'],
        ]
      : [
          ['↑ ↓', 'choose'],
          ['1–9', 'choose at once'],
          ['↵', 'take it'],
          ['esc', 'out of the text field, to the keys'],
        ];
  const rows = [...move, ...KEYS.map((one): [string, string] => [signOf(one, NOTHING_TAKEN), one.long[language]])];
  return {
    name: 'keys',
    pager: true,
    body: (width) => [
      ...heading(words.keysTitle, width),
      ...rows.flatMap(([key, what]) => indent(wrap([span(what)], Math.min(width, WIDEST) - 7), '       ', span(`  ${key.padEnd(5)}`, 'accent'))),
    ],
    items: [],
    commands: ['scroll', 'close', 'language'],
  };
};

/** Why this is asked: the flow's reason, what the answer separates, and how likely each cause is now. */
export const whyScreen = (stage: Stage): Screen => {
  const { words } = stage;
  const told = stage.view.explanation;
  const nameOf = (node: string): string => plainText(told?.causes.find((cause) => cause.node === node)?.title ?? say(node));
  return {
    name: 'why',
    pager: true,
    body: (width, local) => {
      if (!told) return [...heading(words.whyTitle, width), ...textLines(words.noWhy, width)];
      const causes = told.causes.map(({ title, probability }) => ({ percent: sayPercent(probability).padStart(6), title }));
      return [
        ...heading(words.whyTitle, width),
        ...blockLines(told.why, stage, width, local),
        ...(told.why.length > 0 ? [EMPTY] : []),
        ...(told.separates ? [...textLines(words.separates(nameOf(told.separates[0]), nameOf(told.separates[1])), width), EMPTY] : []),
        ...(causes.length > 0 ? textLines(words.causes, width, 'dim') : []),
        ...causes.flatMap(({ percent, title }) =>
          indent(wrap(inlineLine(title, stage.ticks), Math.min(width, WIDEST) - 8), '        ', span(`${percent}  `, 'accent')),
        ),
      ];
    },
    items: [],
    commands: ['scroll', 'close', 'language'],
  };
};

/** A whole article, page by page. */
export const articleScreen = (id: string, stage: Stage): Screen => {
  const article = stage.session.article(id);
  const { words } = stage;
  if (!article) return { name: 'article', pager: true, body: (width) => textLines(words.noArticles, width), items: [], commands: ['close', 'language'] };
  return {
    name: 'article',
    pager: true,
    body: (width, local) => [
      ...heading(sanitise(article.title), width),
      ...(article.fallback ? [...textLines(words.fallback, width, 'dim'), EMPTY] : []),
      ...blockLines(article.blocks, stage, width, local),
      ...(article.sources.length > 0 ? [EMPTY, ...sourceLines(article, stage, width)] : []),
      ...(article.related.length > 0 ? [EMPTY, ...textLines(words.related, width, 'dim')] : []),
    ],
    items: article.related.map(({ id: other, title }) => ({ label: say(title), act: { type: 'open', overlay: { kind: 'article', id: other } } })),
    commands: ['scroll', 'copy', ...textCommands(article.blocks), 'close', 'language'],
    copy: commandsOf(article.blocks, stage.session.facts()),
  };
};

/** What a finished step saw, with the answer as it came. */
export const evidenceScreen = (step: string, stage: Stage): Screen => {
  const { words } = stage;
  const done = stage.view.done.find((one) => one.step === step);
  const evidence = done?.evidence;
  const body = (width: number): Line[] => {
    if (!done) return textLines(words.noEvidence, width);
    const head = [...heading(lineText(inlineLine(done.title, stage.ticks)), width), ...wrap(inlineLine(done.result, stage.ticks), width), EMPTY];
    if (!evidence) return [...head, ...textLines(words.noEvidence, width, 'dim')];
    const facts: [string, string | undefined][] = [
      [words.evidence.subject, evidence.subject],
      [words.evidence.family, evidence.family && `IPv${evidence.family}`],
      [words.evidence.vantage, evidence.vantage],
      [words.evidence.resolver, evidence.resolver],
      [words.evidence.at, evidence.at],
      [words.evidence.took, saySeconds(evidence.milliseconds, stage.language)],
    ];
    const column = Math.max(...facts.map(([label]) => textWidth(label))) + 2;
    const rows = facts.flatMap(([label, value]) => {
      if (value === undefined) return [];
      return indent(wrap([span(sanitise(value))], width - column), ' '.repeat(column), span(label.padEnd(column), 'dim'));
    });
    const raw = sanitise(evidence.raw).replaceAll('\t', '    ').trimEnd();
    const rawLines = raw === '' ? textLines(words.rawEmpty, width) : raw.split('\n').flatMap((one) => wrap([span(one)], width - 2));
    return [...head, ...rows, EMPTY, ...textLines(words.evidence.raw, width, 'dim'), ...indent(rawLines, raw === '' ? '' : span('│ ', 'dim'))];
  };
  return {
    name: 'evidence',
    pager: true,
    body,
    items: [],
    commands: ['scroll', 'copy', 'close', 'language'],
    ...(evidence ? { copy: sanitise(evidence.raw) } : {}),
  };
};

/** A list with a title: articles, terms, topics, finished steps. */
export const titled =
  (title: string, hint?: string): Screen['body'] =>
  (width) => [...textLines(title, width, 'strong'), ...(hint === undefined ? [] : textLines(hint, width, 'dim'))];
