export * from './columns';
export { DatabaseModule } from './database.module';
export { newId } from './ids';
export { forUpdate, insertRows, selectRows, storedTime, updateRows } from './plain-sql';
export { type Transaction, WriteDoor } from './write-door';
