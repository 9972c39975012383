import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/http';
import type { Customer } from '../../auth';
import type { FeedbackDto } from '../dto/chat.dto';
import { LiveChannel } from '../live/live-channel';
import { TimelineRepository } from '../timeline/timeline.repository';
import { FeedbackRepository } from './feedback.repository';

@Injectable()
export class FeedbackService {
  constructor(
    private readonly feedback: FeedbackRepository,
    private readonly timeline: TimelineRepository,
    private readonly channel: LiveChannel,
  ) {}

  /** @throws not_found unless the entry is an answer given to this customer. */
  async rate(who: Customer, entryId: string, dto: FeedbackDto): Promise<void> {
    const entry = await this.timeline.findOwn(who.id, entryId);
    if (!entry || (entry.sender !== 'bot' && entry.sender !== 'staff')) throw new AppError('not_found');
    await this.feedback.save({
      entryId,
      customerId: who.id,
      conversationId: entry.conversationId,
      helpful: dto.helpful,
      reason: dto.reason ?? null,
      comment: dto.comment ?? null,
      createdAt: new Date(),
    });
  }

  async markRead(who: Customer, seq: number): Promise<void> {
    await this.feedback.markRead(who.id, seq);
    this.channel.tell(who.id, { event: 'read', data: { seq } });
  }
}
