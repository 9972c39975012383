import { Injectable } from '@nestjs/common';
import { WriteDoor } from '../../../platform/database';
import { TimelineRepository } from '../timeline/timeline.repository';
import { AnswerFeedback } from './answer-feedback.entity';

@Injectable()
export class FeedbackRepository {
  constructor(
    private readonly door: WriteDoor,
    private readonly timeline: TimelineRepository,
  ) {}

  async save(feedback: AnswerFeedback): Promise<void> {
    await this.door.transaction((manager) => manager.save(AnswerFeedback, feedback));
  }

  async markRead(customerId: string, seq: number): Promise<void> {
    await this.door.transaction((manager) => this.timeline.markRead(manager, customerId, seq));
  }
}
