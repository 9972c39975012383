import type { CannedAnswer, CannedAnswerStatus } from '@zhiyin/contracts';
import { newId } from '../../../platform/database';
import type { AnswerContent } from './answer-content';
import type { CannedAnswerRow } from './canned-answer.entity';

/** A row before the change it belongs to has given it its revision. */
export type UnsavedAnswer = Omit<CannedAnswerRow, 'revision'>;

export interface NewAnswer {
  content: AnswerContent;
  status: CannedAnswerStatus;
  externalKey?: string | null;
  demo?: boolean;
}

export function newAnswer({ content, status, externalKey = null, demo = false }: NewAnswer): UnsavedAnswer {
  const now = new Date();
  return {
    ...content,
    id: newId(),
    externalKey,
    status,
    version: 1,
    demo,
    hits: 0,
    lastHitAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** The next version of an entry. */
export function revised(
  row: CannedAnswerRow,
  change: Partial<AnswerContent & Pick<CannedAnswerRow, 'status' | 'externalKey'>>,
): UnsavedAnswer {
  return { ...row, ...change, version: row.version + 1, updatedAt: new Date() };
}

export function toCannedAnswer(row: UnsavedAnswer): CannedAnswer {
  return {
    id: row.id,
    externalKey: row.externalKey,
    question: row.question,
    similarQuestions: row.similarQuestions,
    answer: row.answer,
    category: row.category,
    links: row.links,
    followUps: row.followUps,
    validFrom: row.validFrom?.toISOString() ?? null,
    validTo: row.validTo?.toISOString() ?? null,
    regressionQuestions: row.regressionQuestions,
    status: row.status,
    version: row.version,
    demo: row.demo,
    hits: row.hits,
    lastHitAt: row.lastHitAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
