import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Under `*_ci` collations 'abc' = 'ABC', é = e and some emoji are equal: keys would collide. SQLite compares bytes;
 * MySQL is told to do the same for every table of this database.
 */
export class MysqlCollation1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (runner.connection.options.type !== 'mysql') return;
    await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
  }

  async down(): Promise<void> {
    // Tables made under it keep their collation; nothing to take back.
  }
}
