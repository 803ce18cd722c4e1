/** The SQLite database: typed queries are built by Kysely, and run here one after the other, on statements that stay prepared. */
import BetterSqlite3 from 'better-sqlite3';
import { CompiledQuery, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable } from 'kysely';
import { migrate } from './migrations.ts';
import type { Tables } from './tables.ts';

export interface Database {
  /** Builds queries; it cannot run them. Running is synchronous, so that nothing can slip between two statements of a transaction. */
  readonly build: Kysely<Tables>;
  all<Row>(query: Compilable<Row>): Row[];
  get<Row>(query: Compilable<Row>): Row | null;
  iterate<Row>(query: Compilable<Row>): IterableIterator<Row>;
  /** How many rows it changed. */
  run(query: Compilable): number;
  insertAll<Name extends keyof Tables>(table: Name, rows: readonly Tables[Name][]): void;
  /** All or nothing, and on disk when it returns. */
  transact<Result>(act: () => Result): Result;
  /** Moves what was written into the database's own file, and empties the log that holds earlier states of it; false where a reader is in the way. */
  emptyLog(): boolean;
  close(): void;
}

export function openDatabase(path: string): Database {
  const sqlite = new BetterSqlite3(path);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('temp_store = memory');
  // What is deleted is overwritten: an erased record is not to be found in the file's free pages.
  sqlite.pragma('secure_delete = ON');
  const db = createDatabase(sqlite);
  migrate(sqlite, db);
  return db;
}

/** SQL as it is written here: for what must name its index, and for what runs for each row. */
export function write<Row>(sql: string, parameters: readonly unknown[] = []): Compilable<Row> {
  return { compile: () => CompiledQuery.raw(sql, [...parameters]) };
}

/** Filters combine in many ways, and each way is a statement: so many stay prepared. */
const preparedLimit = 500;

export function createDatabase(sqlite: BetterSqlite3.Database): Database {
  const build = createBuilder();
  const statements = new Map<string, BetterSqlite3.Statement>();
  const prepare = (sql: string): BetterSqlite3.Statement => {
    if (statements.size > preparedLimit) statements.clear();
    const statement = statements.get(sql) ?? sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    build,
    all: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = query.compile();
      return prepare(sql).all(...parameters) as Row[];
    },
    get: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = query.compile();
      return (prepare(sql).get(...parameters) as Row | undefined) ?? null;
    },
    iterate: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = query.compile();
      return prepare(sql).iterate(...parameters) as IterableIterator<Row>;
    },
    run: (query) => {
      const { sql, parameters } = query.compile();
      return prepare(sql).run(...parameters).changes;
    },
    insertAll: (table, rows) => insertAll(prepare, table, rows),
    transact: (act) => sqlite.transaction(act).immediate(),
    emptyLog: () => sqlite.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0,
    close: () => sqlite.close(),
  };
}

/** One statement serves all rows, without building a query for each. */
function insertAll<Name extends keyof Tables>(
  prepare: (sql: string) => BetterSqlite3.Statement,
  table: Name,
  rows: readonly Tables[Name][],
): void {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof Tables[Name])[];
  const names = columns.map((name) => `"${String(name)}"`).join(', ');
  const statement = prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`);
  for (const row of rows) statement.run(...columns.map((name) => row[name]));
}

function createBuilder(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}
