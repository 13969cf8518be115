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

const tally = (rows: readonly SqlRow[], name: string): Record<string, number> =>
  Object.fromEntries(rows.filter((row) => row[name] !== null).map((row) => [String(row[name]), Number(row.n)]));

/** The middle of a sorted selection: the database sorts, one row comes back. */
const medianOf = async (column: string, from: string, count: number, values: readonly (string | number | null)[], sql: Statements): Promise<number> => {
  if (count === 0) return 0;
  const rows = await sql.all(
    `SELECT ${column} AS value FROM ${from} ORDER BY ${column} LIMIT ${count % 2 === 0 ? 2 : 1} OFFSET ${Math.floor((count - 1) / 2)}`,
    values,
  );
  return rows.reduce((sum, row) => sum + Number(row.value), 0) / Math.max(1, rows.length);
};

const conclusions = async (all: boolean, where: string, values: readonly (string | number | null)[], sql: Statements): Promise<ConclusionFigure[]> => {
  // Without a filter the figures come from the trials' own index.
  const from = all ? 'trial' : `trial WHERE case_id IN (SELECT id FROM case_file WHERE ${where})`;
  const rows = await sql.all(`SELECT flow, node, result, count(*) AS n FROM ${from} GROUP BY flow, node, result`, values);
  const nodes = Map.groupBy(rows, (row) => `${row.flow}#${row.node}`);
  const counted = [...nodes.values()]
    .map((own) => {
      const of = (result: TrialResult): number => Number(own.find((row) => row.result === result)?.n ?? 0);
      const results = { reached: of('reached'), done: of('done'), helped: of('helped'), 'not-helped': of('not-helped') };
      const cases = Object.values(results).reduce((sum, n) => sum + n, 0);
      return { flow: String(own[0]!.flow), node: String(own[0]!.node), cases, results };
    })
    .sort((a, b) => b.cases - a.cases || (a.flow + a.node < b.flow + b.node ? -1 : 1));
  // Two numbers for each: read at once and sorted here, rather than two sorted queries for every conclusion.
  const spent = new Map<string, [number[], number[]]>(counted.map(({ flow, node }) => [`${flow}#${node}`, [[], []]]));
  for (const { flow, node, questions, seconds, n } of await sql.all(
    `SELECT flow, node, questions, seconds, count(*) AS n FROM ${from} GROUP BY flow, node, questions, seconds`,
    values,
  )) {
    const [asked, took] = spent.get(`${flow}#${node}`)!;
    for (let at = 0; at < Number(n); at++) {
      asked.push(Number(questions));
      took.push(Number(seconds));
    }
  }
  const median = (numbers: number[]): number => {
    const sorted = Float64Array.from(numbers).sort();
    const middle = sorted.length / 2;
    return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  };
  return counted.map((one) => {
    const [asked, took] = spent.get(`${one.flow}#${one.node}`)!;
    return { ...one, medianQuestions: median(asked), medianSeconds: median(took) };
  });
};

export const caseFigures = async (query: CaseQuery & { readonly now: string }, sql: Statements): Promise<CaseFigures> => {
  const { now, ...wanted } = query;
  const { where, values } = filterOf(wanted);
  const all = values.length === 0;
  const group = (columns: string, more: string, order = 'n DESC'): Promise<readonly SqlRow[]> =>
    sql.all(`SELECT ${columns}, count(*) AS n FROM case_file WHERE ${where}${more} GROUP BY ${columns} ORDER BY ${order}, ${columns} LIMIT ${MOST}`, values);
  const states = tally(await group('state', ''), 'state');
  const cases = Object.values(states).reduce((sum, n) => sum + n, 0);
  const before = new Date(Date.parse(now) - LEFT).toISOString();
  const node = (row: SqlRow): Node => ({ flow: String(row.flow), node: String(row.node ?? row.loop_node), cases: Number(row.n) });
  const looped = await sql.all(
    `SELECT flow, loop_node, count(*) AS n, max(loop_times) AS times FROM case_file
     WHERE flow IS NOT NULL AND loop_node IS NOT NULL AND loop_times >= ${LOOP} AND ${where} GROUP BY flow, loop_node ORDER BY n DESC LIMIT ${MOST}`,
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
    closedAs: tally(await group('closed_as', ` AND state = 'closed'`), 'closed_as'),
    products: tally(await group('product', ' AND product IS NOT NULL'), 'product'),
    medianQuestions: await medianOf('questions', `case_file WHERE ${where}`, cases, values, sql),
    medianSeconds: await medianOf('seconds', `case_file WHERE ${where}`, cases, values, sql),
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
