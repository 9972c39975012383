import { Injectable } from '@nestjs/common';
import type { Message } from '@zhiyin/contracts';
import { AppEvents } from '../../../platform/events';
import { HandoffRequested } from '../conversation.events';
import { LiveChannel } from '../live/live-channel';
import type { Delivery } from '../reply/delivery';
import type { Task } from '../reply/reply';
import { WORDS } from '../reply/words';
import { toMessage } from '../timeline/message';
import type { EntryDraft } from '../timeline/timeline.repository';
import { RunningTurns } from '../turns/running-turns';
import { ControlRepository, type Moved } from './control.repository';
import { PresenceRepository } from './presence.repository';

export type HandoffReason = 'button' | 'words';

/** The customer's side of a hand-off: ask for a person, take it back, end the conversation. */
@Injectable()
export class HandoffService {
  constructor(
    private readonly control: ControlRepository,
    private readonly presence: PresenceRepository,
    private readonly running: RunningTurns,
    private readonly channel: LiveChannel,
    private readonly events: AppEvents,
  ) {}

  /** With nobody there the bot keeps the conversation and a message can be left: a silent line helps nobody. */
  async request(customerId: string, reason: HandoffReason): Promise<void> {
    if (!(await this.presence.someoneOnline())) {
      const left = await this.control.tellCustomer(customerId, systemNotice('leave_message', WORDS.leaveMessage));
      this.tell(left);
      this.events.emit(new HandoffRequested({ conversationId: left.conversation.id, reason }));
      return;
    }
    const moved = await this.control.moveForCustomer(
      customerId,
      'requestPerson',
      systemNotice('queued', WORDS.queued, { reason }),
    );
    if (!moved) return; // already in the line or with a person: asking twice changes nothing
    this.running.abortConversation(moved.conversation.id);
    this.tell(moved);
    this.events.emit(new HandoffRequested({ conversationId: moved.conversation.id, reason }));
  }

  async withdraw(customerId: string): Promise<void> {
    const moved = await this.control.moveForCustomer(
      customerId,
      'withdrawRequest',
      systemNotice('withdrawn', WORDS.withdrawn),
    );
    if (moved) this.tell(moved);
  }

  async closeByCustomer(customerId: string): Promise<void> {
    const moved = await this.control.moveForCustomer(customerId, 'close', systemNotice('closed', WORDS.closed), {
      closedAt: new Date(),
    });
    if (!moved) return;
    this.running.abortConversation(moved.conversation.id);
    this.tell(moved);
  }

  /** The customer asked for a person in words: the bot says so, then control passes. */
  async answerWish(task: Task, delivery: Delivery): Promise<Message | undefined> {
    const message = await delivery.finish({ kind: 'text', text: WORDS.personWish, source: 'menu' }, {});
    if (message) await this.request(task.turn.customerId, 'words');
    return message;
  }

  private tell({ entries }: Moved): void {
    for (const entry of entries) {
      this.channel.tell(entry.customerId, { event: 'message', seq: entry.seq, data: toMessage(entry) });
    }
  }
}

export const systemNotice = (notice: string, text: string, more: Record<string, unknown> = {}): EntryDraft => ({
  sender: 'system',
  kind: 'notice',
  text,
  data: { notice, ...more },
});
