import { Table, type TableColumnOptions } from 'typeorm';

type Columns = Record<string, Omit<TableColumnOptions, 'name'>>;
interface IndexSpec {
  columns: string[];
  unique?: boolean;
}

export const id: Columns[string] = { type: 'varchar', length: '36', isPrimary: true };
export const reference: Columns[string] = { type: 'varchar', length: '36' };
export const string = (length: number): Columns[string] => ({ type: 'varchar', length: String(length) });
export const longText: Columns[string] = { type: 'text' };
export const integer: Columns[string] = { type: 'integer' };
export const flag: Columns[string] = { type: 'boolean' };
export const json: Columns[string] = { type: 'json' };
export const time: Columns[string] = { type: 'datetime', precision: 3 };
export const nullable = (column: Columns[string]): Columns[string] => ({ ...column, isNullable: true });

/** A table in words that mean the same on both databases; the entities use the same words (columns.ts). */
export function table(name: string, columns: Columns, indices: Record<string, IndexSpec> = {}): Table {
  return new Table({
    name,
    columns: Object.entries(columns).map(([column, options]) => ({ name: column, ...options })),
    indices: Object.entries(indices).map(([index, spec]) => ({
      name: index,
      columnNames: spec.columns,
      isUnique: spec.unique ?? false,
    })),
  });
}
