import type { CaseSummary } from '../../model/case-record.ts';
import type { Language, Localized } from '../../model/language.ts';

const UNITS = [
  { seconds: 86_400, en: ['day', 'days'], de: ['Tag', 'Tage'] },
  { seconds: 3600, en: ['h', 'h'], de: ['Std.', 'Std.'] },
  { seconds: 60, en: ['min', 'min'], de: ['Min.', 'Min.'] },
] as const;

/** How long something is or will be, in its largest unit: `3 days`. */
export const saySpan = (milliseconds: number, language: Language): string => {
  const seconds = Math.abs(milliseconds) / 1000;
  const unit = UNITS.find((one) => seconds >= one.seconds) ?? UNITS[2];
  const count = Math.max(1, Math.floor(seconds / unit.seconds));
  return `${count} ${unit[language][count === 1 ? 0 : 1]}`;
};

const two = (number: number): string => String(number).padStart(2, '0');

/** Day and time where this person is: `2026-11-28 14:05`. */
export const sayMoment = (iso: string): string => {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
};

const STATES = { open: { en: 'open', de: 'offen' }, waiting: { en: 'waiting', de: 'wartet' }, closed: { en: 'closed', de: 'zu' } } as const satisfies Readonly<
  Record<CaseSummary['state'], Localized>
>;

const RESULTS: Readonly<Record<string, Localized>> = {
  helped: { en: 'helped', de: 'hat geholfen' },
  'not-helped': { en: 'did not help', de: 'half nicht' },
  done: { en: 'being tried', de: 'wird versucht' },
};

const CLOSED: Readonly<Record<string, Localized>> = {
  solved: { en: 'solved', de: 'gelöst' },
  'not-solved': { en: 'not solved', de: 'nicht gelöst' },
  'handed-over': { en: 'handed over', de: 'übergeben' },
  duplicate: { en: 'duplicate', de: 'doppelt' },
  'no-answer': { en: 'no answer', de: 'ohne Antwort' },
};

const said = {
  en: { due: 'due', in: (span: string) => `in ${span}`, nothing: 'nothing was said yet', handOver: 'to hand over' },
  de: { due: 'fällig', in: (span: string) => `in ${span.replace(/Tage$/, 'Tagen')}`, nothing: 'noch nichts gesagt', handOver: 'zu übergeben' },
};

/** Whether its reminder is due. */
export const isDue = ({ state, until }: CaseSummary, now: Date): boolean => state === 'waiting' && until !== undefined && Date.parse(until) <= now.getTime();

/** State in a word or two: `due`, `waiting in 4 h`, `closed`. */
export const sayState = (one: CaseSummary, language: Language, now: Date): string => {
  if (isDue(one, now)) return said[language].due;
  if (one.state === 'closed') return CLOSED[one.closedAs ?? '']?.[language] ?? STATES.closed[language];
  if (one.state === 'waiting' && one.until !== undefined) return said[language].in(saySpan(Date.parse(one.until) - now.getTime(), language));
  return STATES[one.state][language];
};

/** What a case is about, in a line: what it came to or is asking, then what was said. */
export const sayMatter = (one: CaseSummary, language: Language): string => {
  const result = one.kind === 'hand-over' ? said[language].handOver : RESULTS[one.result ?? '']?.[language];
  const standing = one.kind === 'conclude' || one.kind === 'solved' ? one.title : one.kind === 'hand-over' ? undefined : one.title;
  const mark = one.kind === 'conclude' || one.kind === 'solved' ? '● ' : '';
  const stands = standing === undefined ? '' : `${mark}${standing}`;
  const reason = one.because === undefined ? '' : `${one.because}: `;
  const parts = [one.said === undefined ? '' : `“${one.said}”`, stands, result === undefined ? '' : `(${result})`].filter((part) => part !== '');
  return parts.length === 0 && reason === '' ? (one.flow ?? said[language].nothing) : `${reason}${parts.join(' ')}`.trim();
};
