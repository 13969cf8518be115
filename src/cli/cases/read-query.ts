import type { CaseQuery, CaseStatus } from '../../model/case-record.ts';
import type { Misuse } from '../output.ts';
import type { CaseCall } from './options.ts';
import { readSpan } from './read-time.ts';
import { caseWords } from './words.ts';

const wholeNumber = (text: string | undefined, otherwise: number): number | undefined =>
  text === undefined ? otherwise : /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;

const span = (option: string, text: string | undefined, call: CaseCall): { readonly at?: string; readonly misuse?: Misuse } => {
  if (text === undefined) return {};
  const milliseconds = readSpan(text);
  const say = caseWords[call.language];
  return milliseconds === undefined
    ? { misuse: { message: say.badTime(option, text), mend: say.forMend } }
    : { at: new Date(call.now.getTime() - milliseconds).toISOString() };
};

/** Which cases `list` and `stats` are asked for; words are looked for in what was said, noted and concluded. */
export const readQuery = (call: CaseCall): { readonly query: CaseQuery } | { readonly misuse: Misuse } => {
  const { options, words } = call;
  const older = span('--older', options.older, call);
  const newer = span('--newer', options.newer, call);
  const misuse = older.misuse ?? newer.misuse;
  if (misuse) return { misuse };
  const text = words.join(' ').trim();
  return {
    query: {
      ...(options.state.length > 0 ? { states: options.state as readonly CaseStatus[] } : {}),
      ...(options.product === undefined ? {} : { product: options.product }),
      ...(options.conclusion === undefined ? {} : { conclusion: options.conclusion }),
      ...(options.flow === undefined ? {} : { flow: options.flow }),
      ...(options.who === undefined ? {} : { who: options.who }),
      ...(older.at === undefined ? {} : { before: older.at }),
      ...(newer.at === undefined ? {} : { since: newer.at }),
      ...(text === '' ? {} : { text }),
    },
  };
};

const AT_ONCE = 50;

/** Which part of the list is wanted. */
export const readPage = (call: CaseCall): { readonly offset: number; readonly limit: number; readonly now: string } | { readonly misuse: Misuse } => {
  const { options, language, now } = call;
  const limit = wholeNumber(options.limit, AT_ONCE);
  const page = wholeNumber(options.page, 1);
  const say = caseWords[language];
  if (limit === undefined) return { misuse: { message: say.badNumber('--limit', options.limit!) } };
  if (page === undefined) return { misuse: { message: say.badNumber('--page', options.page!) } };
  return { offset: (page - 1) * limit, limit, now: now.toISOString() };
};
