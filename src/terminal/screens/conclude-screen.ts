import type { Input } from '../../model/event.ts';
import type { ConcludeView, SeenLine } from '../../model/view.ts';
import { inlineLine, inlineSpans } from '../render/inlines.ts';
import { EMPTY, indent, type Line, lineText, span } from '../render/line.ts';
import { textWidth } from '../render/text-width.ts';
import { wrap } from '../render/wrap.ts';
import { commandsOf } from './commands-of.ts';
import { sayClock, sayPercent } from './figures.ts';
import type { Item, Screen, Stage } from './screen.ts';
import { blockLines, textCommands, textLines, WIDEST } from './text.ts';

const sourceOf = (seen: SeenLine, stage: Stage): string => {
  const kind = seen.kind && seen.by === 'probe' ? stage.words.kinds[seen.kind].title : stage.words.by[seen.by];
  return [kind, sayClock(seen.at, stage.language)].filter((part) => part !== '').join(' ');
};

/** Title, result, and where it comes from: in one line where there is room. */
const seenLines = (seen: SeenLine, stage: Stage, width: number): Line[] => {
  const title = inlineLine(seen.title, stage.ticks);
  const result = inlineLine(seen.result, stage.ticks, 'strong');
  const source = sourceOf(seen, stage);
  const told = [...title, span(/[?.!:…]$/.test(lineText(title).trim()) ? ' ' : ': '), ...result];
  const gap = width - textWidth(lineText(told)) - textWidth(source);
  if (gap >= 2) return [[...told, span(' '.repeat(gap)), span(source, 'dim')]];
  return wrap([...told, span(` (${source})`, 'dim')], width);
};

/** Below this labels stand above their values. */
const NARROW = 60;

/** A label in a column of its own; above its lines where it is narrow. */
const labelled = (label: string, column: number, lines: (width: number) => readonly Line[], width: number): Line[] => {
  if (width < NARROW) return [[span(label, 'dim')], ...indent(lines(width - 2), '  ')];
  return indent(lines(Math.min(width, WIDEST) - column), ' '.repeat(column), span(label.padEnd(column), 'dim'));
};

/** What else it could be, in one paragraph: it matters less than the fix. */
const lessLikelyLines = (current: ConcludeView, stage: Stage, column: number, width: number): Line[] => {
  const less = current.lessLikely.map(({ title, probability }) => `${lineText(inlineLine(title, stage.ticks))} (${sayPercent(probability)})`);
  return less.length > 0 ? labelled(stage.words.lessLikely, column, (inner) => textLines(less.join(' · '), inner), width) : [];
};

const evidenceLines = (current: ConcludeView, stage: Stage, width: number): Line[] => {
  const { words } = stage;
  const column = Math.max(...[words.seen, words.against, words.lessLikely].map(textWidth)) + 2;
  const list = (seen: readonly SeenLine[]) => (inner: number) => seen.flatMap((one) => seenLines(one, stage, inner));
  const nothing = (): Line[] => [[span(words.nothing)]];
  return [
    ...(current.seen.length > 0 ? labelled(words.seen, column, list(current.seen), width) : []),
    ...labelled(words.against, column, current.against.length > 0 ? list(current.against) : nothing, width),
    ...(width < NARROW ? [] : lessLikelyLines(current, stage, column, width)),
  ];
};

const titleLines = (current: ConcludeView, stage: Stage, width: number): Line[] => {
  const most = Math.min(width, WIDEST);
  const sure = stage.words.certainty[current.certainty];
  const title = inlineSpans(current.title, stage.ticks, undefined, 'strong').map((one) => (one.text === '\n' ? { ...one, text: ' ' } : one));
  const gap = most - 2 - textWidth(lineText(title)) - textWidth(sure);
  const body = gap >= 2 ? [[...title, span(' '.repeat(gap)), span(sure, 'accent')]] : [...wrap(title, most - 2), [span(sure, 'accent')]];
  return indent(body, '  ', span('● ', 'accent'));
};

export const sourceLines = (article: ConcludeView['article'], stage: Stage, width: number): Line[] =>
  article.sources.flatMap(({ doc, title, section, read }) =>
    textLines(
      `${stage.words.from} ${doc}, ${stage.words.quoted([title, section].filter((part) => part !== undefined).join(' · '))}, ${stage.words.read(read)}`,
      width,
      'dim',
    ),
  );

const bodyLines = (current: ConcludeView, stage: Stage, width: number, local: { details: boolean; tab: number }): Line[] => {
  const { words } = stage;
  const fix = blockLines(current.fix, stage, width, local);
  const { stillWrong, wait, article } = current;
  return [
    ...titleLines(current, stage, width),
    ...(stillWrong ? [EMPTY, ...textLines(words.stillWrong, width, 'strong'), ...indent(seenLines(stillWrong, stage, Math.min(width, WIDEST) - 2), '  ')] : []),
    EMPTY,
    ...evidenceLines(current, stage, width),
    EMPTY,
    ...(article.fallback && article.blocks.length > 0 ? [...textLines(words.fallback, width, 'dim'), EMPTY] : []),
    ...(fix.length > 0 ? fix : textLines(article.blocks.length > 0 ? words.noFix : words.noArticles, width)),
    ...(wait === undefined ? [] : [EMPTY, ...textLines(words.wait(wait), width)]),
    ...(article.sources.length > 0 ? [EMPTY, ...sourceLines(article, stage, width)] : []),
    // In one narrow column the fix would be pushed out of sight.
    ...(width < NARROW && current.lessLikely.length > 0 ? [EMPTY, ...lessLikelyLines(current, stage, 0, width)] : []),
  ];
};

/** When a change takes time to be seen, the case comes back then. */
const later = (current: ConcludeView, now: number): Input => ({
  type: 'later',
  ...(current.wait === undefined ? {} : { until: new Date(now + current.wait * 60_000).toISOString() }),
});

/** What is wrong, why we think so, what to do, and how to go on. */
export const concludeScreen = (current: ConcludeView, stage: Stage): Screen => ({
  name: 'conclude',
  body: (width, local) => bodyLines(current, stage, width, local),
  items: current.choices.map(({ outcome, label }): Item => {
    if (outcome === 'later') return { label, act: { type: 'send', inputs: [later(current, stage.now)], afterwards: 'leave' } };
    return { label, act: { type: 'send', inputs: [{ type: 'is', node: stage.view.node ?? '', outcome, by: 'person' }] } };
  }),
  commands: [
    'copy',
    ...textCommands(current.fix),
    'article',
    'export',
    'back',
    'forward',
    'why',
    'terms',
    'note',
    'history',
    'search',
    'help',
    'language',
    'leave',
  ],
  copy: commandsOf(current.fix, stage.session.facts()),
});
