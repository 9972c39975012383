import { DataSource } from 'typeorm';
import { dataSourceOptions, sqliteWriterOptions } from '../../src/platform/database/data-source.options';
import { type Backend, createBackend } from '../support/backend';

/** Entities and migrations describe the same tables, on the database of this run. */
describe('schema', () => {
  let backend: Backend;
  let source: DataSource;

  beforeAll(async () => {
    backend = await createBackend();
    const { DATABASE_URL: url, DATA_DIR } = backend.environment;
    const file = `${DATA_DIR}/schema.db`;
    const options = url ? dataSourceOptions({ url, file }) : sqliteWriterOptions(file);
    source = await new DataSource({ ...options, entities: [`${__dirname}/../../src/**/*.entity.ts`] }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await backend.drop();
  });

  const drift = async () => (await source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

  it('is what the entities say after all migrations, can be taken down and put up again', async () => {
    const migrations = await source.runMigrations({ transaction: 'each' });
    expect(migrations.length).toBeGreaterThan(3);
    expect(await drift()).toEqual([]);
    for (const _ of migrations) await source.undoLastMigration({ transaction: 'each' });
    await source.runMigrations({ transaction: 'each' });
    expect(await drift()).toEqual([]);
  });
});
