import { Injectable } from '@nestjs/common';
import { ModerationService } from '../../moderation';
import type { Task } from './reply';

/** Station 1: may this question go further? A refusal is an answer, not an error. */
@Injectable()
export class ScreenStation {
  constructor(private readonly moderation: ModerationService) {}

  async refuses({ question }: Task): Promise<boolean> {
    if (!question.text) return false;
    const { verdict } = await this.moderation.screen(question.text, {
      stage: 'question',
      subjectId: question.id,
      customerId: question.customerId,
    });
    return verdict === 'block';
  }
}
