import { DataSource } from 'typeorm';
import { databaseFile, readSettings } from './apps/api/src/config';
import { dataSourceOptions, sqliteWriterOptions } from './apps/api/src/platform/database/data-source.options';

const settings = readSettings(process.env);
const options = settings.DATABASE_URL
  ? dataSourceOptions({ url: settings.DATABASE_URL, file: databaseFile(settings) })
  : sqliteWriterOptions(databaseFile(settings));

/** For the TypeORM command line: `npm run typeorm -- migration:show`. */
export default new DataSource({ ...options, entities: ['apps/api/src/**/*.entity.ts'] });
