import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.options';
import { openWriteDoor, type WriteDoor } from './write-door';

/** On SQLite. (The same promises on MySQL: test/contract/write-door.contract.ts.) */
describe('WriteDoor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyin-door-'));
  let reader: DataSource;
  let door: WriteDoor;

  beforeAll(async () => {
    reader = await new DataSource(dataSourceOptions({ file: join(folder, 'test.db') })).initialize();
    door = await openWriteDoor(reader);
    await door.transaction((manager) => manager.query('CREATE TABLE counters (id INTEGER PRIMARY KEY, value INTEGER)'));
    await door.transaction((manager) => manager.query('INSERT INTO counters VALUES (1, 0)'));
  });
  afterAll(async () => {
    await door.close();
    await reader.destroy();
    rmSync(folder, { recursive: true });
  });

  const value = async () =>
    (await reader.query<{ value: number }[]>('SELECT value FROM counters WHERE id = 1'))[0]?.value;

  it('lets 200 writers in one after another: no update is lost', async () => {
    const addOne = () =>
      door.transaction(async (manager) => {
        const [row] = await manager.query<{ value: number }[]>('SELECT value FROM counters WHERE id = 1');
        await new Promise((resolve) => setImmediate(resolve));
        await manager.query('UPDATE counters SET value = ? WHERE id = 1', [row!.value + 1]);
      });
    await Promise.all(Array.from({ length: 200 }, addOne));
    expect(await value()).toBe(200);
  });

  it('takes back all of a failed piece of work, and only that', async () => {
    const before = (await value())!;
    const failing = door.transaction(async (manager) => {
      await manager.query('UPDATE counters SET value = -1 WHERE id = 1');
      throw new Error('changed my mind');
    });
    const beside = door.transaction((manager) => manager.query('UPDATE counters SET value = value + 1 WHERE id = 1'));
    await expect(failing).rejects.toThrow('changed my mind');
    await beside;
    expect(await value()).toBe(before + 1);
  });

  it('shows readers only what was committed', async () => {
    const before = await value();
    await door
      .transaction(async (manager) => {
        await manager.query('UPDATE counters SET value = 12345 WHERE id = 1');
        expect(await value()).toBe(before);
        throw new Error('roll back');
      })
      .catch(() => undefined);
    expect(await value()).toBe(before);
  });

  it('lets in whoever comes while the line is being closed', async () => {
    const once = () =>
      door.transaction((manager) => manager.query('UPDATE counters SET value = value + 1 WHERE id = 1'));
    for (let ticks = 0; ticks < 20; ticks += 1) {
      await once();
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      await once();
    }
  });

  it('is the only way to write', async () => {
    await expect(reader.query('UPDATE counters SET value = 0 WHERE id = 1')).rejects.toThrow(
      /readonly|read-only|query_only/i,
    );
  });
});
