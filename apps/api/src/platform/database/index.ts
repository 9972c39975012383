export * from './columns';
export { DatabaseModule } from './database.module';
export { newId } from './ids';
export { type Transaction, WriteDoor } from './write-door';
