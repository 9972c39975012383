import type { MigrationInterface, QueryRunner } from 'typeorm';
import { flag, id, integer, json, longText, nullable, reference, string, table, time } from './table';

const TABLES = [
  table(
    'moderation_terms',
    {
      id,
      term: string(64),
      category: string(40),
      action: string(10),
      severity: integer,
      exceptions: json,
      wholeWord: flag,
      starter: flag,
      enabled: flag,
      createdAt: time,
      updatedAt: time,
      createdBy: nullable(reference),
    },
    {
      moderation_terms_term: { columns: ['term'], unique: true },
      moderation_terms_category: { columns: ['category'] },
    },
  ),
  table('moderation_lexicon', { name: { ...string(20), isPrimary: true }, revision: integer }),
  table(
    'moderation_verdicts',
    {
      id,
      stage: string(10),
      subjectId: string(64),
      customerId: nullable(reference),
      verdict: string(10),
      hits: json,
      textMasked: longText,
      createdAt: time,
    },
    {
      moderation_verdicts_time: { columns: ['createdAt'] },
      moderation_verdicts_customer: { columns: ['customerId'] },
    },
  ),
];

export class Moderation1763800000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const each of TABLES) await runner.createTable(each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of TABLES.toReversed()) await runner.dropTable(each);
  }
}
