import { Injectable } from '@nestjs/common';
import type { ModerationResult } from '@zhiyin/contracts';
import { AppEvents } from '../../platform/events';
import { type AnswerGuard, createAnswerGuard } from './answer-guard';
import { judge } from './judgement';
import { maskForModel, type ModelMasks } from './model-masks';
import { ModerationHitFound } from './moderation.events';
import { LexiconService } from './terms/lexicon.service';
import { type Subject, VerdictsService } from './verdicts/verdicts.service';

/** What other modules ask of moderation. Local and deterministic: no call leaves the process. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly lexicon: LexiconService,
    private readonly verdicts: VerdictsService,
    private readonly events: AppEvents,
  ) {}

  /** Judges a text and keeps the verdict unless it passes. Does not fail when it cannot be kept. */
  async screen(text: string, subject: Subject): Promise<ModerationResult> {
    const result = this.check(text);
    if (result.verdict === 'pass') return result;
    const found = new Map(result.hits.map(({ category, action }) => [`${category} ${action}`, { category, action }]));
    for (const hit of found.values()) this.events.emit(new ModerationHitFound({ stage: subject.stage, ...hit }));
    await this.verdicts.keep(result, subject);
    return result;
  }

  /** Judges a text and keeps nothing. */
  check(text: string): ModerationResult {
    return judge(text, this.lexicon.current);
  }

  /** Personal data as placeholders such as [手机号1], the same value alike in all texts; `restore` puts it back. */
  maskForModel(texts: readonly string[]): ModelMasks {
    return maskForModel(texts);
  }

  /** One per answer. It keeps to the lexicon it began with, so that an answer is judged by one measure. */
  answerGuard(): AnswerGuard {
    return createAnswerGuard(this.lexicon.current);
  }
}
