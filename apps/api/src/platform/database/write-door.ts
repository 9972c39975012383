import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { sqliteWriterOptions } from './data-source.options';

/** Handed on by services, used by repositories alone. */
export type Transaction = EntityManager;
type Work<T> = (manager: Transaction) => Promise<T>;

/**
 * The one way to change the database. A piece of work is one transaction: all of it or nothing.
 *
 * SQLite has one writer. Two transactions on one connection would reject each other, and a plain write beside one
 * would be rolled back with it; so work waits here in a line, on a connection of its own, while reads go through
 * another connection that is read-only and sees only what was committed. On MySQL work runs in parallel and a
 * deadlock victim is tried again.
 */
export abstract class WriteDoor {
  /** @throws whatever the work throws, after rolling back. Keep waits on other things out of it. */
  abstract transaction<T>(work: Work<T>): Promise<T>;
  abstract close(): Promise<void>;
}

export async function openWriteDoor(reader: DataSource): Promise<WriteDoor> {
  if (reader.options.type === 'mysql') {
    await migrateUnderLock(reader);
    return new MysqlWriteDoor(reader);
  }
  const writer = new DataSource({
    ...sqliteWriterOptions(String(reader.options.database)),
    entities: reader.options.entities,
  });
  await writer.initialize();
  await writer.runMigrations({ transaction: 'each' });
  return new SqliteWriteDoor(writer);
}

interface Waiting {
  work: Work<unknown>;
  settle: { resolve(value: unknown): void; reject(error: unknown): void };
}

type Outcome = { value: unknown } | { error: unknown };

/** Enough that the wait for the disk is shared, few enough that nobody waits long. */
const MOST_AT_ONCE = 64;

/**
 * Group commit: whatever gathered while the disk was busy goes into one transaction, each piece of work behind a
 * savepoint of its own, so that a failing one takes back only itself. Nobody hears of success before the commit.
 */
class SqliteWriteDoor extends WriteDoor {
  private readonly line: Waiting[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly writer: DataSource) {
    super();
  }

  transaction<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.line.push({ work, settle: { resolve: resolve as (value: unknown) => void, reject } });
      this.running ??= this.drain();
    });
  }

  async close(): Promise<void> {
    await this.running;
    await this.writer.destroy();
  }

  private async drain(): Promise<void> {
    // One turn of the loop lets requests that arrived together travel together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.line.length > 0) await this.commitTogether(this.line.splice(0, MOST_AT_ONCE));
    // In the same step as the last look at the line: whoever comes now starts a new round.
    this.running = undefined;
  }

  private async commitTogether(group: Waiting[]): Promise<void> {
    const runner = this.writer.createQueryRunner();
    try {
      await runner.startTransaction();
      const outcomes: Outcome[] = [];
      for (const { work } of group) outcomes.push(await this.behindSavepoint(runner, work));
      await runner.commitTransaction();
      group.forEach(({ settle }, index) => {
        const outcome = outcomes[index]!;
        if ('error' in outcome) settle.reject(outcome.error);
        else settle.resolve(outcome.value);
      });
    } catch (error) {
      // The disk refused the whole group: nobody's work is stored, and everybody hears so.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      for (const { settle } of group) settle.reject(error);
    } finally {
      await runner.release();
    }
  }

  private async behindSavepoint(runner: QueryRunner, work: Work<unknown>): Promise<Outcome> {
    await runner.query('SAVEPOINT work');
    try {
      const value = await work(runner.manager);
      await runner.query('RELEASE work');
      return { value };
    } catch (error) {
      await runner.query('ROLLBACK TO work');
      await runner.query('RELEASE work');
      return { error };
    }
  }
}

const RETRYABLE = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT']);
const ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 250;

class MysqlWriteDoor extends WriteDoor {
  constructor(private readonly pool: DataSource) {
    super();
  }

  async transaction<T>(work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        // READ COMMITTED takes no gap locks: appends of different customers never wait for each other.
        return await this.pool.transaction('READ COMMITTED', work);
      } catch (error) {
        const code = (error as { driverError?: { code?: string } }).driverError?.code ?? '';
        if (attempt >= ATTEMPTS || !RETRYABLE.has(code)) throw error;
        // Full jitter: victims that wait equally long would meet again.
        const pause = Math.random() * Math.min(LONGEST_PAUSE_MS, 10 * 2 ** attempt);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  close(): Promise<void> {
    return Promise.resolve(); // the pool belongs to TypeOrmModule
  }
}

/** Replicas that start together must not migrate together. */
async function migrateUnderLock(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query("SELECT GET_LOCK('zhiyin-migrations', 60)");
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query("SELECT RELEASE_LOCK('zhiyin-migrations')");
    await runner.release();
  }
}
