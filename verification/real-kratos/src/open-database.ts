import { DatabaseSync } from 'node:sqlite';

/** The database of a Kratos under test, for what no API does: letting time pass for a row, and cleaning up. */
export interface Database {
  /** One statement, with texts for its question marks. */
  run(sql: string, ...values: readonly string[]): Promise<void>;
  close(): void;
}

/** Opens a file of SQLite that somebody else writes to as well. */
export function openDatabase(file: string): Database {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  return {
    run: async (sql, ...values) => void database.prepare(sql).run(...values),
    close: () => database.close(),
  };
}
