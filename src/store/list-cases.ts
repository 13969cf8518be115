import type { CasePage, CaseQuery } from '../model/case-record.ts';
import { summaryOf } from './case-row.ts';
import type { SqlValue, Statements } from './sql.ts';

export type Filter = { readonly where: string; readonly values: readonly SqlValue[] };

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The conditions of a query over `case_file`, numbered from `first`. */
export const filterOf = (query: CaseQuery, first = 1): Filter => {
  const values: SqlValue[] = [];
  const put = (value: SqlValue): string => `$${first + values.push(value) - 1}`;
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const parts = [
    ...(query.states ? [`state IN (${query.states.map((state) => put(state)).join(', ')})`] : []),
    ...(query.product === undefined ? [] : [`product = ${put(query.product)}`]),
    ...(query.conclusion === undefined ? [] : [`conclusion = ${put(query.conclusion)}`]),
    ...(query.flow === undefined ? [] : [`(flow = ${put(query.flow)} OR flow LIKE ${put(`%/${literal(query.flow)}`)} ESCAPE '\\')`]),
    ...(query.who === undefined ? [] : [`who = ${put(query.who)}`]),
    ...(query.before === undefined ? [] : [`last < ${put(query.before)}`]),
    ...(query.since === undefined ? [] : [`last >= ${put(query.since)}`]),
    ...words.map((word) => {
      const like = put(`%${literal(word)}%`);
      return `(words LIKE ${like} ESCAPE '\\' OR id LIKE ${like} ESCAPE '\\' OR flow LIKE ${like} ESCAPE '\\')`;
    }),
  ];
  return { where: parts.length > 0 ? parts.join(' AND ') : '1 = 1', values };
};

/** The parts of the list from top to bottom; each is read along an index. `now` is the last value. */
const sections = (now: string): readonly { readonly where: string; readonly order: string }[] => [
  { where: `state = 'waiting' AND until <= ${now}`, order: 'until, id' },
  { where: `state = 'open'`, order: 'last DESC, id' },
  { where: `state = 'waiting' AND until > ${now}`, order: 'until, id' },
  { where: `state = 'waiting' AND until IS NULL`, order: 'last DESC, id' },
  { where: `state = 'closed'`, order: 'last DESC, id' },
];

/** A page of the list: due reminders, then what is open, what waits (the next reminder first), what is closed. */
export const listCases = async (query: CaseQuery, page: { offset: number; limit: number; now: string }, sql: Statements): Promise<CasePage> => {
  const { where, values } = filterOf(query);
  const all = [...values, page.now];
  const now = `$${all.length}`;
  const counted = await sql.all(
    `SELECT CASE WHEN state <> 'waiting' THEN state WHEN until IS NULL THEN 'some day' WHEN until <= ${now} THEN 'due' ELSE 'waiting' END AS part,
       count(*) AS n FROM case_file WHERE ${where} GROUP BY 1`,
    all,
  );
  const counts = ['due', 'open', 'waiting', 'some day', 'closed'].map((part) => Number(counted.find((row) => row.part === part)?.n ?? 0));
  const cases = [];
  let skip = page.offset;
  for (const [at, section] of sections(now).entries()) {
    const here = counts[at]!;
    const wanted = page.limit - cases.length;
    if (wanted > 0 && skip < here) {
      // Every value must be named in the statement, whether the section speaks of a time or not.
      const rows = await sql.all(
        `SELECT * FROM case_file WHERE ${section.where} AND ${where} AND CAST(${now} AS TEXT) IS NOT NULL ORDER BY ${section.order} LIMIT ${wanted} OFFSET ${skip}`,
        all,
      );
      cases.push(...rows.map(summaryOf));
    }
    skip = Math.max(0, skip - here);
  }
  return { cases, total: counts.reduce((sum, n) => sum + n, 0) };
};
