import type { CaseQuery, TrialResult } from '../model/case-record.ts';
import { filterOf } from './list-cases.ts';
import type { SqlRow, Statements } from './sql.ts';

/** How often a conclusion was come to, what became of it, and the median of questions and seconds until then. */
export type ConclusionFigure = {
  readonly flow: string;
  readonly node: string;
  readonly cases: number;
  readonly results: Readonly<Record<TrialResult, number>>;
  readonly medianQuestions: number;
  readonly medianSeconds: number;
};

type Node = { readonly flow: string; readonly node: string; readonly cases: number };

/** What the cases of a store say together. Everything is counted from `case_file` and `trial`; no event is read. */
export type CaseFigures = {
  readonly cases: number;
  readonly states: Readonly<Record<string, number>>;
  readonly closedAs: Readonly<Record<string, number>>;
  readonly products: Readonly<Record<string, number>>;
  readonly medianQuestions: number;
  readonly medianSeconds: number;
  readonly conclusions: readonly ConclusionFigure[];
  /** Where people went away in the middle: the question that stands there since. */
  readonly left: readonly Node[];
  /** Questions that came again and again, in cases in which they came three times or more. */
  readonly loops: readonly (Node & { readonly times: number })[];
  /** What was said where no topic fitted, and where a case had to be handed over. */
  readonly noneOfThese: readonly { readonly said: string; readonly cases: number }[];
  readonly handedOver: readonly { readonly flow: string; readonly said: string; readonly cases: number }[];
  readonly handedOverByFlow: readonly { readonly flow: string; readonly cases: number }[];
};

/** Rows of each list. */
const MOST = 50;
/** A case that nobody touched for so long was left, in milliseconds. */
const LEFT = 3_600_000;
const LOOP = 3;

/** How often each value of a column comes, the most frequent first. */
const tally = (rows: readonly SqlRow[], name: string): Record<string, number> => {
  const counts = Map.groupBy(
    rows.filter((row) => row[name] !== null),
    (row) => String(row[name]),
  );
  const summed = [...counts].map(([value, own]) => [value, own.reduce((sum, row) => sum + Number(row.n), 0)] as const);
  return Object.fromEntries(summed.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
};

/** Numbers and how often each comes; the middle of them all. */
const medianOf = (counted: readonly (readonly [value: number, count: number])[]): number => {
  const sorted = [...counted].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const at = (index: number): number => {
    let passed = 0;
    for (const [value, count] of sorted) {
      passed += count;
      if (index < passed) return value;
    }
    return 0;
  };
  return total === 0 ? 0 : (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
};

const mediansOf = (rows: readonly SqlRow[]): { readonly medianQuestions: number; readonly medianSeconds: number } => {
  const by = (name: string): (readonly [number, number])[] => rows.map((row) => [Number(row[name]), Number(row.n)] as const);
  return { medianQuestions: medianOf(by('questions')), medianSeconds: medianOf(by('seconds')) };
};

const conclusions = async (all: boolean, where: string, values: readonly (string | number | null)[], sql: Statements): Promise<ConclusionFigure[]> => {
  // Without a filter the figures come from the trials' own index.
  const from = all ? 'trial' : `trial WHERE case_id IN (SELECT id FROM case_file WHERE ${where})`;
  const rows = await sql.all(
    `SELECT flow, node, result, questions, seconds, count(*) AS n FROM ${from} GROUP BY flow, node, result, questions, seconds`,
    values,
  );
  return [...Map.groupBy(rows, (row) => `${row.flow}#${row.node}`).values()]
    .map((own) => {
      const of = (result: TrialResult): number => own.reduce((sum, row) => sum + (row.result === result ? Number(row.n) : 0), 0);
      const results = { reached: of('reached'), done: of('done'), helped: of('helped'), 'not-helped': of('not-helped') };
      const cases = Object.values(results).reduce((sum, n) => sum + n, 0);
      return { flow: String(own[0]!.flow), node: String(own[0]!.node), cases, results, ...mediansOf(own) };
    })
    .sort((a, b) => b.cases - a.cases || (a.flow + a.node < b.flow + b.node ? -1 : 1));
};

export const caseFigures = async (query: CaseQuery & { readonly now: string }, sql: Statements): Promise<CaseFigures> => {
  const { now, ...wanted } = query;
  const { where, values } = filterOf(wanted);
  const all = values.length === 0;
  const group = (columns: string, more: string, order = 'n DESC'): Promise<readonly SqlRow[]> =>
    sql.all(`SELECT ${columns}, count(*) AS n FROM case_file WHERE ${where}${more} GROUP BY ${columns} ORDER BY ${order}, ${columns} LIMIT ${MOST}`, values);
  const ends = await sql.all(`SELECT state, closed_as, product, count(*) AS n FROM case_file WHERE ${where} GROUP BY state, closed_as, product`, values);
  // With a filter the index on both would only be a detour to every row.
  const [questions, seconds] = all ? ['questions', 'seconds'] : ['questions + 0', 'seconds + 0'];
  const efforts = await sql.all(
    `SELECT ${questions} AS questions, ${seconds} AS seconds, count(*) AS n FROM case_file WHERE ${where} GROUP BY ${questions}, ${seconds}`,
    values,
  );
  const states = tally(ends, 'state');
  const cases = Object.values(states).reduce((sum, n) => sum + n, 0);
  const before = new Date(Date.parse(now) - LEFT).toISOString();
  const node = (row: SqlRow): Node => ({ flow: String(row.flow), node: String(row.node ?? row.loop_node), cases: Number(row.n) });
  const looped = await sql.all(
    `SELECT flow, loop_node, count(*) AS n, max(loop_times) AS times FROM case_file
     WHERE loop_times >= ${LOOP} AND ${where} GROUP BY flow, loop_node ORDER BY n DESC LIMIT ${MOST}`,
    values,
  );
  const left = await sql.all(
    `SELECT flow, node, count(*) AS n FROM case_file WHERE state = 'open' AND kind IN ('ask', 'show', 'probe', 'consent') AND node IS NOT NULL
       AND last < $${values.length + 1} AND ${where} GROUP BY flow, node ORDER BY n DESC, flow, node LIMIT ${MOST}`,
    [...values, before],
  );
  const handedOverByFlow = await sql.all(
    `SELECT flow, count(*) AS n FROM case_file WHERE kind = 'hand-over' AND flow IS NOT NULL AND ${where} GROUP BY flow ORDER BY n DESC, flow`,
    values,
  );
  return {
    cases,
    states,
    closedAs: tally(ends, 'closed_as'),
    products: tally(ends, 'product'),
    ...mediansOf(efforts),
    conclusions: await conclusions(all, where, values, sql),
    left: left.map(node),
    loops: looped.map((row) => ({ ...node(row), times: Number(row.times) })),
    noneOfThese: (await group('said', ' AND flow IS NULL AND said IS NOT NULL')).map((row) => ({ said: String(row.said), cases: Number(row.n) })),
    handedOver: (await group('flow, said', ` AND kind = 'hand-over'`)).map((row) => ({
      flow: String(row.flow ?? ''),
      said: String(row.said ?? ''),
      cases: Number(row.n),
    })),
    handedOverByFlow: handedOverByFlow.map((row) => ({ flow: String(row.flow), cases: Number(row.n) })),
  };
};
