import type { MigrationInterface, QueryRunner } from 'typeorm';
import { flag, id, integer, json, longText, reference, string, table, time } from './table';

const TABLES = [
  table(
    'conversation_memories',
    {
      conversationId: id,
      customerId: reference,
      startedAt: time,
      coversSeq: integer,
      summary: longText,
      madeBy: string(8),
      topics: json,
      outcome: string(12),
      complete: flag,
      updatedAt: time,
    },
    { conversation_memories_customer: { columns: ['customerId', 'startedAt'] } },
  ),
  table('customer_memories', { customerId: id, facts: json, updatedAt: time }),
];

export class Memory1763800000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
