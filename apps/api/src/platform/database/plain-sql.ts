import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * The few statements that every message needs, without the query builder: building the text of a statement costs more
 * than running it. Table, columns and value conversion are still the entity's; the SQL means the same on SQLite and
 * MySQL, with `?` for values.
 */
type Values = readonly unknown[];

/** Inserts whole rows: every column must be set. */
export async function insertRows<T extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<T>,
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const { driver } = manager.connection;
  const { columns, tableName } = manager.connection.getMetadata(target);
  const group = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  const values = rows.flatMap((row) =>
    columns.map((column) => driver.preparePersistentValue(row[column.propertyName], column) as unknown),
  );
  await manager.query(`INSERT INTO ${driver.escape(tableName)} (${names}) VALUES ${rows.map(() => group).join(', ')}`, [
    ...values,
  ]);
}

/** The rows that meet `where`, as entities. @param rest ORDER BY, LIMIT. */
export async function selectRows<T extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<T>,
  where: string,
  values: Values,
  rest = '',
): Promise<T[]> {
  const { driver } = manager.connection;
  const { columns, tableName } = manager.connection.getMetadata(target);
  const rows = await manager.query<ObjectLiteral[]>(
    `SELECT * FROM ${driver.escape(tableName)} WHERE ${where} ${rest}`,
    [...values],
  );
  return rows.map((row) => {
    const entity: ObjectLiteral = {};
    for (const column of columns)
      entity[column.propertyName] = driver.prepareHydratedValue(row[column.databaseName], column);
    return entity as T;
  });
}

/** Changes the rows that meet `where`, inside a transaction. @returns how many those were. */
export async function updateRows<T extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<T>,
  changes: Partial<T>,
  where: string,
  values: Values,
): Promise<number> {
  const { driver } = manager.connection;
  const { columns, tableName } = manager.connection.getMetadata(target);
  const changed = columns.filter(({ propertyName }) => changes[propertyName] !== undefined);
  const set = changed.map(({ databaseName }) => `${driver.escape(databaseName)} = ?`).join(', ');
  const news = changed.map((column) => driver.preparePersistentValue(changes[column.propertyName], column) as unknown);
  if (!manager.queryRunner) throw new Error('updateRows works inside a transaction');
  const sql = `UPDATE ${driver.escape(tableName)} SET ${set} WHERE ${where}`;
  const { affected } = await manager.queryRunner.query(sql, [...news, ...values], true);
  return affected ?? 0;
}

/** A time as both databases store it: UTC, `YYYY-MM-DD HH:MM:SS.mmm`. */
export const storedTime = (time: string | Date) => new Date(time).toISOString().replace('T', ' ').replace('Z', '');

/** Reads the row under a lock on MySQL; SQLite's one writer needs none. */
export const forUpdate = (manager: EntityManager) => (manager.connection.options.type === 'mysql' ? 'FOR UPDATE' : '');
