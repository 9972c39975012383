export * from './columns';
export { DatabaseModule } from './database.module';
export { newId } from './ids';
export { WriteDoor } from './write-door';
