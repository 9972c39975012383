import { Injectable, Logger } from '@nestjs/common';
import type { ModerationRecordPage, ModerationResult, ModerationStage } from '@zhiyin/contracts';
import { newId } from '../../../platform/database';
import { decodeCursor, encodeCursor } from '../../../platform/http';
import type { VerdictRow } from './verdict.entity';
import { type VerdictFilter, VerdictsRepository } from './verdicts.repository';

/** Where a text comes from. */
export interface Subject {
  stage: ModerationStage;
  /** Id of the timeline entry or whatever else is looked at. */
  subjectId: string;
  customerId?: string | null;
}

/** Enough for a person to understand; a text made of nothing but hits must not fill the row. */
const MOST_HITS = 100;
const LONGEST_TEXT = 10_000;

@Injectable()
export class VerdictsService {
  private readonly logger = new Logger(VerdictsService.name);

  constructor(private readonly verdicts: VerdictsRepository) {}

  /** Never throws: an answer must not fail because its verdict could not be kept. */
  async keep(result: ModerationResult, subject: Subject): Promise<void> {
    try {
      await this.verdicts.insert({
        id: newId(),
        stage: subject.stage,
        subjectId: subject.subjectId,
        customerId: subject.customerId ?? null,
        verdict: result.verdict,
        hits: result.hits.slice(0, MOST_HITS).map(({ value: _, ...hit }) => hit),
        textMasked: result.masked.slice(0, LONGEST_TEXT).toWellFormed(),
        createdAt: new Date(),
      });
    } catch (error) {
      this.logger.error(`A verdict on ${subject.stage} ${subject.subjectId} was not kept: ${String(error)}`);
    }
  }

  async list(
    filter: VerdictFilter,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<ModerationRecordPage> {
    const rows = await this.verdicts.page(filter, limit + 1, decodeCursor(cursor, 1)?.[0]);
    const items = rows.slice(0, limit).map(shown);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
  }
}

const shown = ({ textMasked, createdAt, ...row }: VerdictRow) => ({
  ...row,
  maskedText: textMasked,
  createdAt: createdAt.toISOString(),
});
