import { plainText } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import type { DoneLine } from '../../model/view.ts';
import { inlineLine } from '../render/inlines.ts';
import { indent, type Line, lineText, type Role, type Span, span } from '../render/line.ts';
import { shorten, textWidth } from '../render/text-width.ts';
import { wrap } from '../render/wrap.ts';
import { saySeconds } from './figures.ts';
import type { Stage } from './screen.ts';
import { WIDEST } from './text.ts';

const VERDICTS = { ok: '✓', info: '·', warn: '!', fail: '✗', 'not-applicable': '–', 'cannot-tell': '?' } as const;
const KINDS = { said: '›', entered: '›', answer: '›', probe: '·', known: '·', tried: '↻', note: '✎' } as const;

/** The sign in front of a finished step: a verdict where something was measured, else who it came from. */
export const markOf = ({ kind, verdict }: DoneLine): string =>
  verdict === undefined || kind === 'note' || (kind === 'tried' && verdict === 'info') ? KINDS[kind] : VERDICTS[verdict];

const LOUD: readonly (DoneLine['verdict'] | undefined)[] = ['fail', 'warn'];

const resultRole = (line: DoneLine): Role | undefined => (LOUD.includes(line.verdict) ? 'strong' : line.verdict === 'cannot-tell' ? 'dim' : undefined);

const took = (line: DoneLine, stage: Stage): string =>
  line.kind === 'probe' && line.evidence && line.evidence.milliseconds >= 50 ? `  ${saySeconds(line.evidence.milliseconds, stage.language)}` : '';

const oneLine = (text: string): string => sanitise(text).replace(/\s+/g, ' ').trim();

const titleSpans = (line: DoneLine, stage: Stage): readonly Span[] => {
  const { evidence } = line;
  const title = inlineLine(line.title, stage.ticks);
  // The subject tells checks of the same kind apart, unless the title names it already.
  const subject = evidence?.subject === undefined ? '' : oneLine(evidence.subject);
  return subject === '' || plainText(line.title).includes(subject) || plainText(line.result).includes(subject) ? title : [...title, span(` ${subject}`, 'dim')];
};

/** A finished step: title on the left, result on the right; one below the other where the line is too short. */
export const doneLineRows = (line: DoneLine, stage: Stage, width: number): Line[] => {
  const most = Math.min(width, WIDEST);
  const role = markOf(line) === '✗' || markOf(line) === '!' ? 'strong' : 'accent';
  const mark = span(`${markOf(line)} `, role);
  if (line.kind === 'said') return [[mark, span(shorten(oneLine(plainText(line.result)), most - 2), 'dim')]];
  const title = line.kind === 'entered' ? inlineLine(line.result, stage.ticks, 'strong') : titleSpans(line, stage);
  if (line.kind === 'entered') return indent(wrap(title, most - 2), '  ', mark);
  const result = inlineLine(line.result, stage.ticks, resultRole(line));
  const time = took(line, stage);
  const gap = most - 2 - textWidth(lineText(title)) - textWidth(lineText(result)) - textWidth(time);
  if (gap >= 2 && width >= 60) return [[mark, ...title, span(' '.repeat(gap)), ...result, ...(time === '' ? [] : [span(time, 'dim')])]];
  return [...indent(wrap(title, most - 2), '  ', mark), ...indent(wrap([...result, ...(time === '' ? [] : [span(time, 'dim')])], most - 4), '    ')];
};
