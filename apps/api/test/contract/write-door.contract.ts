import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source.options';
import { openWriteDoor, type WriteDoor } from '../../src/platform/database/write-door';
import { createMysqlDatabase } from '../support/backend';

describe('WriteDoor on MySQL', () => {
  let database: Awaited<ReturnType<typeof createMysqlDatabase>>;
  let source: DataSource;
  let door: WriteDoor;

  beforeAll(async () => {
    database = await createMysqlDatabase();
    source = await new DataSource(dataSourceOptions({ url: database.url, file: '' })).initialize();
    door = await openWriteDoor(source);
    await source.query('CREATE TABLE counters (id INTEGER PRIMARY KEY, value INTEGER)');
    await source.query('INSERT INTO counters VALUES (1, 0), (2, 0)');
  });
  afterAll(async () => {
    await door.close();
    await source.destroy();
    await database.drop();
  });

  const values = async () =>
    (await source.query<{ value: number }[]>('SELECT value FROM counters ORDER BY id')).map(({ value }) => value);

  it('loses no update of 200 writers who lock in opposite orders', async () => {
    const addBoth = (order: number[]) =>
      door.transaction(async (manager) => {
        for (const id of order) await manager.query('UPDATE counters SET value = value + 1 WHERE id = ?', [id]);
      });
    await Promise.all(Array.from({ length: 200 }, (_, index) => addBoth(index % 2 ? [1, 2] : [2, 1])));
    expect(await values()).toEqual([200, 200]);
  });

  it('takes back all of a failed piece of work', async () => {
    const failing = door.transaction(async (manager) => {
      await manager.query('UPDATE counters SET value = -1');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await values()).toEqual([200, 200]);
  });

  it('migrates once when replicas start together', async () => {
    const fresh = await createMysqlDatabase();
    const replicas = await Promise.all(
      [1, 2, 3].map(() => new DataSource(dataSourceOptions({ url: fresh.url, file: '' })).initialize()),
    );
    await Promise.all(replicas.map((replica) => openWriteDoor(replica)));
    const [{ count }] = (await replicas[0]!.query('SELECT COUNT(*) AS count FROM migrations')) as [{ count: number }];
    expect(Number(count)).toBe(replicas[0]!.migrations.length);
    await Promise.all(replicas.map((replica) => replica.destroy()));
    await fresh.drop();
  });
});
