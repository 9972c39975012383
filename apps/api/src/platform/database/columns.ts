import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

/**
 * Column decorators whose types mean the same on SQLite and MySQL, so that one migration and one entity serve both.
 * They carry explicit types: nothing depends on emitted metadata, and the TypeORM CLI runs without it.
 */
export const IdColumn = () => PrimaryColumn({ type: 'varchar', length: 36 });
export const ReferenceColumn = (options: ColumnOptions = {}) => Column({ type: 'varchar', length: 36, ...options });
export const TextColumn = (length: number, options: ColumnOptions = {}) =>
  Column({ type: 'varchar', length, ...options });
/** Up to 64 KB on MySQL; the DTO keeps it shorter. */
export const LongTextColumn = (options: ColumnOptions = {}) => Column({ type: 'text', ...options });
export const IntegerColumn = (options: ColumnOptions = {}) => Column({ type: 'integer', ...options });
export const FlagColumn = () => Column({ type: 'boolean' });
export const JsonColumn = (options: ColumnOptions = {}) => Column({ type: 'json', ...options });
/** Milliseconds, UTC. */
export const TimeColumn = (options: ColumnOptions = {}) => Column({ type: 'datetime', precision: 3, ...options });
