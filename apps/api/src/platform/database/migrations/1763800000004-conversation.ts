import type { MigrationInterface, QueryRunner } from 'typeorm';
import { flag, id, integer, json, longText, nullable, reference, string, table, time } from './table';

const TABLES = [
  table(
    'conversations',
    {
      id,
      customerId: reference,
      state: string(10),
      controlEpoch: integer,
      staffId: nullable(reference),
      leftMessage: flag,
      startedAt: time,
      lastMessageAt: time,
      closedAt: nullable(time),
    },
    {
      conversations_customer: { columns: ['customerId', 'startedAt'] },
      conversations_recent: { columns: ['lastMessageAt', 'id'] },
    },
  ),
  table('timeline_heads', { customerId: id, lastSeq: integer, readSeq: integer }),
  table(
    'timeline_entries',
    {
      id,
      customerId: reference,
      seq: integer,
      conversationId: reference,
      sender: string(8),
      kind: string(12),
      text: nullable(longText),
      data: nullable(json),
      source: nullable(string(16)),
      evidence: nullable(json),
      replyTo: nullable(reference),
      aiGenerated: flag,
      degradedReason: nullable(string(32)),
      clientMessageId: nullable(reference),
      staffId: nullable(reference),
      createdAt: time,
    },
    {
      timeline_customer_seq: { columns: ['customerId', 'seq'], unique: true },
      timeline_client_message: { columns: ['customerId', 'clientMessageId'], unique: true },
      timeline_conversation: { columns: ['conversationId', 'seq'] },
      timeline_reply: { columns: ['replyTo'] },
    },
  ),
  table(
    'turns',
    {
      id,
      conversationId: reference,
      customerId: reference,
      questionId: reference,
      answerId: nullable(reference),
      controlEpoch: integer,
      state: string(12),
      claimedUntil: time,
      outcome: nullable(string(8)),
      candidates: nullable(json),
      source: nullable(string(16)),
      degradedReason: nullable(string(32)),
      model: nullable(string(120)),
      receivedAt: time,
      acknowledgedMs: nullable(integer),
      firstTextMs: nullable(integer),
      completeMs: nullable(integer),
    },
    {
      turns_question: { columns: ['questionId'], unique: true },
      turns_conversation: { columns: ['conversationId', 'receivedAt'] },
      turns_unanswered: { columns: ['state', 'claimedUntil'] },
    },
  ),
  table(
    'answer_feedback',
    {
      entryId: id,
      customerId: reference,
      conversationId: reference,
      helpful: flag,
      reason: nullable(string(40)),
      comment: nullable(string(500)),
      createdAt: time,
    },
    { feedback_conversation: { columns: ['conversationId'] } },
  ),
  table('staff_presence', { staffId: id, status: string(8), updatedAt: time }),
];

export class Conversation1763800000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
