import type { CaseSummary } from '../../model/case-record.ts';
import { whoIsThere } from '../../store/process-mark.ts';
import { nearest } from '../nearest.ts';
import type { Misuse } from '../output.ts';
import { words } from '../words.ts';
import type { CaseCall } from './options.ts';
import { caseWords } from './words.ts';

/** Ids that are named where several fit, and the latest cases among which a slip of the keys is looked for. */
const NAMED = 5;
const SEARCHED = 2000;

type Found = { readonly one: CaseSummary } | { readonly misuse: Misuse };

/** The one case that an id names: the whole of it, a beginning or an end that no other has. */
export const findCase = async (wanted: string, { store, language, now }: CaseCall): Promise<Found> => {
  const say = words[language];
  const exact = await store.summary(wanted);
  if (exact) return { one: exact };
  const page = { offset: 0, now: now.toISOString() };
  const begins = await store.idsLike(wanted, NAMED + 1);
  const holds =
    begins.length > 0 || wanted.length < 3
      ? begins
      : (await store.list({ text: wanted }, { ...page, limit: SEARCHED })).cases.map(({ id }) => id).filter((id) => id.endsWith(wanted));
  const [only] = holds;
  if (only !== undefined && holds.length === 1) return { one: (await store.summary(only))! };
  const message = say.unknown.case(wanted);
  if (holds.length > 1) return { misuse: { message, mend: say.several(holds.slice(0, NAMED)) } };
  const { cases } = await store.list({}, { ...page, limit: SEARCHED });
  const meant = nearest(
    wanted,
    cases.map(({ id }) => id),
  );
  return { misuse: { message, mend: meant ? say.didYouMean(meant) : say.allOf('case list') } };
};

/** The case that this person touched last, open ones first. */
const latest = async ({ store, io, language, now }: CaseCall): Promise<Found> => {
  const who = whoIsThere(io.env);
  const page = { offset: 0, limit: 1, now: now.toISOString() };
  const open = await store.list({ who, states: ['open'] }, page);
  const [one] = open.cases.length > 0 ? open.cases : (await store.list({ who }, page)).cases;
  return one ? { one } : { misuse: { message: caseWords[language].noneToGoOn, mend: words[language].allOf('case list') } };
};

/** The case that the first word names; without one, the last that this person was at. */
export const caseOrLatest = (call: CaseCall): Promise<Found> => (call.words[0] === undefined ? latest(call) : findCase(call.words[0], call));
