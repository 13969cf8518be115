/** The version of the tables that this program reads and writes. */
export const SCHEMA_VERSION = 2;

type Dialect = 'sqlite' | 'postgres';

/** What each version adds, in the words of either database. Versions that were released are never edited again. */
const FIRST: Readonly<Record<Dialect, readonly string[]>> = {
  sqlite: [
    `CREATE TABLE IF NOT EXISTS event (
       case_id TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
       PRIMARY KEY (case_id, seq)
     ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER IF NOT EXISTS event_is_kept BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`,
  ],
  postgres: [
    `CREATE TABLE IF NOT EXISTS event (
       case_id TEXT COLLATE "C" NOT NULL, seq INTEGER NOT NULL, at TEXT COLLATE "C" NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
       PRIMARY KEY (case_id, seq)
     )`,
    `CREATE OR REPLACE FUNCTION event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'events are append-only'; END $$`,
    `DROP TRIGGER IF EXISTS event_is_kept ON event`,
    `CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_is_kept()`,
  ],
};

const text = (dialect: Dialect): string => (dialect === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT');

/** Columns of `case_file` that hold text, in the order in which they are written. */
export const TEXT_COLUMNS = [
  'opened',
  'last',
  'state',
  'until',
  'because',
  'closed_as',
  'who',
  'host',
  'pack',
  'product',
  'flow',
  'hash',
  'kind',
  'node',
  'title',
  'conclusion',
  'result',
  'loop_node',
  'said',
  'words',
] as const;

export const NUMBER_COLUMNS = ['events', 'questions', 'seconds', 'loop_times'] as const;

/** Text that events have shown, each once; what a case came to; the conclusions that were tried. */
const second = (dialect: Dialect): readonly string[] => [
  `ALTER TABLE event ADD COLUMN shown ${text(dialect)}`,
  `CREATE TABLE shown_text (hash ${text(dialect)} NOT NULL PRIMARY KEY, lines TEXT NOT NULL)`,
  `CREATE TABLE case_file (
     id ${text(dialect)} NOT NULL PRIMARY KEY,
     ${TEXT_COLUMNS.map((name) => `${name} ${text(dialect)}`).join(', ')},
     ${NUMBER_COLUMNS.map((name) => `${name} INTEGER NOT NULL DEFAULT 0`).join(', ')},
     held_by ${text(dialect)}, held_on ${text(dialect)}, held_process ${text(dialect)}, held_since ${text(dialect)}, held_token ${text(dialect)}
   )`,
  `CREATE TABLE trial (
     case_id ${text(dialect)} NOT NULL, flow ${text(dialect)} NOT NULL, node ${text(dialect)} NOT NULL, result ${text(dialect)} NOT NULL,
     questions INTEGER NOT NULL, seconds INTEGER NOT NULL,
     PRIMARY KEY (case_id, flow, node)
   )`,
  'CREATE INDEX case_by_state ON case_file (state, last)',
  'CREATE INDEX case_by_reminder ON case_file (state, until)',
  // For the figures: counted from the index alone, or from the few cases that it holds.
  'CREATE INDEX case_by_end ON case_file (state, closed_as, product)',
  'CREATE INDEX case_by_effort ON case_file (questions, seconds)',
  `CREATE INDEX case_handed_over ON case_file (flow, said) WHERE kind = 'hand-over'`,
  'CREATE INDEX case_unknown ON case_file (said) WHERE flow IS NULL',
  'CREATE INDEX case_looped ON case_file (flow, loop_node, loop_times) WHERE loop_times >= 3',
  'CREATE INDEX trial_by_result ON trial (flow, node, result, questions, seconds)',
  ...(dialect === 'sqlite' ? [`CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END`] : []),
];

export const statementsOf = (dialect: Dialect, version: number): readonly string[] => (version === 1 ? FIRST[dialect] : second(dialect));
