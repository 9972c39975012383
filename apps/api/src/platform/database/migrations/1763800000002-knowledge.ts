import type { MigrationInterface, QueryRunner } from 'typeorm';
import { flag, id, integer, json, longText, nullable, reference, string, table, time } from './table';

const TABLES = [
  table('knowledge_revisions', { name: { ...string(20), isPrimary: true }, revision: integer }),
  table(
    'canned_answers',
    {
      id,
      externalKey: nullable(string(100)),
      question: string(200),
      similarQuestions: json,
      answer: longText,
      category: nullable(string(50)),
      links: json,
      followUps: json,
      validFrom: nullable(time),
      validTo: nullable(time),
      regressionQuestions: json,
      status: string(10),
      version: integer,
      revision: integer,
      demo: flag,
      hits: integer,
      lastHitAt: nullable(time),
      createdAt: time,
      updatedAt: time,
    },
    {
      canned_answers_external_key: { columns: ['externalKey'], unique: true },
      canned_answers_status: { columns: ['status'] },
      canned_answers_category: { columns: ['category'] },
      canned_answers_revision: { columns: ['revision'] },
    },
  ),
  table(
    'canned_answer_versions',
    {
      id,
      answerId: reference,
      version: integer,
      snapshot: json,
      staffId: nullable(reference),
      createdAt: time,
    },
    { canned_answer_versions_answer: { columns: ['answerId', 'version'], unique: true } },
  ),
  table(
    'documents',
    {
      id,
      title: string(200),
      format: string(10),
      version: integer,
      demo: flag,
      createdAt: time,
      updatedAt: time,
    },
    { documents_title: { columns: ['title'], unique: true } },
  ),
  table(
    'passages',
    { id, documentId: reference, heading: string(500), position: integer, text: longText },
    { passages_document: { columns: ['documentId', 'position'], unique: true } },
  ),
];

export class Knowledge1763800000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const made of TABLES) await runner.createTable(made);
    // Every change counts its part's row up; the rows are there from the start, so that there is something to lock.
    await runner.query("INSERT INTO knowledge_revisions (name, revision) VALUES ('answers', 0), ('documents', 0)");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const made of [...TABLES].reverse()) await runner.dropTable(made.name);
  }
}
