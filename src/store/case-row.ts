import type { CaseSummary, Entry, Holder, TrialResult } from '../model/case-record.ts';
import { type CloseAs, DONE, HELPED, NOT_HELPED } from '../model/event.ts';
import { sanitise } from '../model/sanitise.ts';
import { NUMBER_COLUMNS, TEXT_COLUMNS } from './schema.ts';
import type { SqlRow, SqlValue } from './sql.ts';

/** A line of `case_file`: what a case has come to, kept beside its events so that lists and figures read nothing else. */
export type CaseRow = { readonly id: string } & Readonly<Record<(typeof TEXT_COLUMNS)[number], string | null>> &
  Readonly<Record<(typeof NUMBER_COLUMNS)[number], number>>;

/** A conclusion that was come to. */
export type Trial = { readonly flow: string; readonly node: string; readonly result: TrialResult };

export const COLUMNS = ['id', ...TEXT_COLUMNS, ...NUMBER_COLUMNS] as const;

export const newRow = (id: string): CaseRow =>
  ({ id, ...Object.fromEntries(TEXT_COLUMNS.map((name) => [name, null])), ...Object.fromEntries(NUMBER_COLUMNS.map((name) => [name, 0])) }) as CaseRow;

/** A pause longer than this is no work on the case: somebody is away, or the machine slept. In seconds. */
const LONGEST_PAUSE = 900;
const MOST_SAID = 300;
const MOST_WORDS = 4000;

// No database holds NUL in a text, nor half a character.
const bare = (text: string): string => sanitise(text).replace(/\s+/g, ' ').trim().toWellFormed();

const short = (text: string, most: number): string => {
  const one = bare(text);
  return one.length > most ? `${one.slice(0, most - 1).toWellFormed()}…` : one;
};

/** Seconds between two events that somebody spent on the case; none where a clock was set back. */
const worked = (before: string | null, now: string): number => {
  const seconds = before === null ? 0 : (Date.parse(now) - Date.parse(before)) / 1000;
  return seconds > 0 && seconds <= LONGEST_PAUSE ? seconds : 0;
};

const RESULTS: Readonly<Record<string, TrialResult>> = { [DONE]: 'done', [HELPED]: 'helped', [NOT_HELPED]: 'not-helped' };

type Part = Partial<{ -readonly [K in keyof CaseRow]: CaseRow[K] }>;

const withWords = (row: CaseRow, text: string): Part => {
  const more = bare(text.toLowerCase());
  return row.words?.includes(more) ? {} : { words: short(`${row.words ?? ''} ${more}`, MOST_WORDS) };
};

/** What an event says by itself, without the engine. */
const told = (row: CaseRow, { event }: Entry): Part => {
  switch (event.type) {
    case 'opened':
      return { host: event.host, pack: event.pack };
    case 'said':
      return { said: row.said ?? short(event.text, MOST_SAID), ...withWords(row, event.text) };
    case 'note':
      return withWords(row, event.text);
    case 'entered':
      return { flow: event.flow, hash: event.hash };
    case 'known':
      return event.facts.product === undefined ? {} : { product: String(event.facts.product) };
    case 'is':
      return RESULTS[event.outcome] === undefined ? {} : { conclusion: event.node, result: RESULTS[event.outcome]! };
    case 'later':
      return { state: 'waiting', until: event.until ?? null, because: event.because === undefined ? null : short(event.because, MOST_SAID) };
    case 'resumed':
      return {
        state: 'open',
        until: null,
        because: null,
        closed_as: null,
        ...(event.host === undefined ? {} : { host: event.host }),
        ...(event.pack === undefined ? {} : { pack: event.pack }),
      };
    case 'closed':
      return { state: 'closed', until: null, because: null, closed_as: event.as ?? null };
    default:
      return {};
  }
};

/** What the engine says about the case after the event. */
const stood = (row: CaseRow, { standing }: Entry): Part => {
  if (!standing) return {};
  const title = standing.title === undefined ? null : short(standing.title, MOST_SAID);
  const concluded = standing.kind === 'conclude' && standing.node !== undefined;
  return {
    kind: standing.kind,
    flow: standing.flow ?? row.flow,
    node: standing.node ?? null,
    title,
    product: standing.product ?? row.product,
    questions: standing.questions,
    loop_node: standing.loop?.node ?? null,
    loop_times: standing.loop?.times ?? 0,
    ...(concluded && (row.conclusion !== standing.node || row.result === 'not-helped') ? { conclusion: standing.node!, result: 'reached' } : {}),
    ...(standing.kind === 'solved' ? { result: 'helped' } : {}),
    ...(concluded ? withWords(row, `${standing.node} ${title ?? ''}`) : {}),
  };
};

/** The row after one more entry; `who` is the last one who did something. */
export const rowAfter = (row: CaseRow, entry: Entry): CaseRow => {
  const { event } = entry;
  const by = { ...row, ...told(row, entry) };
  return {
    ...by,
    ...stood(by, entry),
    opened: row.opened ?? event.at,
    last: event.at,
    events: event.seq,
    state: by.state ?? 'open',
    who: event.who ?? row.who,
    seconds: Math.round(row.seconds + worked(row.last, event.at)),
  };
};

/** The conclusion that an entry came to, or said something about. */
export const trialOf = (before: CaseRow, after: CaseRow, { event, standing }: Entry): Trial[] => {
  const said = event.type === 'is' ? RESULTS[event.outcome] : undefined;
  const flowBefore = before.flow ?? after.flow ?? '';
  return [
    ...(said && event.type === 'is' ? [{ flow: flowBefore, node: event.node, result: said }] : []),
    ...(standing?.kind === 'solved' && after.conclusion !== null ? [{ flow: flowBefore, node: after.conclusion, result: 'helped' as const }] : []),
    ...(standing?.kind === 'conclude' && standing.node !== undefined && !(said && event.type === 'is' && event.node === standing.node)
      ? [{ flow: standing.flow ?? flowBefore, node: standing.node, result: 'reached' as const }]
      : []),
  ];
};

const present = (value: SqlValue | undefined): value is string | number => value !== null && value !== undefined;

export const holderOf = (row: SqlRow): Holder | undefined =>
  present(row.held_token)
    ? { who: String(row.held_by), machine: String(row.held_on), process: String(row.held_process), since: String(row.held_since) }
    : undefined;

/** A line of `case_file` as it is given out. */
export const summaryOf = (row: SqlRow): CaseSummary => {
  const optional = (name: string, column: string) => (present(row[column]) ? { [name]: row[column] } : {});
  const holder = holderOf(row);
  return {
    id: String(row.id),
    opened: String(row.opened),
    last: String(row.last),
    events: Number(row.events),
    state: row.state as CaseSummary['state'],
    ...optional('until', 'until'),
    ...optional('because', 'because'),
    ...(present(row.closed_as) ? { closedAs: row.closed_as as CloseAs } : {}),
    ...optional('who', 'who'),
    ...optional('host', 'host'),
    ...optional('pack', 'pack'),
    ...optional('product', 'product'),
    ...optional('flow', 'flow'),
    ...optional('hash', 'hash'),
    ...(present(row.kind) ? { kind: row.kind as NonNullable<CaseSummary['kind']> } : {}),
    ...optional('node', 'node'),
    ...optional('title', 'title'),
    ...optional('conclusion', 'conclusion'),
    ...(present(row.result) ? { result: row.result as TrialResult } : {}),
    questions: Number(row.questions),
    seconds: Number(row.seconds),
    ...optional('said', 'said'),
    ...(holder ? { holder } : {}),
  };
};
