import type { CasePage, CaseSummary } from '../../model/case-record.ts';
import type { Language } from '../../model/language.ts';
import { withoutGone } from '../../store/process-mark.ts';
import { shelteredFiles } from '../../store/shelter.ts';
import { sayMatter, saySpan, sayState } from '../../terminal/cases/case-words.ts';
import { FINE } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import type { CaseAction, CaseCall } from './options.ts';
import { readPage, readQuery } from './read-query.ts';
import { caseWords } from './words.ts';

/** Lines longer than this are for files, not for people. */
const WIDE = 110;
const STATE = 12;
const AGE = 8;

const lineOf = (one: CaseSummary, language: Language, now: Date, width: number): string => {
  const state = sayState(one, language, now).padEnd(STATE);
  const age = saySpan(now.getTime() - Date.parse(one.last), language).padEnd(AGE);
  const head = `${one.id}  ${state}  ${age}  ${(one.product ?? '').padEnd(8)}`;
  const line = `${head}  ${printable(sayMatter(one, language))}`.trimEnd();
  const whole = `${line}${one.holder ? `  [${printable(one.holder.who)}]` : ''}`;
  return whole.length > width ? `${whole.slice(0, width - 1)}…` : whole;
};

const printList = ({ cases, total }: CasePage, from: number, filtered: boolean, call: CaseCall): void => {
  const { out, io, language, now } = call;
  const say = caseWords[language];
  if (cases.length === 0) out.line(filtered || from > 0 ? say.casesNoneSuch : say.casesNone);
  for (const one of cases) out.line(lineOf(one, language, now, io.stdout.columns ?? WIDE));
  if (total > cases.length) out.line(say.page(from + 1, from + cases.length, total));
};

const warnOfSheltered = ({ out, io, language }: CaseCall): void => {
  const files = shelteredFiles(io.env);
  if (files[0] !== undefined) out.note(caseWords[language].unsent(files.length, files[0].slice(0, files[0].lastIndexOf('/'))));
};

export const listAction: CaseAction = {
  words: '[text…]',
  run: async (call) => {
    const { store, options, io, out } = call;
    const read = readQuery(call);
    if ('misuse' in read) return out.misuse(read.misuse);
    const page = readPage(call);
    if ('misuse' in page) return out.misuse(page.misuse);
    const live = io.stdin.isTTY === true && io.stdout.isTTY === true && !options.plain && !options.json && io.env.TERM !== 'dumb';
    if (live && options.limit === undefined && options.page === undefined) return (await import('./list-live.ts')).listLive(call, read.query);
    const listed = await store.list(read.query, page);
    const found = { ...listed, cases: listed.cases.map(withoutGone) };
    if (options.json) out.json(found.cases);
    else printList(found, page.offset, Object.keys(read.query).length > 0, call);
    warnOfSheltered(call);
    return FINE;
  },
};
