import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import libsql from 'libsql';
import type { DataSourceOptions } from 'typeorm';
import type { BetterSqlite3DataSourceOptions } from 'typeorm/driver/better-sqlite3/BetterSqlite3DataSourceOptions.js';
import { MIGRATIONS } from './migrations';

export interface DatabaseLocation {
  /** `mysql://…`; unset = the SQLite file. */
  url?: string | undefined;
  file: string;
}

const shared = { migrations: MIGRATIONS, synchronize: false, logging: false } as const;

/** Options for the DataSource that reads (and on MySQL also writes). */
export function dataSourceOptions({ url, file }: DatabaseLocation): DataSourceOptions {
  if (!url) return sqliteOptions(file, ['PRAGMA query_only = ON']);
  return {
    ...shared,
    type: 'mysql',
    url,
    timezone: 'Z',
    charset: 'utf8mb4',
    supportBigNumbers: true,
    poolSize: 16,
    extra: { connectTimeout: 5_000 },
  };
}

/** Options for SQLite's one writing connection: the only place where a write is possible. */
export function sqliteWriterOptions(file: string): BetterSqlite3DataSourceOptions {
  return sqliteOptions(file, ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL']);
}

/**
 * libsql is given as the driver of TypeORM's better-sqlite3 type: the same interface, but with prebuilt
 * binaries inside the npm packages (docs/adr/0003).
 */
function sqliteOptions(file: string, pragmas: string[]): BetterSqlite3DataSourceOptions {
  mkdirSync(dirname(file), { recursive: true });
  return {
    ...shared,
    type: 'better-sqlite3',
    database: file,
    driver: libsql,
    prepareDatabase: (database: { exec(sql: string): void }) => {
      for (const pragma of ['PRAGMA busy_timeout = 5000', ...pragmas]) database.exec(pragma);
    },
  };
}
