import { DatabaseSync } from 'node:sqlite';

/** The database of a Kratos under test, for changes without an API: expiring and deleting rows. */
export interface Database {
  /** Runs one statement, with texts for its question marks. */
  run(sql: string, ...values: readonly string[]): Promise<void>;
  /** Returns the column `text` of each found row. */
  read(sql: string, ...values: readonly string[]): Promise<readonly string[]>;
  close(): void;
}

/** Opens an SQLite file that Kratos writes to as well. */
export function openDatabase(file: string): Database {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  return {
    run: async (sql, ...values) => void database.prepare(sql).run(...values),
    read: async (sql, ...values) =>
      database
        .prepare(sql)
        .all(...values)
        .map(({ text }) => String(text)),
    close: () => database.close(),
  };
}
